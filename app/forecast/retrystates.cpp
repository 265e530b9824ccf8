// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/retrystates.h"

#include <algorithm>

namespace fleetwright::forecast
{
namespace
{

constexpr int mostRetries = 10;

} // namespace

RetryStates::RetryStates(const QList<RetryRule> &rules)
{
    int failed = 0;
    int timedOut = 0;
    int any = 0;
    for (const RetryRule &rule : rules) {
        int &budget = rule.type == FailureType::Failed     ? failed
                      : rule.type == FailureType::TimedOut ? timedOut
                                                           : any;
        budget = std::min(budget + std::clamp(rule.retries, 0, mostRetries), mostRetries);
    }
    m_states.push_back({});
    for (size_t place = 0; place < m_states.size(); ++place) {
        const State from = m_states[place];
        if (from.failed + from.timedOut + from.any >= mostRetries)
            continue;
        const State byAny{.failed = from.failed, .timedOut = from.timedOut, .any = from.any + 1};
        const auto after = [&](int used, int own, const State &byOwn) {
            return used < own ? placeOf(byOwn) : from.any < any ? placeOf(byAny) : -1;
        };
        const int afterFailed = after(
            from.failed, failed, {.failed = from.failed + 1, .timedOut = from.timedOut, .any = from.any});
        const int afterTimedOut = after(
            from.timedOut, timedOut, {.failed = from.failed, .timedOut = from.timedOut + 1, .any = from.any});
        m_states[place].afterFailed = afterFailed;
        m_states[place].afterTimedOut = afterTimedOut;
    }
}

int RetryStates::placeOf(const State &state)
{
    const auto known = std::ranges::find_if(m_states, [&](const State &one) {
        return one.failed == state.failed && one.timedOut == state.timedOut && one.any == state.any;
    });
    if (known != m_states.end())
        return static_cast<int>(known - m_states.begin());
    m_states.push_back(state);
    return static_cast<int>(m_states.size()) - 1;
}

} // namespace fleetwright::forecast
