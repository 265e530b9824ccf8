// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace fleetwright::test
{

/// How far the counted sources have come since the program began, in steps: blocks of code that were run, and
/// 16 bytes that were allocated or moved. It does not depend on how busy the machine is.
[[nodiscard]] quint64 stepsSoFar();

} // namespace fleetwright::test
