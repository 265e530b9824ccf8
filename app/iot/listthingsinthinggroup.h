// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QJsonObject>

#include <optional>

namespace fleetwright::iot
{

/// `GET /thing-groups/{thingGroupName}/things`: a page of the names of a group's things.
struct ListThingsInThingGroup {
    QString thingGroupName = {};
    bool recursive = false; ///< with the things of its child groups
    int maxResults = 0;     ///< 1 to 250; 0: the service's default
    QString nextToken = {};

    struct Result {
        QStringList things = {};
        QString nextToken = {}; ///< empty on the last page
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
