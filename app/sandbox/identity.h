// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/arn.h"

namespace fleetwright::sandbox
{

/// Who the sandbox is.
inline constexpr QLatin1StringView ownPartition("aws");
inline constexpr QLatin1StringView ownRegion("eu-west-1");
inline constexpr QLatin1StringView ownAccount("000000000000");

/// The ARN of a resource of the sandbox: `thing` and `a:b`.
[[nodiscard]] QString ownArn(const QString &type, const QString &name);
/// True for the sandbox's own partition, service, region and account.
[[nodiscard]] bool isOwn(const job::Arn &arn);

} // namespace fleetwright::sandbox
