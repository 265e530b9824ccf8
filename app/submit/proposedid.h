// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace fleetwright::submit
{

/// A job id that tells when it was made and is unlikely to be taken: `job-20260301-1900-k3f9`. `now` is in
/// UTC; invalid: the computer's clock. `random` makes the last four letters.
[[nodiscard]] QString proposedJobId(const QDateTime &now, quint32 random);

} // namespace fleetwright::submit
