// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/resolvedconnection.h"
#include "app/exchange/write.h"
#include "app/job/rulecontext.h"

namespace fleetwright::session
{

/// What a job's rules may know of a connection, at `now` (UTC), in this computer's time zone.
[[nodiscard]] job::RuleContext contextOf(const aws::ResolvedConnection &resolved, const QDateTime &now);
/// The same where there is no connection: the time alone.
[[nodiscard]] job::RuleContext contextOf(const QDateTime &now);

/// Where commands that are exported for a connection are to send.
[[nodiscard]] exchange::Destination destinationOf(const aws::ResolvedConnection &resolved);
/// The same for AWS's own endpoint in a region; fails for what is no region's name.
[[nodiscard]] Expected<exchange::Destination> destinationIn(const QString &region);

} // namespace fleetwright::session
