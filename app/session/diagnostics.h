// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"

#include <QStringList>

namespace fleetwright::session
{

/// What helps whoever looks for a fault, as a text file in English: versions and system, `facts` of the
/// window (a line each), the connections without their access keys, and the latest lines of the log. No job,
/// and secrets are redacted.
[[nodiscard]] QString diagnostics(const QList<aws::Connection> &connections, const QStringList &facts);

} // namespace fleetwright::session
