// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace fleetwright::iot
{

/// `GET /thing-groups/{thingGroupName}`: one thing group.
struct DescribeThingGroup {
    QString thingGroupName = {};

    struct Result {
        QString thingGroupName = {};
        QString thingGroupArn = {};
        QString thingGroupId = {};
        QString description = {};
        QString parentGroupName = {};
        QString queryString = {};    ///< of a dynamic group; empty for a static one
        QString status = {};         ///< of a dynamic group: ACTIVE, BUILDING or REBUILDING
        QDateTime creationDate = {}; ///< UTC
        [[nodiscard]] bool isDynamic() const { return !queryString.isEmpty(); }
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
