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
    qsizetype headBytes = 32'768;    ///< of a request before its body; then 431
    qsizetype targetBytes = 16'384;  ///< of its first line; then 414
    qsizetype connections = 64;      ///< at the same time; then the one that is silent longest is dropped
    int requestMs = 30'000;          ///< for a request to arrive; then 408
};

} // namespace fleetwright::sandbox
