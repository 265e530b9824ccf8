// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/submit/outcome.h"

#include <span>

namespace fleetwright::submit
{

/// What is known of the requests that were sent for a job.
enum class Sent : quint8 {
    Refused, ///< all were answered and none was carried out; the last answer says that the id is taken
    Lost,    ///< the answer to one is missing: it may have created the job, or may still do so
    Expired  ///< the same, but all were signed so long ago that the service takes none of them any more
};

/// What the service tells when it is asked for the job.
enum class Found : quint8 {
    Same,      ///< all that was sent is told back equal
    Similar,   ///< nothing differs, but not all that was sent can be compared
    Different, ///< at least one member differs
    Older,     ///< nothing differs, but the job was there before the submission began
    Absent,    ///< there is no such job
    NotAsked   ///< no answer
};

/// One case, and what it comes to.
struct VerdictRow {
    Sent sent;
    Found found;
    Outcome::Kind kind;
};

/// Every case once.
[[nodiscard]] std::span<const VerdictRow> verdictTable();

[[nodiscard]] Outcome::Kind verdict(Sent sent, Found found);

} // namespace fleetwright::submit
