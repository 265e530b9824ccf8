// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/draft.h"

namespace fleetwright::exchange
{

/// True for a template with a job in it, and for a resource alone: `AWS::IoT::Job` or
/// `AWS::IoT::JobTemplate`.
[[nodiscard]] bool isCloudFormation(const Node &root);

/// The request of the only such resource. What CloudFormation puts in stands in it as gaps.
[[nodiscard]] DraftResult readCloudFormation(Node root);

} // namespace fleetwright::exchange
