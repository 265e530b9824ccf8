// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/rulecontext.h"
#include "app/schema/problem.h"

#include <QJsonObject>

#include <span>

namespace fleetwright::job
{

namespace rules
{
struct Check;
}

/// One thing that the table of fields cannot say. `check` appends what it finds.
struct Rule {
    /// The id its problems carry: `rollout.base-below-maximum`.
    const char *id = nullptr;
    void (*check)(const rules::Check &check) = nullptr;
};

/// The rules of CreateJob, in the order of the form's sections.
[[nodiscard]] std::span<const Rule> createJobRules();

/// Schema problems and rule problems of `job`; those of one place stand together, in the order of the table.
[[nodiscard]] schema::Problems checkCreateJob(const QJsonObject &job, const RuleContext &context);

} // namespace fleetwright::job
