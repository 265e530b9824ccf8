// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sections/targetarn.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

const QString thingPrefix = u"thing/"_s;
const QString groupPrefix = u"thinggroup/"_s;

} // namespace

TargetArn parseTarget(const QString &text)
{
    // Names may hold colons, so only the first five separate.
    static const QRegularExpression form(u"\\Aarn:([^:]*):iot:([^:]*):([^:]*):(thing|thinggroup)/(.+)\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {.name = text};
    return {.type = match.captured(4) == "thing"_L1 ? TargetType::Thing : TargetType::ThingGroup,
            .partition = match.captured(1),
            .region = match.captured(2),
            .account = match.captured(3),
            .name = match.captured(5)};
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
    return u"arn:%1:iot:%2:%3:%4"_s.arg(partition, context.region, context.account, resource);
}

QStringList splitTargets(const QString &text)
{
    static const QRegularExpression separators(u"[\\s,;\"'\\[\\]]+"_s);
    return text.split(separators, Qt::SkipEmptyParts);
}

} // namespace fleetwright::ui
