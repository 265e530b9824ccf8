// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"

namespace fleetwright::exchange
{

/// A step of a GitHub workflow that runs `fleetwright check` over the job.
[[nodiscard]] QString gitHubStep(const job::JobDocument &document);

} // namespace fleetwright::exchange
