// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/course.h"
#include "app/forecast/plan.h"
#include "app/schema/problem.h"

namespace fleetwright::forecast
{

struct Assumptions;

/// A span of time in two units at most: "3 h 20 min", "12 days 4 h".
[[nodiscard]] QString durationText(double seconds);
/// A number of devices, with the locale's separators.
[[nodiscard]] QString countText(double count);

/// The forecast in three sentences: how the devices are notified, how they end, what aborts. Without a spread
/// the third tells of the expected course alone.
[[nodiscard]] QStringList summary(const Plan &plan, const Course &course,
                                  const std::optional<Spread> &spread);
/// The one line below the rollout section: how long notifying takes.
[[nodiscard]] QString rolloutLine(const Course &course);
/// The one line below the abort section: how many devices are hit before it fires.
[[nodiscard]] QString abortLine(const Plan &plan, const Course &course, const std::optional<Spread> &spread);

/// What the forecast makes one want to change, with a change that a click applies where one is safe. Rules
/// are named `forecast.what`.
[[nodiscard]] schema::Problems suggestions(const Plan &plan, const Assumptions &assumptions,
                                           const Course &course, const std::optional<Spread> &spread);

} // namespace fleetwright::forecast
