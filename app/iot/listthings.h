// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QJsonObject>
#include <QMap>

#include <optional>

namespace fleetwright::iot
{

/// A thing as lists show it.
struct ThingSummary {
    QString thingName = {};
    QString thingArn = {};
    QString thingTypeName = {};
    QMap<QString, QString> attributes = {};
    qint64 version = 0;
};

/// `GET /things`: a page of the things of account and region.
struct ListThings {
    QString attributeName = {};
    QString attributeValue = {};
    QString thingTypeName = {};
    int maxResults = 0; ///< 1 to 250; 0: the service's default
    QString nextToken = {};

    struct Result {
        QList<ThingSummary> things = {};
        QString nextToken = {}; ///< empty on the last page
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
