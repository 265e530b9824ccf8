// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/rulecontext.h"

#include <QString>

namespace fleetwright::job
{

/// The next five moments at which a window with this `cron(…)` opens, one a line, in the operator's time zone
/// and in UTC. Empty where the expression is not valid or never opens again.
[[nodiscard]] QString openingsText(const QString &cron, const job::RuleContext &context);

} // namespace fleetwright::job
