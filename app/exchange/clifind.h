// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/sourcemap.h"

namespace fleetwright::exchange
{

/// Where commands of the program `name` begin in the text: at the start of a line, behind a prompt, in
/// `$(…)`, behind an assignment or another command; not in comments.
[[nodiscard]] QList<qsizetype> commandsNamed(const QByteArray &text, const QString &name);

/// Where the text does something besides `command`; nothing where the rest is blank or comments.
[[nodiscard]] std::optional<qsizetype> otherCommand(const QByteArray &text, json::TextRange command);

} // namespace fleetwright::exchange
