// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/calendar.h"

#include <vector>

namespace fleetwright::forecast
{

/// The moments at which a course is looked at: each minute at first, then further apart as time passes,
/// and at the job's end, and where a window opens or closes unless that is finer than the steps are by then;
/// none while nothing can happen. Grows as it is asked.
class Grid
{
public:
    /// `fineness`: steps as long as this part of the activity so far. `tail`: seconds for which executions
    /// may go on after a window.
    /// The effort must outlive it.
    Grid(const Plan &plan, qint64 fineness, qint64 tail, Effort &effort);

    /// The moment of a step; the horizon for those beyond it.
    [[nodiscard]] qint64 second(int step);
    /// Whether devices are notified from this step to the next.
    [[nodiscard]] bool isOpen(int step);
    /// Open minutes that begin from this step to the next.
    [[nodiscard]] qint64 minutes(int step);
    /// The first step at or after a moment, looking from `step` on; where there is none, the last.
    [[nodiscard]] int stepAt(qint64 second, int step);
    /// False where no window opens within the horizon or before the job's end.
    [[nodiscard]] bool opensEver();

private:
    struct Step {
        qint64 second = 0;
        bool isOpen = false;
        qint64 minutes = 0; ///< open ones; known once the next step is
    };
    void grow();
    /// The opening in force at, or the next after, a moment; nothing up to the horizon.
    [[nodiscard]] std::optional<Opening> openingAt(qint64 second);
    /// The end of an open step that would be `usual` long; counts its minutes.
    [[nodiscard]] qint64 openStep(Step &step, qint64 usual);

    Effort &m_effort;
    Calendar m_calendar;
    bool m_hasWindows;
    qint64 m_fineness;
    qint64 m_tail;
    qint64 m_end;        ///< of the job; the horizon where it has none
    qint64 m_active = 0; ///< seconds covered by steps so far
    qsizetype m_opening = 0;
    qint64 m_closed = 0; ///< when the last window closed
    bool m_hasEnded = false;
    std::vector<Step> m_steps;
};

} // namespace fleetwright::forecast
