// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/plan.h"

#include <vector>

namespace fleetwright::forecast
{

/// What a device has used up of its retries, as a small number: 0 at first. A failure uses the retries of its
/// own type first, then those for ALL; at most 10 together (AWS IoT quotas). REJECTED is never retried.
class RetryStates
{
public:
    explicit RetryStates(const QList<RetryRule> &rules);

    /// Of those that a device can come to.
    [[nodiscard]] int count() const { return static_cast<int>(m_states.size()); }
    /// The state after one more retry; -1 where none is left.
    [[nodiscard]] int afterFailed(int state) const
    {
        return m_states[static_cast<size_t>(state)].afterFailed;
    }
    [[nodiscard]] int afterTimedOut(int state) const
    {
        return m_states[static_cast<size_t>(state)].afterTimedOut;
    }

private:
    struct State {
        int failed = 0; ///< retries used, by whose budget they were
        int timedOut = 0;
        int any = 0;
        int afterFailed = -1;
        int afterTimedOut = -1;
    };
    /// The place of a state in the list, which grows where it is new.
    [[nodiscard]] int placeOf(const State &state);

    std::vector<State> m_states;
};

} // namespace fleetwright::forecast
