// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/assumptions.h"

#include <QDateTime>

namespace fleetwright::forecast
{

/// What is known of an execution of an earlier job.
struct PastExecution {
    enum class Status : quint8 { Queued, InProgress, Succeeded, Failed, Rejected, TimedOut, Other };

    Status status = Status::Other;
    QDateTime queued = {}; ///< UTC; invalid where it is not known, as are the two below
    QDateTime begun = {};
    QDateTime changed = {};
};

/// Fewer say too little.
constexpr qsizetype leastMeasured = 10;

/// `base` with what an earlier job tells: how long its devices took, how many failed, rejected or timed out,
/// how many began at once, and how long the others kept it waiting. Its clock ran `speed` times as fast as
/// ours. Fails where fewer than leastMeasured of its executions have ended, and where they took no time that
/// could be measured.
[[nodiscard]] Expected<Assumptions> measuredFrom(const QList<PastExecution> &executions, Assumptions base,
                                                 double speed = 1);

} // namespace fleetwright::forecast
