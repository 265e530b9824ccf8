// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"

namespace fleetwright::exchange
{

/// A program for Node.js that creates the job with the AWS SDK for JavaScript, version 3.
[[nodiscard]] QString javaScriptProgram(const job::JobDocument &document, const Destination &destination);

} // namespace fleetwright::exchange
