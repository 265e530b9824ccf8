// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace fleetwright::aws
{

/// When a call is tried again, as the standard mode of AWS SDKs: exponential back-off with full jitter.
struct RetryPolicy {
    int maxAttempts = 3;
    std::chrono::milliseconds base{1000}; ///< before attempt n + 1: random · base · 2^(n-1)
    std::chrono::milliseconds cap{20000};

    /// The wait before attempt `attempt` + 1 (from 1), for `random` in [0, 1).
    [[nodiscard]] std::chrono::milliseconds delay(int attempt, double random) const;
};

} // namespace fleetwright::aws
