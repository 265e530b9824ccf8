// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"

namespace fleetwright::exchange
{

/// `aws iot create-job …`, an option a line.
[[nodiscard]] QString cliCommand(const job::JobDocument &document, const Destination &destination);

} // namespace fleetwright::exchange
