// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/problem.h"

#include <QString>

namespace fleetwright::job::rules
{

/// What is said of a region's name. Hint: nothing, AWS has it.
struct RegionVerdict {
    schema::Severity severity = schema::Severity::Hint;
    QString message = {};
    QString meant = {}; ///< the region that was probably meant
};

/// Held against the table of AWS's regions. One that has the form of a region's name and is like none that is
/// known may be younger than the table: a warning.
[[nodiscard]] RegionVerdict verdictOnRegion(const QString &region);

} // namespace fleetwright::job::rules
