// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/forecasts.h"

#include "app/forecast/forecast.h"
#include "tests/bench/measure.h"

#include <string_view>

namespace fleetwright::bench
{

namespace
{

// A debug build only shows that it can be measured.
constexpr int calls = std::string_view(FLEETWRIGHT_BUILD_TYPE) == "Debug" ? 1 : 5;
constexpr int runs = 200;

ForecastFigures measure(const forecast::Plan &plan, qint64 devices)
{
    forecast::Assumptions assumptions;
    assumptions.devices = devices;
    ForecastFigures figures{.devices = devices};
    forecast::Course course;
    figures.expectedMs =
        latency(calls, [&](int) { course = forecast::expectedCourse(plan, assumptions); }).median;
    figures.runsMs = latency(calls, [&](int call) {
                         const forecast::Spread spread =
                             forecast::spreadOf(plan, assumptions, runs, static_cast<quint64>(call));
                         Q_UNUSED(spread)
                     }).median;
    figures.days = static_cast<double>(course.lastSecond) / 86400;
    return figures;
}

} // namespace

QList<ForecastFigures> measureForecasts()
{
    forecast::Plan plan;
    plan.start = QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC);
    plan.pace = {.basePerMinute = 500, .maximumPerMinute = 500};
    if (const auto nightly = job::Cron::parse(u"cron(0 2 * * ? *)"))
        plan.windows = {{*nightly, 60}};
    QList<ForecastFigures> all;
    for (qint64 devices = 1000; devices <= 10'000'000; devices *= 10)
        all.append(measure(plan, devices));
    return all;
}

ForecastFigures measureLongestForecast()
{
    forecast::Plan plan;
    plan.start = QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC);
    plan.pace = {.basePerMinute = 1, .maximumPerMinute = 1};
    return measure(plan, 1'000'000);
}

} // namespace fleetwright::bench
