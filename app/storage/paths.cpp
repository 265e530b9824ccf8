// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/paths.h"

#include <QStandardPaths>

namespace fleetwright::storage
{

Paths Paths::standard()
{
    const QString home = qEnvironmentVariable("FLEETWRIGHT_HOME");
    if (!home.isEmpty())
        return {home + QStringLiteral("/data"), home + QStringLiteral("/config")};
    const auto below = [](QStandardPaths::StandardLocation location) {
        return QStandardPaths::writableLocation(location) + QStringLiteral("/fleetwright");
    };
    return {below(QStandardPaths::GenericDataLocation), below(QStandardPaths::GenericConfigLocation)};
}

} // namespace fleetwright::storage
