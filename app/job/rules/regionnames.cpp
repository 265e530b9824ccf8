// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/regionnames.h"

#include "app/base/editdistance.h"
#include "app/base/regions.h"
#include "app/job/rules/check.h"

namespace fleetwright::job::rules
{

using schema::Severity;

namespace
{

/// The one known region that is nearest, within two changes; of `us-east-1a`, an availability zone, its
/// region.
QString nearestTo(const QString &region)
{
    constexpr int most = 2;
    if (region.size() > longestWord)
        return {};
    QString nearest;
    int least = most + 1;
    bool isOnly = true;
    for (const Partition &partition : partitions()) {
        for (const Region &known : partition.regions) {
            if (region.startsWith(known.id) && region.size() == known.id.size() + 1 &&
                region.back().isLetter())
                return known.id;
            const int distance = editDistance(region, known.id);
            isOnly = distance < least || (isOnly && distance > least);
            if (distance < least) {
                least = distance;
                nearest = known.id;
            }
        }
    }
    return isOnly ? nearest : QString();
}

/// eu-west-9 is near eu-west-1 and may be a region all the same: only its number is another.
bool differsInNumberOnly(const QString &region, const QString &known)
{
    const auto stem = [](const QString &name) { return name.section(u'-', 0, -2); };
    return stem(region) == stem(known);
}

} // namespace

RegionVerdict verdictOnRegion(const QString &region)
{
    if (regionById(region))
        return {};
    const QString folded = region.trimmed().toLower();
    const QString meant = regionById(folded) ? folded : nearestTo(folded);
    const Partition *partition = partitionOf(region);
    // It may be younger than the table
    if (partition && folded == region && (meant.isEmpty() || differsInNumberOnly(region, meant))) {
        return {Severity::Warning,
                Texts::tr("“%1” is not among the regions of AWS that this program knows.").arg(region),
                {}};
    }
    return {Severity::Error,
            meant.isEmpty() ? Texts::tr("“%1” is no region of AWS: they look like eu-west-1.").arg(region)
                            : Texts::tr("“%1” is no region of AWS: did you mean %2?").arg(region, meant),
            meant};
}

} // namespace fleetwright::job::rules
