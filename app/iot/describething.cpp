// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/describething.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest DescribeThing::request() const
{
    return {.path = {u"things"_s, thingName}};
}

std::optional<DescribeThing::Result> DescribeThing::parse(const QJsonObject &answer)
{
    if (textOf(answer, "thingArn"_L1).isEmpty())
        return std::nullopt;
    return Result{.thingName = textOf(answer, "thingName"_L1),
                  .thingArn = textOf(answer, "thingArn"_L1),
                  .thingId = textOf(answer, "thingId"_L1),
                  .thingTypeName = textOf(answer, "thingTypeName"_L1),
                  .attributes = attributesOf(answer),
                  .version = answer.value("version"_L1).toInteger()};
}

} // namespace fleetwright::iot
