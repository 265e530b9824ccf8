// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/targetarn.h"

#include "app/job/arn.h"
#include "app/schema/thingname.h"
#include "app/schema/validator.h"

#include <QRegularExpression>

#include <optional>

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

QString otherTarget(const QString &arn)
{
    std::optional<job::Arn> target = job::Arn::parse(arn);
    const TargetType type = parseTarget(arn).type;
    if (!target || type == TargetType::Unknown)
        return arn;
    target->resource = (type == TargetType::Thing ? groupPrefix : thingPrefix) + target->name();
    return target->toString();
}

bool isTargetName(const QString &text)
{
    return schema::validate(schema::thingName(), text).isEmpty();
}

TargetTexts readTargets(const QString &text)
{
    static const QRegularExpression comment(u"(^|\\s)#.*"_s);
    static const QRegularExpression separator(u"[\\t,;]|\\s+(?=\"?arn:)"_s);
    static const QRegularExpression around(u"^[\\s\"'\\[\\]]+|[\\s\"'\\[\\]]+$"_s);
    static const QRegularExpression bullet(u"^([-*+•–]|\\d+[.)])\\s+"_s);
    static const QRegularExpression lineEnd(u"[\\r\\n]+"_s);
    TargetTexts found;
    const QStringList lines = text.split(lineEnd, Qt::SkipEmptyParts);
    for (QString line : lines) {
        const QStringList parts = line.remove(comment).trimmed().remove(bullet).split(separator);
        for (QString part : parts) {
            part.remove(around);
            const QString name =
                part.startsWith(thingPrefix) || part.startsWith(groupPrefix) ? part.section(u'/', 1) : part;
            if (part.startsWith("arn:"_L1) ? !part.contains(u' ') : isTargetName(name))
                found.targets += part;
            else if (!part.isEmpty())
                found.others += part;
        }
    }
    return found;
}

} // namespace fleetwright::job
