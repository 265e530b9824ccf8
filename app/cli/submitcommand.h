// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fleetwright::cli
{

/// `submit FILE --connection NAME`: checks a job and submits it. `arguments` starts with the command's name.
[[nodiscard]] int submit(const QStringList &arguments);

} // namespace fleetwright::cli
