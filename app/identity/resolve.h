// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/resolvedconnection.h"
#include "app/identity/sharedconfig.h"

#include <QHash>
#include <QProcessEnvironment>

#include <functional>

namespace fleetwright::identity
{

/// What has a say in where a connection leads, besides its own fields.
struct Surroundings {
    QProcessEnvironment environment = {};
    /// Reads the shared config files as they are now.
    std::function<Expected<SharedConfig>()> config = {};
    QUrl sandbox = {};                 ///< where the embedded service answers; empty while it does not run
    QHash<QString, int> renewals = {}; ///< how often a connection's credentials were dropped, by its id
};

/// Resolves connections, in their order. This is the only place that decides what a connection comes to. The
/// shared config files are read once, and only where one of the connections uses them.
[[nodiscard]] QList<aws::ResolvedConnection> resolve(const QList<aws::Connection> &connections,
                                                     const Surroundings &around);

} // namespace fleetwright::identity
