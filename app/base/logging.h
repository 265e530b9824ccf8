// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QStringList>

/// What the program tells of its own doing, for whoever looks for a fault. One category a room that has
/// something to tell: `qCInfo(logging::aws) << …`, in English, a line a happening. Nothing is printed unless
/// it is asked for.
namespace fleetwright::logging
{

Q_DECLARE_LOGGING_CATEGORY(aws)
Q_DECLARE_LOGGING_CATEGORY(identity)
Q_DECLARE_LOGGING_CATEGORY(storage)
Q_DECLARE_LOGGING_CATEGORY(submit)
Q_DECLARE_LOGGING_CATEGORY(session)
Q_DECLARE_LOGGING_CATEGORY(platform)
Q_DECLARE_LOGGING_CATEGORY(sandbox)
Q_DECLARE_LOGGING_CATEGORY(ui)

/// From now on every message of the program passes here: secrets are redacted, the latest lines are kept, and
/// printed to stderr are those of the rooms in `shown` ("aws,submit", or "*" for all), and what is not of a
/// room, such as Qt's warnings. Says on stderr which of the names is no room.
void start(const QString &shown);

/// The latest lines since start(), oldest first, redacted; at most 500.
[[nodiscard]] QStringList latest();

} // namespace fleetwright::logging
