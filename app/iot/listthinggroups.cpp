// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/listthinggroups.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest ListThingGroups::request() const
{
    aws::HttpRequest request{.path = {u"thing-groups"_s}};
    addFilter(request, "parentGroup"_L1, parentGroup);
    addFilter(request, "namePrefixFilter"_L1, namePrefixFilter);
    if (recursive)
        addFilter(request, "recursive"_L1, *recursive ? u"true"_s : u"false"_s);
    addPage(request, maxResults, nextToken);
    return request;
}

std::optional<ListThingGroups::Result> ListThingGroups::parse(const QJsonObject &answer)
{
    const auto groups = objectsOf(answer, "thingGroups"_L1);
    if (!groups)
        return std::nullopt;
    Result result{.nextToken = textOf(answer, "nextToken"_L1)};
    for (const QJsonObject &group : *groups)
        result.thingGroups.append({textOf(group, "groupName"_L1), textOf(group, "groupArn"_L1)});
    return result;
}

} // namespace fleetwright::iot
