// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/targetarn.h"

#include "app/job/arn.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::job
{

namespace
{

const QString thingPrefix = u"thing/"_s;
const QString groupPrefix = u"thinggroup/"_s;

} // namespace

TargetArn parseTarget(const QString &text)
{
    const auto arn = job::Arn::parse(text);
    const bool known = arn && arn->service == "iot"_L1 && !arn->name().isEmpty() &&
                       (arn->resource.startsWith(thingPrefix) || arn->resource.startsWith(groupPrefix));
    if (!known)
        return {.name = text};
    return {.type = arn->type() == "thing"_L1 ? TargetType::Thing : TargetType::ThingGroup,
            .partition = arn->partition,
            .region = arn->region,
            .account = arn->account,
            .name = arn->name()};
}

QString targetArn(const QString &name, TargetType type, const job::RuleContext &context)
{
    if (name.startsWith("arn:"_L1))
        return name;
    if (context.account.isEmpty() || context.region.isEmpty())
        return {};
    const QString resource = name.startsWith(thingPrefix) || name.startsWith(groupPrefix) ? name
                             : type == TargetType::ThingGroup                             ? groupPrefix + name
                                                              : thingPrefix + name;
    const QString partition = context.partition.isEmpty() ? u"aws"_s : context.partition;
    return job::Arn{.partition = partition,
                    .service = u"iot"_s,
                    .region = context.region,
                    .account = context.account,
                    .resource = resource}
        .toString();
}

QStringList splitTargets(const QString &text)
{
    static const QRegularExpression separators(u"[\\s,;\"'\\[\\]]+"_s);
    return text.split(separators, Qt::SkipEmptyParts);
}

} // namespace fleetwright::job
