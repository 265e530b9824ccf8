// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace fleetwright::job
{

/// What stands in a job, or inside one of its texts, for something that another program or person fills in: a
/// shell's variable, a template's parameter. Visible, and never part of a real job; rule `gap.open` asks to
/// fill it in.
[[nodiscard]] QString gap(const QString &name);

/// The names of the gaps in a text, in its order, each once.
[[nodiscard]] QStringList gapsIn(const QString &text);

/// How many bytes the gap takes that begins at `at` of a UTF-8 text; 0 where none does.
[[nodiscard]] qsizetype gapBytes(const QByteArray &text, qsizetype at);

} // namespace fleetwright::job
