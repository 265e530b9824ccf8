// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/ordered.h"

namespace fleetwright::exchange
{

/// The value as YAML that readers of versions 1.1 and 1.2 take alike: every text in quotes or as a block, so
/// that none is taken for a number, a date or a truth value. `indent` stands before each line; final newline.
[[nodiscard]] QString toYaml(const Ordered &value, const QString &indent = {});

} // namespace fleetwright::exchange
