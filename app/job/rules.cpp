// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules.h"

#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"
#include "app/schema/createjobspec.h"
#include "app/schema/validator.h"

#include <algorithm>
#include <vector>

namespace fleetwright::job
{

namespace
{

/// Where a place stands in the table: the position of each step on the way to it.
std::vector<qsizetype> tablePosition(const json::Pointer &at)
{
    std::vector<qsizetype> position;
    const schema::FieldSpec *here = &schema::createJob();
    for (const QString &token : at.tokens()) {
        const schema::FieldSpec *next = nullptr;
        if (here && here->kind == schema::FieldKind::Object) {
            next = here->member(token);
            position.push_back(next ? next - here->children.data() : qsizetype(here->children.size()));
        } else {
            next = here ? here->element() : nullptr;
            position.push_back(json::Pointer({token}).index());
        }
        here = next;
    }
    return position;
}

void sortByTable(schema::Problems &problems)
{
    struct Placed {
        std::vector<qsizetype> position;
        schema::Problem problem;
    };
    std::vector<Placed> placed;
    placed.reserve(size_t(problems.size()));
    for (schema::Problem &problem : problems) {
        std::vector<qsizetype> position = tablePosition(problem.at);
        placed.push_back({std::move(position), std::move(problem)});
    }
    std::ranges::stable_sort(placed, {}, &Placed::position);
    problems.clear();
    for (Placed &item : placed)
        problems += std::move(item.problem);
}

} // namespace

std::span<const Rule> createJobRules()
{
    static const std::vector<Rule> all = [] {
        std::vector<Rule> collected;
        for (const auto &section :
             {rules::general(), rules::targets(), rules::document(), rules::documentPlaceholders(),
              rules::documentSource(), rules::jobTemplate(), rules::rollout(), rules::abort(), rules::retry(),
              rules::scheduling(), rules::windows(), rules::timeout(), rules::presignedUrls(), rules::tags(),
              rules::packages()})
            collected.insert(collected.end(), section.begin(), section.end());
        return collected;
    }();
    return all;
}

schema::Problems checkCreateJob(const QJsonObject &job, const RuleContext &context)
{
    schema::Problems problems = schema::validate(schema::createJob(), job);
    const rules::Facts facts(job);
    for (const Rule &rule : createJobRules())
        rule.check({job, context, facts, rule.id, problems});
    sortByTable(problems);
    return problems;
}

} // namespace fleetwright::job
