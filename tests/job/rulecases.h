// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/problem.h"

#include <QList>

namespace fleetwright::test
{

/// A rule shown at work. Jobs are written as JSON members that are put over those of a good small job (null
/// takes a member out): `bad` breaks the rule and `good` keeps it.
struct RuleCase {
    const char *rule = nullptr;
    schema::Severity severity = schema::Severity::Error;
    const char *at = nullptr; ///< where the problem is shown
    const char *bad = nullptr;
    const char *good = nullptr;
    bool hasFix = false; ///< one click cures it
};

[[nodiscard]] QList<RuleCase> generalCases(); ///< general, targets, tags, presigned URLs
[[nodiscard]] QList<RuleCase> documentCases();
[[nodiscard]] QList<RuleCase> placeholderCases(); ///< packages as well
[[nodiscard]] QList<RuleCase> rolloutCases();     ///< rollout, abort, retry, time-out
[[nodiscard]] QList<RuleCase> schedulingCases();  ///< scheduling and windows

} // namespace fleetwright::test
