// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"
#include "app/aws/httprequest.h"

#include <optional>

namespace fleetwright::identity
{

/// What STS gives for a role.
struct AssumedRole {
    aws::Credentials credentials = {};
    QString arn = {}; ///< of the session: `arn:aws:sts::123456789012:assumed-role/ROLE/SESSION`
};

/// Reads the answer to either operation below; nothing where it lacks a key, a token or the expiry.
[[nodiscard]] std::optional<AssumedRole> parseAssumedRole(const QByteArray &xml);

/// STS `AssumeRole`.
struct AssumeRole {
    using Result = AssumedRole;
    static constexpr bool repeatable = true;

    QString roleArn = {};
    QString sessionName = {};
    std::optional<QString> externalId = {};
    std::optional<int> durationSeconds = {}; ///< 900 to the role's own maximum; 3600 where a role assumes one
    QString serialNumber = {};               ///< of the MFA device; empty: none
    QByteArray tokenCode = {};               ///< its six digits

    [[nodiscard]] aws::HttpRequest request() const;
    [[nodiscard]] static std::optional<Result> parse(const QByteArray &answer)
    {
        return parseAssumedRole(answer);
    }
};

/// STS `AssumeRoleWithWebIdentity`; goes unsigned.
struct AssumeRoleWithWebIdentity {
    QString roleArn = {};
    QString sessionName = {};
    QByteArray token = {};

    [[nodiscard]] aws::HttpRequest request() const;
};

} // namespace fleetwright::identity
