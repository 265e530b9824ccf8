// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/assumptions.h"
#include "app/forecast/calendar.h"
#include "app/forecast/course.h"
#include "app/forecast/effort.h"
#include "app/forecast/plan.h"

#include <functional>

namespace fleetwright::forecast
{

/// The expected course. Exact to the device and the minute where nothing is left to chance, and the course is
/// shorter than some two weeks of activity; beyond, to a ten-thousandth of the time passed. The assumptions
/// must have passed their check. Once the effort is cancelled it ends early, and is worth nothing.
[[nodiscard]] Course expectedCourse(const Plan &plan, const Assumptions &assumptions,
                                    Effort *effort = nullptr);

/// `runs` courses in which chance decides, the same for the same `seed`. Ends early, with fewer runs, once
/// the effort is cancelled.
[[nodiscard]] Spread spreadOf(const Plan &plan, const Assumptions &assumptions, int runs, quint64 seed,
                              Effort *effort = nullptr);

/// A forecast, whole or on its way: first the expected course, then the spread.
struct Forecast {
    std::optional<PlanProblem> problem = {}; ///< why there is none
    Plan plan = {};
    Assumptions assumptions = {};
    Course course = {};
    QList<Opening> openings = {}; ///< up to the course's end; the first few hundred where there are more
    std::optional<Spread> spread = {};
};

/// How a forecast is made.
struct Manner {
    int runs = 200;
    quint64 seed = 1;          ///< the same job gives the same forecast
    bool countsTargets = true; ///< where the targets tell how many devices there are, that is assumed
    Effort *effort = nullptr;  ///< what it costs, and whether it is still wanted
};

/// Makes the forecast of a job. `onCourse` is given what is known before the spread, which takes longer. What
/// a cancelled effort leaves behind is worth nothing.
[[nodiscard]] Forecast make(const job::JobDocument &job, const Assumptions &assumptions,
                            const QDateTime &utcNow, const Manner &manner = {},
                            const std::function<void(const Forecast &)> &onCourse = {});

/// What AWS leaves open and this forecast decided, as sentences for the operator.
[[nodiscard]] QStringList choices(const Plan &plan);

} // namespace fleetwright::forecast
