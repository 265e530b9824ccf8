// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QJsonObject>

#include <optional>

namespace fleetwright::iot
{

/// `GET /tags`: a page of the tags of a resource, such as a job.
struct ListTagsForResource {
    QString resourceArn = {};
    QString nextToken = {};

    struct Result {
        QJsonObject tags = {};  ///< values by key
        QString nextToken = {}; ///< empty on the last page
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer);
};

} // namespace fleetwright::iot
