// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/assumptions.h"
#include "app/forecast/plan.h"

#include <QList>

namespace fleetwright::sandbox
{

/// What happens to the executions of a job: decided device by device when the job begins, by the rules of the
/// forecast, and the same again for the same seed.
struct FleetScript {
    enum class Status : quint8 { Queued, InProgress, Succeeded, Failed, Rejected, TimedOut, Canceled };
    enum class End : quint8 { Completed, Aborted, Open };

    struct Event {
        qint64 second = 0;   ///< since the job began
        qsizetype thing = 0; ///< its place among the job's things
        int number = 1;      ///< of the execution
        Status status = Status::Queued;
    };

    QList<Event> events = {}; ///< by time
    End end = End::Open;
    qint64 endSecond = 0; ///< when the job ends; nothing for an open one

    /// Two years at most are looked ahead.
    [[nodiscard]] static FleetScript write(const forecast::Plan &plan,
                                           const forecast::Assumptions &assumptions, qsizetype things,
                                           quint64 seed);
};

} // namespace fleetwright::sandbox
