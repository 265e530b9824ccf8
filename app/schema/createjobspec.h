// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

namespace fleetwright::schema
{

/// The request of CreateJob: 17 parameters with every nested member. Limits after the service's API model
/// (`iot/2015-05-28`, as botocore 1.43 ships it) and, where the model is silent, AWS's documented quotas.
[[nodiscard]] const FieldSpec &createJob();

/// The row of the field at `at`, which must be one of the table.
[[nodiscard]] const FieldSpec &createJob(const json::Pointer &at);

} // namespace fleetwright::schema
