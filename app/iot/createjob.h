// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/apierror.h"
#include "app/aws/httprequest.h"

#include <QJsonObject>

#include <optional>

namespace fleetwright::iot
{

/// `PUT /jobs/{jobId}`: creates a job. Not repeatable: the service has no idempotency token.
struct CreateJob {
    QString jobId = {};
    QByteArray body = {}; ///< sent as it is

    struct Result {
        QString jobArn = {};
        QString jobId = {};
        QString description = {};
    };
    static constexpr bool repeatable = false;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
    /// Says what the service's error means for a job.
    void explain(aws::ApiError &error) const;
};

} // namespace fleetwright::iot
