// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace fleetwright::bench
{

/// A request that is as large as the service's limits on single members and lists let it be: a job document
/// of 32 KiB, 100 targets, 50 tags, 25 packages.
[[nodiscard]] QJsonObject largestJob();

/// A job document of exactly `bytes` bytes; its last text ends in `x`.
[[nodiscard]] QString documentOfSize(qsizetype bytes);

inline constexpr qsizetype largestDocument = 32768;

} // namespace fleetwright::bench
