// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/listthingsinthinggroup.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest ListThingsInThingGroup::request() const
{
    aws::HttpRequest request{.path = {u"thing-groups"_s, thingGroupName, u"things"_s}};
    if (recursive)
        addFilter(request, "recursive"_L1, u"true"_s);
    addPage(request, maxResults, nextToken);
    return request;
}

std::optional<ListThingsInThingGroup::Result> ListThingsInThingGroup::parse(const QJsonObject &answer)
{
    const QJsonValue things = answer.value("things"_L1);
    if (!things.isArray() && !things.isNull())
        return std::nullopt;
    return Result{textsOf(answer, "things"_L1), textOf(answer, "nextToken"_L1)};
}

} // namespace fleetwright::iot
