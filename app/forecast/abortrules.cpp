// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/abortrules.h"

#include <algorithm>

namespace fleetwright::forecast
{

AbortRules::AbortRules(const QList<AbortRule> &rules, Effort &effort) : m_effort(effort), m_rules(rules)
{
    m_effort.spend(m_rules.size());
    QList<AbortRule> byMinimum = rules;
    std::ranges::stable_sort(byMinimum, {}, &AbortRule::minimumExecuted);
    for (const AbortRule &rule : std::as_const(byMinimum)) {
        std::vector<Easiest> &easiest = m_easiest.at(static_cast<size_t>(rule.type));
        if (easiest.empty() || rule.thresholdPercentage < easiest.back().thresholdPercentage)
            easiest.push_back({rule.minimumExecuted, rule.thresholdPercentage});
    }
}

bool AbortRules::fires(const AbortRule &rule, const AbortRule::Ended &ended) const
{
    m_effort.spend();
    return rule.fires(ended);
}

std::optional<qsizetype> AbortRules::firing(const AbortRule::Ended &ended) const
{
    const bool anyFires = std::ranges::any_of(
        std::array{FailureType::Failed, FailureType::Rejected, FailureType::TimedOut, FailureType::All},
        [&](FailureType type) {
            const std::vector<Easiest> &easiest = m_easiest.at(static_cast<size_t>(type));
            const auto after = std::ranges::upper_bound(easiest, ended.all(), {}, [](const Easiest &one) {
                return static_cast<double>(one.minimum);
            });
            if (after == easiest.begin())
                return false;
            const Easiest &one = *std::prev(after);
            return fires({type, one.thresholdPercentage, one.minimum}, ended);
        });
    if (!anyFires)
        return std::nullopt;
    // Once a course at most.
    const auto first =
        std::ranges::find_if(m_rules, [&](const AbortRule &rule) { return fires(rule, ended); });
    return first - m_rules.begin();
}

} // namespace fleetwright::forecast
