// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fleetwright::cli
{

/// `fleetwright sandbox`: runs the sandbox until it is interrupted. Gives the exit status.
[[nodiscard]] int sandbox(const QStringList &arguments);

} // namespace fleetwright::cli
