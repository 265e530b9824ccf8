// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fleetwright::exchange
{

/// The text as one word of a POSIX shell: as it is where that is safe, else in single quotes.
[[nodiscard]] QString shellWord(const QString &text);

} // namespace fleetwright::exchange
