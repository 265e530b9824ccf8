// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fleetwright::cli
{

/// True where the arguments (without the program's name) ask for work without a window: `schema`, `check`,
/// `submit`, `--help`, `--version`.
[[nodiscard]] bool isCommand(const QStringList &arguments);

/// Does it, writing to standard output and error. Needs a QCoreApplication. Gives the exit status:
/// 0 done, 1 the job has errors or was refused, 2 the call itself is wrong, 3 the outcome is unknown.
[[nodiscard]] int run(const QStringList &arguments);

} // namespace fleetwright::cli
