// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/home.h"
#include "app/job/rules/s3url.h"
#include "app/job/rules/sections.h"

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

json::Pointer place()
{
    return "/documentSource"_ptr;
}

/// Developer guide, "Create and manage jobs": the four forms of link.
void isS3Link(const Check &check)
{
    const QString text = check.text(place());
    if (text.isEmpty())
        return;
    for (const S3Fault &fault : faultsOf(text, S3Use::Source, homeOf(check).region)) {
        const auto fix =
            fault.better.isEmpty()
                ? std::nullopt
                : std::optional(setting(place(), fault.better, Texts::tr("Make it %1").arg(fault.better)));
        if (fault.severity == schema::Severity::Error)
            check.error(place(), fault.message, fix);
        else
            check.warn(place(), fault.message, fix);
    }
}

void isInPartition(const Check &check)
{
    const std::optional<S3Url> url = S3Url::parse(check.text(place()));
    const QString partition = homeOf(check).partition;
    if (!url || partition.isEmpty())
        return;
    if (url->isChina != (partition == "aws-cn"_L1)) {
        check.warn(place(), url->isChina ? Texts::tr("The link is to S3 in China, the job is elsewhere.")
                                         : Texts::tr("The job is in China: links to S3 end in "
                                                     ".amazonaws.com.cn there."));
    }
}

void isInRegion(const Check &check)
{
    const std::optional<S3Url> url = S3Url::parse(check.text(place()));
    const Home home = homeOf(check);
    if (url && !url->region.isEmpty() && !home.region.isEmpty() && url->region != home.region) {
        check.warn(place(),
                   home.isConnection
                       ? Texts::tr("The bucket is in %1, the connection in %2: the job may be refused.")
                             .arg(url->region, home.region)
                       : Texts::tr("The bucket is in %1, the targets are in %2: the job may be refused.")
                             .arg(url->region, home.region));
    }
}

constexpr Rule all[] = {{"document-source.link", isS3Link},
                        {"document-source.partition", isInPartition},
                        {"document-source.region", isInRegion}};

} // namespace

std::span<const Rule> documentSource()
{
    return all;
}

} // namespace fleetwright::job::rules
