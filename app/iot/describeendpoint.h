// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QJsonObject>

#include <optional>

namespace fleetwright::iot
{

/// `GET /endpoint?endpointType=iot:Data-ATS`: the account's own host that devices speak to.
struct DescribeEndpoint {
    struct Result {
        QString endpointAddress = {};
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
