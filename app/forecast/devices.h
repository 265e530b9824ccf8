// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/assumptions.h"
#include "app/forecast/effort.h"
#include "app/forecast/plan.h"

#include <QList>

namespace fleetwright::forecast
{

/// What happens to each single device during a rollout, by the rules of the forecast: the sandbox's devices
/// play it, and the forecast, which reckons with numbers of devices, is held against it.
struct Devices {
    enum class Status : quint8 { Queued, InProgress, Succeeded, Failed, Rejected, TimedOut, Canceled };
    enum class End : quint8 { Completed, Aborted, Open };

    struct Event {
        qint64 second = 0;    ///< since the plan's start
        qsizetype device = 0; ///< from 0 on, in the order in which they are notified
        int number = 1;       ///< of the device's execution: 2 is its first retry
        Status status = Status::Queued;
    };

    QList<Event> events = {}; ///< by time
    End end = End::Open;
    qint64 endSecond = 0; ///< when the job ends; nothing for an open one

    /// Decides all that happens up to the horizon, device by device; the same for the same seed. Executions
    /// begin with a minute, as notifying does, and end at any second.
    [[nodiscard]] static Devices play(const Plan &plan, const Assumptions &assumptions, qsizetype count,
                                      quint64 seed, Effort *effort = nullptr);
};

} // namespace fleetwright::forecast
