// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fleetwright::cli
{

/// `fleetwright convert FILE --to FORM`. Gives the exit status.
[[nodiscard]] int convert(const QStringList &arguments);

} // namespace fleetwright::cli
