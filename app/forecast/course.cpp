// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/course.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fleetwright::forecast
{

Sample inWholeDevices(Sample sample)
{
    struct Part {
        double *count;
        double left;
    };
    std::array parts{Part{&sample.succeeded, 0}, Part{&sample.failed, 0},     Part{&sample.rejected, 0},
                     Part{&sample.timedOut, 0},  Part{&sample.inProgress, 0}, Part{&sample.queued, 0},
                     Part{&sample.waiting, 0},   Part{&sample.canceled, 0}};
    double sum = 0;
    double whole = 0;
    for (Part &part : parts) {
        sum += *part.count;
        part.left = *part.count - std::floor(*part.count);
        *part.count = std::floor(*part.count);
        whole += *part.count;
    }
    // The devices that are left over go where the largest fractions were.
    std::ranges::stable_sort(parts, std::greater(), &Part::left);
    const auto over = static_cast<size_t>(std::clamp(std::round(sum - whole), 0.0, double(parts.size())));
    for (size_t i = 0; i < over; ++i)
        *parts.at(i).count += 1;
    return sample;
}

} // namespace fleetwright::forecast
