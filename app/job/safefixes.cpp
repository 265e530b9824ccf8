// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/safefixes.h"

#include "app/job/rules.h"

#include <QSet>

#include <algorithm>

namespace fleetwright::job
{

namespace
{

/// A name inside what a misspelled name holds is seen only once that one is right.
constexpr int mostRounds = 100;
/// In one round: each makes another document.
constexpr int mostAtOnce = 200;

bool isSafe(const schema::Problem &problem)
{
    return problem.fix && problem.fix->isSafe;
}

/// What is moved into an object comes after what gives the object its name.
QList<schema::Fix> safeFixes(const schema::Problems &problems)
{
    QList<schema::Fix> fixes;
    for (const schema::Problem &problem : problems) {
        if (isSafe(problem) && !problem.fix->edits.isEmpty())
            fixes += *problem.fix;
    }
    std::ranges::stable_sort(fixes, {},
                             [](const schema::Fix &fix) { return fix.edits.constLast().at.depth(); });
    return fixes;
}

/// Places that were edited; what stands at, above or below one is not to be edited by another's fix.
class Touched
{
public:
    bool touches(const schema::Fix &fix) const
    {
        return std::ranges::any_of(fix.edits, [this](const schema::Edit &edit) {
            bool hit = m_above.contains(edit.at);
            for (qsizetype depth = 1; depth <= edit.at.depth() && !hit; ++depth)
                hit = m_places.contains(edit.at.first(depth));
            return hit;
        });
    }
    void add(const schema::Fix &fix)
    {
        for (const schema::Edit &edit : fix.edits) {
            // What follows in a list moves up
            const bool shifts = edit.value.isUndefined() && edit.at.index() >= 0;
            m_places.insert(shifts ? edit.at.parent() : edit.at);
            for (qsizetype depth = 1; depth <= edit.at.depth(); ++depth)
                m_above.insert(edit.at.first(depth));
        }
    }

private:
    QSet<json::Pointer> m_places;
    QSet<json::Pointer> m_above;
};

} // namespace

qsizetype countSafeFixes(const schema::Problems &problems)
{
    return std::ranges::count_if(problems, isSafe);
}

JobDocument withSafeFixes(const JobDocument &document, const RuleContext &context)
{
    JobDocument after = document;
    for (int round = 0; round < mostRounds; ++round) {
        Touched touched;
        int applied = 0;
        for (const schema::Fix &fix : safeFixes(checkCreateJob(after.root(), context))) {
            if (touched.touches(fix))
                continue;
            touched.add(fix);
            after = after.with(fix.edits);
            if (++applied == mostAtOnce)
                break;
        }
        if (applied == 0)
            break;
    }
    return after;
}

} // namespace fleetwright::job
