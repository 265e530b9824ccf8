// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/node.h"

namespace fleetwright::exchange
{

/// `node` with CloudFormation's functions worked out as far as the text tells: a gap for each parameter,
/// resource and condition.
[[nodiscard]] Node withGaps(const Node &node);

} // namespace fleetwright::exchange
