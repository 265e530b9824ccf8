// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/describeendpoint.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest DescribeEndpoint::request() const
{
    return {.path = {u"endpoint"_s}, .query = {{u"endpointType"_s, u"iot:Data-ATS"_s}}};
}

std::optional<DescribeEndpoint::Result> DescribeEndpoint::parse(const QJsonObject &answer)
{
    const QString address = textOf(answer, "endpointAddress"_L1);
    return address.isEmpty() ? std::nullopt : std::optional(Result{address});
}

} // namespace fleetwright::iot
