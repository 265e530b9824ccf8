// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/resolvedconnection.h"

#include "app/aws/endpoint.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ResolvedConnection)
};

Expected<QUrl> allowed(const QUrl &url)
{
    if (const Expected<void> checked = checkEndpoint(url); !checked)
        return tl::unexpected(checked.error());
    return url;
}

/// The endpoint that environment or profile set for a service; nothing where they set none.
std::optional<Expected<QUrl>> configuredFor(const ResolvedConnection &resolved, const QString &service)
{
    const QString text = resolved.configured.value(service);
    if (text.isEmpty())
        return std::nullopt;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return failure(Texts::tr("The endpoint_url that is set for %1 is not an address.").arg(service));
    return allowed(url);
}

} // namespace

Expected<QUrl> endpointOf(const ResolvedConnection &resolved, Service service)
{
    const Connection &connection = resolved.connection;
    if (resolved.isSandbox())
        return resolved.endpoint;
    if (resolved.region.isEmpty())
        return failure(Texts::tr("The connection “%1” has no region.").arg(connection.name));
    if (!connection.endpoint.isEmpty()) {
        if (connection.fips || connection.dualStack) {
            return failure(Texts::tr("FIPS or IPv6 and an own endpoint cannot be combined. Leave "
                                     "one of them out."));
        }
        return allowed(connection.endpoint);
    }
    if (const std::optional<Expected<QUrl>> configured = configuredFor(resolved, serviceId(service)))
        return *configured;
    return serviceEndpoint(service, resolved.region, resolved.variant);
}

Expected<QUrl> endpointOnTheWay(const ResolvedConnection &resolved, const QString &service,
                                const QString &region)
{
    if (const std::optional<Expected<QUrl>> configured = configuredFor(resolved, service))
        return *configured;
    // An emulator on this computer plays all services; a private endpoint of IoT plays that one.
    const QUrl &own = resolved.connection.endpoint;
    if (service == "sts"_L1 && !own.isEmpty() && isLoopback(own))
        return own;
    for (const Service one : {Service::Sts, Service::Sso, Service::SsoOidc}) {
        if (serviceId(one) == service)
            return serviceEndpoint(one, region, resolved.variant);
    }
    Q_UNREACHABLE();
}

} // namespace fleetwright::aws
