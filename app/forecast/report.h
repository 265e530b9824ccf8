// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/course.h"
#include "app/forecast/plan.h"

#include <QJsonObject>

namespace fleetwright::forecast
{

struct Assumptions;

/// The course as a table: a line a sample, times in UTC and in seconds since the start, RFC 4180.
[[nodiscard]] QByteArray toCsv(const Plan &plan, const Course &course);
/// The whole forecast for other programs.
[[nodiscard]] QJsonObject toJson(const Plan &plan, const Assumptions &assumptions, const Course &course,
                                 const std::optional<Spread> &spread);

} // namespace fleetwright::forecast
