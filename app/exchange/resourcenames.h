// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/ordered.h"

namespace fleetwright::exchange
{

/// The resources of CloudFormation that hold a job.
enum class Resource : quint8 { Job, JobTemplate };

/// The request under the names and at the places that CloudFormation has for them. What the resource cannot
/// hold is taken out and told in `leftOut`, a sentence each.
[[nodiscard]] Ordered asResource(const job::JobDocument &document, Resource resource, QStringList &leftOut);

} // namespace fleetwright::exchange
