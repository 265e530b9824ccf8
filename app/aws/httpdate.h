// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace fleetwright::aws
{

/// A date as HTTP headers write it (`Sun, 06 Nov 1994 08:49:37 GMT`); nothing where it is none.
[[nodiscard]] std::optional<QDateTime> parseHttpDate(const QByteArray &text);
/// How long Retry-After asks to wait from `now`, given in seconds or as a date; nothing where it is absent,
/// senseless or over.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const WireResponse &response,
                                                                  const QDateTime &now);
/// The service's clock as the answer shows it: its Date header, else the time in parentheses of a message
/// like `Signature expired: … is now earlier than … (20260102T033500Z - 5 min.)`.
[[nodiscard]] std::optional<QDateTime> serviceTime(const WireResponse &response, const QString &message);

} // namespace fleetwright::aws
