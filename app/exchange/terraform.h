// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/write.h"

namespace fleetwright::exchange
{

/// An `awscc_iot_job_template` in HCL. Its attributes are those of CloudFormation's AWS::IoT::JobTemplate in
/// snake_case.
[[nodiscard]] Written terraform(const job::JobDocument &document);

} // namespace fleetwright::exchange
