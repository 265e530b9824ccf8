// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/assumptions.h"
#include "app/forecast/course.h"
#include "app/forecast/plan.h"

#include <atomic>

namespace fleetwright::forecast
{

/// The expected course. Exact to the device and the minute where nothing is left to chance, and the course is
/// shorter than some two weeks of activity; beyond, to a ten-thousandth of the time passed. The assumptions
/// must have passed their check.
[[nodiscard]] Course expectedCourse(const Plan &plan, const Assumptions &assumptions);

/// `runs` courses in which chance decides, the same for the same `seed`. Ends early, with fewer runs, once
/// `cancelled` is set.
[[nodiscard]] Spread spreadOf(const Plan &plan, const Assumptions &assumptions, int runs, quint64 seed,
                              const std::atomic<bool> *cancelled = nullptr);

/// What AWS leaves open and this forecast decided, as sentences for the operator.
[[nodiscard]] QStringList choices(const Plan &plan);

} // namespace fleetwright::forecast
