// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QJsonObject>
#include <QMap>

#include <optional>

namespace fleetwright::iot
{

/// `GET /things/{thingName}`: one thing.
struct DescribeThing {
    QString thingName = {};

    struct Result {
        QString thingName = {};
        QString thingArn = {};
        QString thingId = {};
        QString thingTypeName = {}; ///< empty where it has none
        QMap<QString, QString> attributes = {};
        qint64 version = 0;
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
