// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/contextof.h"

namespace fleetwright::session
{

job::RuleContext contextOf(const aws::ResolvedConnection &resolved, const QDateTime &now)
{
    job::RuleContext context = contextOf(now);
    context.partition = resolved.partition;
    context.region = resolved.region;
    context.account = resolved.account;
    return context;
}

job::RuleContext contextOf(const QDateTime &now)
{
    return {.now = now, .zone = QTimeZone::systemTimeZone()};
}

exchange::Destination destinationOf(const aws::ResolvedConnection &resolved)
{
    return {resolved.region, resolved.endpoint, resolved.isElsewhere()};
}

Expected<exchange::Destination> destinationIn(const QString &region)
{
    const Expected<QUrl> endpoint = aws::serviceEndpoint(aws::Service::Iot, region);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    return exchange::Destination{region, *endpoint, false};
}

} // namespace fleetwright::session
