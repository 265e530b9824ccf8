// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QJsonObject>

#include <optional>

namespace fleetwright::iot
{

/// `GET /jobs/{jobId}/job-document`: the document that devices get.
struct GetJobDocument {
    QString jobId = {};
    bool beforeSubstitution = false; ///< with its package and parameter placeholders as they were written

    struct Result {
        QString document = {};
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
