// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QString>
#include <QUrl>

#include <span>

namespace fleetwright::aws
{

/// A part of AWS with accounts, domains and ARNs of its own.
struct Partition {
    const char *id = nullptr; ///< as ARNs write it: `aws-cn`
    const char *name = nullptr;
    const char *dnsSuffix = nullptr; ///< `amazonaws.com.cn`
    const char *pattern = nullptr;   ///< of the names of its regions, whole
};

/// A region that serves AWS IoT.
struct Region {
    const char *id = nullptr; ///< `eu-west-1`
    const char *name = nullptr;
    const char *partition = nullptr;
    bool hasFips = false; ///< AWS publishes a FIPS endpoint of IoT there
};

/// All partitions; the order in which a region's name is to be tried.
[[nodiscard]] std::span<const Partition> partitions();
/// The regions that AWS publishes an IoT endpoint for, by partition and name.
[[nodiscard]] std::span<const Region> iotRegions();

/// The partition a region belongs to, by its name, also for regions not in the list; nullptr where none fits.
[[nodiscard]] const Partition *partitionOf(QStringView region);
/// The listed region with this id; nullptr where there is none.
[[nodiscard]] const Region *regionById(QStringView id);

/// `https://iot.eu-west-1.amazonaws.com`; with `fips` `https://iot-fips.…`. Fails for a region whose name
/// fits no partition, and for FIPS where AWS publishes no such endpoint. After the endpoint rules of
/// botocore 1.43.
[[nodiscard]] Expected<QUrl> iotEndpoint(const QString &region, bool fips);
/// The STS endpoint of the region, likewise.
[[nodiscard]] Expected<QUrl> stsEndpoint(const QString &region, bool fips);

} // namespace fleetwright::aws
