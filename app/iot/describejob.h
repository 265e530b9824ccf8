// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace fleetwright::iot
{

/// `GET /jobs/{jobId}`: what became of a job. Without its document, see GetJobDocument.
struct DescribeJob {
    QString jobId = {};

    struct Result {
        QJsonObject job = {}; ///< all that the service tells, `documentSource` included
        QString documentSource = {};
        QString jobArn = {};
        QString status = {};
        QString description = {};
        QString targetSelection = {};
        QStringList targets = {};
        QString comment = {};
        QDateTime createdAt = {}; ///< UTC
        QDateTime lastUpdatedAt = {};
        QDateTime completedAt = {};
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
