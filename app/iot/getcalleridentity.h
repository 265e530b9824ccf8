// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QByteArray>

#include <optional>

namespace fleetwright::iot
{

/// STS `GetCallerIdentity`: who one is. Needs no permission. Speaks the query protocol: a form in, XML out.
struct GetCallerIdentity {

    struct Result {
        QString account = {}; ///< 12 digits
        QString arn = {};
        QString userId = {};
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QByteArray &answer);
};

} // namespace fleetwright::iot
