// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace fleetwright::iot
{

/// How an execution of a job stands on one thing.
struct JobExecutionSummary {
    QString thingArn = {};
    QString status = {};
    QDateTime queuedAt = {}; ///< UTC
    QDateTime startedAt = {};
    QDateTime lastUpdatedAt = {};
    qint64 executionNumber = 0;
};

/// `GET /jobs/{jobId}/things`: a page of the executions of a job.
struct ListJobExecutionsForJob {
    QString jobId = {};
    QString status = {}; ///< QUEUED, IN_PROGRESS, SUCCEEDED …; empty: any
    int maxResults = 0;  ///< 1 to 250; 0: the service's default
    QString nextToken = {};

    struct Result {
        QList<JobExecutionSummary> executions = {};
        QString nextToken = {}; ///< empty on the last page
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
