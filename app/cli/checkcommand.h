// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fleetwright::cli
{

/// `check FILE…`: prints what is wrong with job files. `arguments` starts with the command's name.
[[nodiscard]] int check(const QStringList &arguments);

} // namespace fleetwright::cli
