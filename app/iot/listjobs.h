// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace fleetwright::iot
{

/// A job as lists show it.
struct JobSummary {
    QString jobArn = {};
    QString jobId = {};
    QString status = {};
    QString targetSelection = {};
    QString thingGroupId = {};
    QDateTime createdAt = {}; ///< UTC
    QDateTime lastUpdatedAt = {};
    QDateTime completedAt = {};
    bool isConcurrent = false;
};

/// `GET /jobs`: a page of the jobs of account and region.
struct ListJobs {
    QString status = {}; ///< IN_PROGRESS, CANCELED, COMPLETED, DELETION_IN_PROGRESS or SCHEDULED; empty: any
    QString targetSelection = {};
    QString thingGroupName = {};
    int maxResults = 0; ///< 1 to 250; 0: the service's default
    QString nextToken = {};

    struct Result {
        QList<JobSummary> jobs = {};
        QString nextToken = {}; ///< empty on the last page
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
