// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/effort.h"
#include "app/forecast/plan.h"

#include <array>
#include <optional>
#include <vector>

namespace fleetwright::forecast
{

/// The abort rules of a plan, prepared so that asking whether one fires costs next to nothing, however many
/// there are.
class AbortRules
{
public:
    /// The effort must outlive it.
    AbortRules(const QList<AbortRule> &rules, Effort &effort);

    /// The place of the first rule in the list that fires; nothing where none does.
    [[nodiscard]] std::optional<qsizetype> firing(const AbortRule::Ended &ended) const;

private:
    /// Up to `minimum` executions this rule is the easiest of its type to meet.
    struct Easiest {
        qint64 minimum = 0;
        double thresholdPercentage = 0;
    };
    static constexpr int types = 4;

    [[nodiscard]] bool fires(const AbortRule &rule, const AbortRule::Ended &ended) const;

    Effort &m_effort;
    QList<AbortRule> m_rules;
    std::array<std::vector<Easiest>, types> m_easiest; ///< by type, by minimum, thresholds falling
};

} // namespace fleetwright::forecast
