// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
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

/// `s3://bucket/key`, as S3's own tools write it, as a link.
std::optional<schema::Fix> asLink(const QString &text, const RuleContext &context)
{
    if (!text.startsWith("s3://"_L1) || context.region.isEmpty())
        return std::nullopt;
    const QString link = u"https://s3.%1.amazonaws.com%2/%3"_s.arg(
        context.region, context.partition == "aws-cn"_L1 ? u".cn"_s : QString(), text.sliced(5));
    const std::optional<S3Url> url = S3Url::parse(link);
    if (!url || url->bucket.isEmpty() || url->key.isEmpty())
        return std::nullopt;
    return setting(place(), link, Texts::tr("Make it %1").arg(link));
}

/// Developer guide, "Create and manage jobs": the four forms of link.
void isS3Link(const Check &check)
{
    const QString text = check.text(place());
    if (text.isEmpty())
        return;
    const std::optional<S3Url> url = S3Url::parse(text);
    if (url && (url->bucket.isEmpty() || url->key.isEmpty())) {
        check.error(place(), Texts::tr("The link must name a bucket and an object in it."));
    } else if (!url && text.startsWith("https://"_L1) && text.contains(".amazonaws."_L1)) {
        check.warn(place(), Texts::tr("Not one of the documented forms of a link to S3, such as "
                                      "https://bucket.s3.eu-west-1.amazonaws.com/key: it may be refused."));
    } else if (!url) {
        check.error(place(),
                    Texts::tr("Must be a link to an object in S3: "
                              "https://bucket.s3.eu-west-1.amazonaws.com/key."),
                    asLink(text, check.context));
    }
}

void isInPartition(const Check &check)
{
    const std::optional<S3Url> url = S3Url::parse(check.text(place()));
    if (!url || check.context.partition.isEmpty())
        return;
    if (url->isChina != (check.context.partition == "aws-cn"_L1)) {
        check.warn(place(), url->isChina
                                ? Texts::tr("The link is to S3 in China, the connection is elsewhere.")
                                : Texts::tr("The connection is in China: links to S3 end in "
                                            ".amazonaws.com.cn there."));
    }
}

void isInRegion(const Check &check)
{
    const std::optional<S3Url> url = S3Url::parse(check.text(place()));
    if (url && !url->region.isEmpty() && !check.context.region.isEmpty() &&
        url->region != check.context.region) {
        check.warn(place(), Texts::tr("The bucket is in %1, the connection in %2: the job may be refused.")
                                .arg(url->region, check.context.region));
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
