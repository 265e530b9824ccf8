// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QString>
#include <QUrl>

namespace fleetwright::aws
{

/// The services whose endpoints are known.
enum class Service : quint8 { Iot, Sts, Sso, SsoOidc };

/// Which of a service's endpoints.
struct EndpointVariant {
    bool fips = false;
    bool dualStack = false; ///< answers over IPv6 too

    bool operator==(const EndpointVariant &) const = default;
};

/// The service's id as AWS's tools write it: `sso-oidc`.
[[nodiscard]] QString serviceId(Service service);
/// `https://iot.eu-west-1.amazonaws.com`. Fails for a region whose name fits no partition, where the rules
/// know no such endpoint, and for FIPS of IoT where AWS publishes none.
[[nodiscard]] Expected<QUrl> serviceEndpoint(Service service, const QString &region,
                                             EndpointVariant variant = {});

} // namespace fleetwright::aws
