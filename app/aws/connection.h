// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace fleetwright::aws
{

/// Where jobs go and as whom. Holds no secret: the secret key lies in the SecretStore under `secretName()`.
struct Connection {
    enum class Kind : quint8 {
        Sandbox,
        StaticKeys,
        Environment,
        Profile,
        Automatic ///< as the AWS CLI would: environment, AWS_PROFILE or default profile, container, instance
    };

    QString id = {};   ///< never changes, names the secret
    QString name = {}; ///< the operator's
    Kind kind = Kind::Sandbox;
    QString color = {};      ///< `#rrggbb`
    bool production = false; ///< submitting asks for the job id to be typed
    QString region = {};
    bool fips = false;
    bool dualStack = false;
    QUrl endpoint = {};       ///< overrides the region's; empty: AWS's own
    QString accessKeyId = {}; ///< of StaticKeys
    QString profile = {};     ///< of Profile: a section of the shared config files
    QString caBundle = {};    ///< path of the certificates to trust instead of the system's; empty: those
    QString account = {};     ///< 12 digits as last learnt from the service; empty: unknown
    QString accountOf = {};   ///< the ResolvedConnection::identity it was learnt of; empty: of any

    [[nodiscard]] QString secretName() const { return QStringLiteral("connection/") + id; }
    bool operator==(const Connection &) const = default;
};

} // namespace fleetwright::aws
