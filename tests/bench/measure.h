// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QStringList>

#include <functional>

namespace fleetwright::bench
{

/// What one run of a program took.
struct Run {
    double milliseconds = 0; ///< from start to exit
    double mebibytes = 0;    ///< the most memory it had resident
};

/// Runs a program `times` times, its output thrown away; gives the median of each figure. Fails where it
/// cannot be started or does not exit with 0.
[[nodiscard]] Expected<Run> runProgram(const QStringList &command, int times);

/// How long calls kept the processor, in milliseconds: what else runs on the machine does not count.
struct Latency {
    double median = 0;
    double percentile99 = 0;
};

/// Calls `step` with 0, 1, … after a warm-up of a tenth as many.
[[nodiscard]] Latency latency(int calls, const std::function<void(int)> &step);

} // namespace fleetwright::bench
