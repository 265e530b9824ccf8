// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace fleetwright::identity
{

/// Splits a text into words as a POSIX shell does: quotes, and backslashes outside of single quotes; nothing
/// is expanded. Nothing where a quote is left open or a backslash ends the text. As Python's `shlex.split`,
/// by which AWS's tools go.
[[nodiscard]] std::optional<QStringList> shellWords(QStringView text);

} // namespace fleetwright::identity
