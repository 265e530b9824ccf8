// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fleetwright::cli
{

/// What a command exits with.
enum Exit : int { Done = 0, Refused = 1, WrongCall = 2, Unknown = 3 };

/// Writes UTF-8 to standard output; nothing is added.
void printOut(const QByteArray &bytes);
/// Writes a line to standard error.
void printError(const QString &line);

} // namespace fleetwright::cli
