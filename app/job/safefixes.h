// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobdocument.h"
#include "app/job/rulecontext.h"

namespace fleetwright::job
{

/// How many of the problems have a fix that loses nothing.
[[nodiscard]] qsizetype countSafeFixes(const schema::Problems &problems);

/// The document with all fixes applied that lose nothing, also those that others bring to light; of fixes
/// that touch the same place the first.
[[nodiscard]] JobDocument withSafeFixes(const JobDocument &document, const RuleContext &context);

} // namespace fleetwright::job
