// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/draft.h"

namespace fleetwright::exchange
{

/// What a JSON or YAML text holds: a request, an answer of `describe-job` or `describe-job-template`, or a
/// CloudFormation resource.
[[nodiscard]] DraftResult readStructured(Node root, bool isYaml);

} // namespace fleetwright::exchange
