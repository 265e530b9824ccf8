// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/plan.h"

#include <algorithm>

namespace fleetwright::forecast
{

/// What a device has used up of its retries, as a small number: 0 at first. A failure uses the retries of its
/// own type first, then those for ALL; at most 10 together (AWS IoT quotas). REJECTED is never retried.
class RetryStates
{
public:
    explicit RetryStates(const QList<RetryRule> &rules)
    {
        for (const RetryRule &rule : rules) {
            int &budget = rule.type == FailureType::Failed     ? m_failed
                          : rule.type == FailureType::TimedOut ? m_timedOut
                                                               : m_all;
            budget = std::min(budget + rule.retries, mostRetries);
        }
    }

    [[nodiscard]] int count() const { return (m_failed + 1) * (m_timedOut + 1) * (m_all + 1); }
    /// The state after one more retry; -1 where none is left.
    [[nodiscard]] int afterFailed(int state) const { return after(state, true); }
    [[nodiscard]] int afterTimedOut(int state) const { return after(state, false); }

private:
    static constexpr int mostRetries = 10;

    [[nodiscard]] int after(int state, bool failed) const
    {
        int usedFailed = state % (m_failed + 1);
        int usedTimedOut = state / (m_failed + 1) % (m_timedOut + 1);
        int usedAll = state / (m_failed + 1) / (m_timedOut + 1);
        if (usedFailed + usedTimedOut + usedAll >= mostRetries)
            return -1;
        if (failed && usedFailed < m_failed)
            ++usedFailed;
        else if (!failed && usedTimedOut < m_timedOut)
            ++usedTimedOut;
        else if (usedAll < m_all)
            ++usedAll;
        else
            return -1;
        return (usedAll * (m_timedOut + 1) + usedTimedOut) * (m_failed + 1) + usedFailed;
    }

    int m_failed = 0;
    int m_timedOut = 0;
    int m_all = 0;
};

} // namespace fleetwright::forecast
