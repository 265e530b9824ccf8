// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules.h"

#include "app/job/jobdocument.h"
#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"
#include "app/schema/createjobspec.h"
#include "app/schema/unknownmember.h"
#include "app/schema/validator.h"

#include <QSet>

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

schema::Problems found(const QJsonObject &job, const RuleContext &context)
{
    schema::Problems problems = schema::validate(schema::createJob(), job);
    const rules::Facts facts(job);
    for (const Rule &rule : createJobRules())
        rule.check({job, context, facts, rule.id, problems});
    return problems;
}

/// Takes out what is missing only because its name is wrong: the one message with the remedy is enough.
void leaveOutConsequences(schema::Problems &problems, const QJsonObject &job, const RuleContext &context)
{
    // Nobody reads more of them at once, and trying them out would be slow
    constexpr qsizetype most = 100;
    QList<schema::Edit> edits;
    for (const schema::Problem &problem : std::as_const(problems)) {
        if (schema::isWrongName(problem) && problem.fix && problem.fix->isSafe)
            edits += problem.fix->edits;
    }
    if (edits.isEmpty() || edits.size() > most)
        return;
    QSet<std::pair<json::Pointer, QString>> staying;
    for (const schema::Problem &problem : found(JobDocument(job).with(edits).root(), context))
        staying.insert({problem.at, problem.rule});
    problems.removeIf([&](const schema::Problem &problem) {
        return json::valueAt(job, problem.at).isUndefined() && !staying.contains({problem.at, problem.rule});
    });
}

/// What else is wrong with a text that has a gap comes of the gap.
void leaveOutWhatGapsCause(schema::Problems &problems)
{
    const QLatin1StringView rule("gap.open");
    QSet<json::Pointer> gaps;
    for (const schema::Problem &problem : std::as_const(problems)) {
        if (problem.rule == rule)
            gaps.insert(problem.at);
    }
    if (gaps.isEmpty())
        return;
    problems.removeIf(
        [&](const schema::Problem &problem) { return problem.rule != rule && gaps.contains(problem.at); });
}

} // namespace

std::span<const Rule> createJobRules()
{
    static const std::vector<Rule> all = [] {
        std::vector<Rule> collected;
        for (const auto &section :
             {rules::gaps(), rules::general(), rules::targets(), rules::arns(), rules::document(),
              rules::documentPlaceholders(), rules::documentSource(), rules::jobTemplate(), rules::rollout(),
              rules::abort(), rules::retry(), rules::scheduling(), rules::windows(), rules::timeout(),
              rules::presignedUrls(), rules::tags(), rules::packages()})
            collected.insert(collected.end(), section.begin(), section.end());
        return collected;
    }();
    return all;
}

schema::Problems checkCreateJob(const QJsonObject &job, const RuleContext &context)
{
    schema::Problems problems = found(job, context);
    leaveOutWhatGapsCause(problems);
    leaveOutConsequences(problems, job, context);
    sortByTable(problems);
    return problems;
}

} // namespace fleetwright::job
