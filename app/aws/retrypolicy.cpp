// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace fleetwright::aws
{

std::chrono::milliseconds RetryPolicy::delay(int attempt, double random) const
{
    const double ceiling = static_cast<double>(base.count()) * std::exp2(std::max(attempt, 1) - 1);
    const double capped = std::min(ceiling, static_cast<double>(cap.count()));
    return std::chrono::milliseconds(std::llround(random * capped));
}

} // namespace fleetwright::aws
