// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/describethinggroup.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest DescribeThingGroup::request() const
{
    return {.path = {u"thing-groups"_s, thingGroupName}};
}

std::optional<DescribeThingGroup::Result> DescribeThingGroup::parse(const QJsonObject &answer)
{
    if (textOf(answer, "thingGroupArn"_L1).isEmpty())
        return std::nullopt;
    const QJsonObject properties = answer.value("thingGroupProperties"_L1).toObject();
    const QJsonObject metadata = answer.value("thingGroupMetadata"_L1).toObject();
    return Result{.thingGroupName = textOf(answer, "thingGroupName"_L1),
                  .thingGroupArn = textOf(answer, "thingGroupArn"_L1),
                  .thingGroupId = textOf(answer, "thingGroupId"_L1),
                  .description = textOf(properties, "thingGroupDescription"_L1),
                  .parentGroupName = textOf(metadata, "parentGroupName"_L1),
                  .queryString = textOf(answer, "queryString"_L1),
                  .status = textOf(answer, "status"_L1),
                  .creationDate = timeOf(metadata, "creationDate"_L1)};
}

} // namespace fleetwright::iot
