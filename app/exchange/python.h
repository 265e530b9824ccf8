// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"

namespace fleetwright::exchange
{

/// A Python program that creates the job with boto3.
[[nodiscard]] QString boto3Program(const job::JobDocument &document, const Destination &destination);

} // namespace fleetwright::exchange
