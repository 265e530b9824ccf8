// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/draft.h"

namespace fleetwright::exchange
{

/// True for what `describe-job` or `describe-job-template` answers.
[[nodiscard]] bool isServiceAnswer(const Node &root);

/// The request that makes that job once more, or the template's job; what is no input is left out and named.
[[nodiscard]] Draft requestOfAnswer(Node root);

/// A template's maintenance windows stand at its top; a job's in its schedule.
void moveMaintenanceWindows(Node &request);

} // namespace fleetwright::exchange
