// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace fleetwright::sandbox
{

/// How much the sandbox takes. The rate is the service's quota; the number of active jobs is the sandbox's
/// own, so that LimitExceededException can be met without 100,000 jobs.
struct Limits {
    int activeJobs = 500;            ///< IN_PROGRESS or SCHEDULED at the same time
    int createJobPerSecond = 10;     ///< then ThrottlingException
    qsizetype bodyBytes = 1'048'576; ///< then 413
};

} // namespace fleetwright::sandbox
