// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"

namespace fleetwright::exchange
{

/// A program that creates the job with the AWS SDK for Go, version 2. What its types cannot hold is left out
/// and told.
[[nodiscard]] Written goProgram(const job::JobDocument &document, const Destination &destination);

} // namespace fleetwright::exchange
