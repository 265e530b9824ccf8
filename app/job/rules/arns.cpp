// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/regions.h"
#include "app/job/rules/check.h"
#include "app/job/rules/regionnames.h"
#include "app/job/rules/sections.h"

#include <algorithm>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// Calls `look(place, arn)` for each ARN of the job that has the six parts.
template<typename Look>
void forEachArn(const Check &check, const Look &look)
{
    const auto one = [&](const json::Pointer &at, const QString &text) {
        if (const std::optional<Arn> arn = Arn::parse(text))
            look(at, *arn);
    };
    for (const json::Pointer &list : {"/targets"_ptr, "/destinationPackageVersions"_ptr}) {
        const QJsonArray items = check.list(list);
        for (qsizetype i = 0; i < items.size(); ++i)
            one(list / i, items.at(i).toString());
    }
    for (const json::Pointer &at : {"/jobTemplateArn"_ptr, "/presignedUrlConfig/roleArn"_ptr})
        one(at, check.text(at));
}

std::optional<schema::Fix> replacing(const json::Pointer &at, const Arn &arn, const QString &part)
{
    return setting(at, arn.toString(), Texts::tr("Change it to %1").arg(part));
}

/// botocore's table of partitions.
void partitionExists(const Check &check)
{
    forEachArn(check, [&](const json::Pointer &at, const Arn &arn) {
        if (std::ranges::find(partitions(), arn.partition, &Partition::id) != partitions().end())
            return;
        const Partition *right = partitionOf(arn.region);
        Arn better = arn;
        better.partition = right ? right->id : u"aws"_s;
        const QString message =
            Texts::tr(
                "“%1” is no partition of AWS: an ARN begins with arn:aws:, arn:aws-cn: or arn:aws-us-gov:.")
                .arg(arn.partition);
        check.error(at, message, right ? replacing(at, better, better.partition) : std::nullopt);
    });
}

/// botocore's table of regions.
void regionExists(const Check &check)
{
    forEachArn(check, [&](const json::Pointer &at, const Arn &arn) {
        if (arn.region.isEmpty())
            return;
        const RegionVerdict verdict = verdictOnRegion(arn.region);
        if (verdict.severity == schema::Severity::Hint)
            return;
        Arn better = arn;
        better.region = verdict.meant;
        const auto fix = verdict.meant.isEmpty() ? std::nullopt : replacing(at, better, verdict.meant);
        if (verdict.severity == schema::Severity::Error)
            check.error(at, verdict.message, fix);
        else
            check.warn(at, verdict.message, fix);
    });
}

/// Each region belongs to one partition.
void regionIsOfPartition(const Check &check)
{
    forEachArn(check, [&](const json::Pointer &at, const Arn &arn) {
        const Partition *right = regionById(arn.region) ? partitionOf(arn.region) : nullptr;
        const bool isPartition =
            std::ranges::find(partitions(), arn.partition, &Partition::id) != partitions().end();
        if (!right || !isPartition || right->id == arn.partition)
            return;
        Arn better = arn;
        better.partition = right->id;
        check.error(at,
                    Texts::tr("%1 is a region of the partition %2, not of %3: the ARN begins with arn:%2:.")
                        .arg(arn.region, right->id, arn.partition),
                    replacing(at, better, right->id));
    });
}

constexpr Rule all[] = {{"arn.partition", partitionExists},
                        {"arn.region", regionExists},
                        {"arn.region-of-partition", regionIsOfPartition}};

} // namespace

std::span<const Rule> arns()
{
    return all;
}

} // namespace fleetwright::job::rules
