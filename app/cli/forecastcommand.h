// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fleetwright::cli
{

/// `forecast FILE`: prints how the rollout of a job will run. `arguments` starts with the command's name.
[[nodiscard]] int forecastJob(const QStringList &arguments);

} // namespace fleetwright::cli
