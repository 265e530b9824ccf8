// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/resourcenames.h"
#include "app/exchange/write.h"

namespace fleetwright::exchange
{

/// A CloudFormation template with the job as its only resource.
[[nodiscard]] Written cloudFormation(const job::JobDocument &document, Resource resource, bool asJson);

} // namespace fleetwright::exchange
