// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace fleetwright::bench
{

/// How long a forecast takes for a fleet of this size.
struct ForecastFigures {
    qint64 devices = 0;
    double expectedMs = 0; ///< of the expected course
    double runsMs = 0;     ///< of 200 random ones
    double days = 0;       ///< that the rollout lasts
};

/// 500 devices a minute in a window of an hour each night, up to 10 million devices, which takes most of a
/// year.
[[nodiscard]] QList<ForecastFigures> measureForecasts();
/// A million devices, one a minute, without windows: as long as a forecast looks.
[[nodiscard]] ForecastFigures measureLongestForecast();

} // namespace fleetwright::bench
