// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/listthings.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest ListThings::request() const
{
    aws::HttpRequest request{.path = {u"things"_s}};
    addFilter(request, "attributeName"_L1, attributeName);
    addFilter(request, "attributeValue"_L1, attributeValue);
    addFilter(request, "thingTypeName"_L1, thingTypeName);
    addPage(request, maxResults, nextToken);
    return request;
}

std::optional<ListThings::Result> ListThings::parse(const QJsonObject &answer)
{
    const auto things = objectsOf(answer, "things"_L1);
    if (!things)
        return std::nullopt;
    Result result{.nextToken = textOf(answer, "nextToken"_L1)};
    for (const QJsonObject &thing : *things) {
        result.things += ThingSummary{.thingName = textOf(thing, "thingName"_L1),
                                      .thingArn = textOf(thing, "thingArn"_L1),
                                      .thingTypeName = textOf(thing, "thingTypeName"_L1),
                                      .attributes = attributesOf(thing),
                                      .version = thing.value("version"_L1).toInteger()};
    }
    return result;
}

} // namespace fleetwright::iot
