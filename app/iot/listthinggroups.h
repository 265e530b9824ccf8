// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QJsonObject>

#include <optional>

namespace fleetwright::iot
{

/// A thing group as lists name it.
struct GroupNameAndArn {
    QString groupName = {};
    QString groupArn = {};
};

/// `GET /thing-groups`: a page of the thing groups of account and region.
struct ListThingGroups {
    QString parentGroup = {};
    QString namePrefixFilter = {};
    std::optional<bool> recursive =
        {};             ///< with what is below the children; the service's default where absent
    int maxResults = 0; ///< 1 to 250; 0: the service's default
    QString nextToken = {};

    struct Result {
        QList<GroupNameAndArn> thingGroups = {};
        QString nextToken = {}; ///< empty on the last page
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
