// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"

namespace fleetwright::exchange
{

/// `aws iot create-job` for Windows PowerShell 5.1 and PowerShell 7.
[[nodiscard]] QString powerShellCommand(const job::JobDocument &document, const Destination &destination);

} // namespace fleetwright::exchange
