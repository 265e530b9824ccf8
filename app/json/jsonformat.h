// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fleetwright::json
{

/// The JSON `text` laid out with four spaces a level and one member or item a line. Only the white space
/// between tokens changes: the order of members and the spelling of numbers and strings stay. `text` must be
/// valid JSON.
[[nodiscard]] QString reindentJson(QStringView text);

} // namespace fleetwright::json
