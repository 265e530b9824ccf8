// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QUrl>

namespace fleetwright::aws
{

/// A region of AWS.
struct Region {
    QString id = {};         ///< `eu-west-1`
    QString name = {};       ///< "Europe (Ireland)"
    bool servesIot = false;  ///< AWS publishes an IoT endpoint there
    bool hasIotFips = false; ///< and a FIPS one
};

/// A part of AWS with accounts, domains and ARNs of its own.
struct Partition {
    QString id = {};                 ///< as ARNs write it: `aws-cn`
    QString name = {};               ///< translated
    QRegularExpression pattern = {}; ///< of the names of its regions, whole
    QList<Region> regions = {};      ///< by name
};

/// The services whose endpoints are known.
enum class Service : quint8 { Iot, Sts, Sso, SsoOidc };

/// Which of a service's endpoints.
struct EndpointVariant {
    bool fips = false;
    bool dualStack = false; ///< answers over IPv6 too

    bool operator==(const EndpointVariant &) const = default;
};

/// All partitions, in the order in which a region's name is to be tried. From data that botocore's endpoint
/// rules give; read when first asked for.
[[nodiscard]] const QList<Partition> &partitions();

/// The partition a region belongs to, by its name, also for regions not in the list; nullptr where none fits.
[[nodiscard]] const Partition *partitionOf(const QString &region);
/// The region with this id; nullptr where it is not listed.
[[nodiscard]] const Region *regionById(const QString &id);

/// The service's id as AWS's tools write it: `sso-oidc`.
[[nodiscard]] QString serviceId(Service service);
/// `https://iot.eu-west-1.amazonaws.com`. Fails for a region whose name fits no partition, where the rules
/// know no such endpoint, and for FIPS of IoT where AWS publishes none.
[[nodiscard]] Expected<QUrl> serviceEndpoint(Service service, const QString &region,
                                             EndpointVariant variant = {});

} // namespace fleetwright::aws
