// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fleetwright::cli
{

/// `schema`: prints what a job may hold as JSON Schema. `arguments` starts with the command's name.
[[nodiscard]] int printSchema(const QStringList &arguments);

} // namespace fleetwright::cli
