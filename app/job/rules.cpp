// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules.h"

#include "app/schema/createjob.h"
#include "app/schema/validator.h"

namespace fleetwright::job
{

std::span<const Rule> createJobRules()
{
    return {};
}

schema::Problems checkCreateJob(const QJsonObject &job, const RuleContext &context)
{
    schema::Problems problems = schema::validate(schema::createJob(), job);
    for (const Rule &rule : createJobRules())
        rule.check(job, context, rule.id, problems);
    return problems;
}

} // namespace fleetwright::job
