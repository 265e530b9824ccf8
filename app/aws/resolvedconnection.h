// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"
#include "app/aws/retrypolicy.h"
#include "app/aws/serviceendpoint.h"

#include <QMap>

#include <optional>

namespace fleetwright::aws
{

/// Where a connection leads and as whom, once all that have a say in it were asked: its own fields, the
/// environment, the profile. A value: files that change later do not change it. Holds no secret.
struct ResolvedConnection {
    /// Who said so.
    enum class Origin : quint8 { Nobody, Connection, Environment, Profile };

    Connection connection = {};
    QString region = {}; ///< empty where nobody names one
    Origin regionFrom = Origin::Nobody;
    QString partition = {}; ///< of the region, as ARNs write it; empty where its name fits none
    QString account = {};   ///< 12 digits; empty: not known
    QString role = {};      ///< name of the role that the files lead to; empty where they tell of none
    QUrl endpoint = {};     ///< of AWS IoT; empty where there is a fault
    Origin endpointFrom = Origin::Nobody;        ///< nobody: AWS's own for the region
    QString caBundle = {};                       ///< path of the certificates to trust; empty: the system's
    int maxAttempts = RetryPolicy().maxAttempts; ///< of one call, from 1 on
    EndpointVariant variant = {};
    QMap<QString, QString> configured =
        {};                ///< endpoints by service id, as environment and profile write them
    QString identity = {}; ///< tells whose account it is; where it changes, an account learnt before is void
    QString route =
        {}; ///< a digest of all that clients and their credentials are made from, secrets included
    std::optional<Error> fault = {}; ///< why it cannot be opened

    [[nodiscard]] bool isSandbox() const { return connection.kind == Connection::Kind::Sandbox; }
    /// Whether requests go elsewhere than to AWS's own endpoint for the region.
    [[nodiscard]] bool isElsewhere() const { return isSandbox() || endpointFrom != Origin::Nobody; }
    bool operator==(const ResolvedConnection &) const = default;
};

/// The endpoint at which the connection itself calls a service.
[[nodiscard]] Expected<QUrl> endpointOf(const ResolvedConnection &resolved, Service service);
/// The endpoint of a service (by its id: `sts`, `sso`, `sso-oidc`) on the way to the connection's
/// credentials.
[[nodiscard]] Expected<QUrl> endpointOnTheWay(const ResolvedConnection &resolved, const QString &service,
                                              const QString &region);

} // namespace fleetwright::aws
