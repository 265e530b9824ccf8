// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QString>

namespace fleetwright
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
    QString id = {};                   ///< as ARNs write it: `aws-cn`
    QString name = {};                 ///< translated
    QRegularExpression pattern = {};   ///< of the names of its regions, whole
    QList<Region> regions = {};        ///< by name
    QHash<QString, QString> urls = {}; ///< patterns of endpoints, by `service/variant`
};

/// All partitions, in the order in which a region's name is to be tried. From data that botocore's endpoint
/// rules give; read when first asked for.
[[nodiscard]] const QList<Partition> &partitions();

/// The partition a region belongs to, by its name, also for regions not in the list; nullptr where none fits.
[[nodiscard]] const Partition *partitionOf(const QString &region);
/// The region with this id; nullptr where it is not listed.
[[nodiscard]] const Region *regionById(const QString &id);

} // namespace fleetwright
