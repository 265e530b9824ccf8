// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runtime.h"

#include "app/cli/console.h"
#include "app/session/contextof.h"

#include <QCoreApplication>

namespace fleetwright::cli
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace

Runtime::Runtime() : m_world(m_prompts, {})
{
}

Expected<aws::ResolvedConnection> Runtime::connection(const QString &name)
{
    storage::ConnectionStore &connections = m_world.connections();
    if (const Expected<void> loaded = connections.load(); !loaded)
        return tl::unexpected(loaded.error());
    if (const std::optional<aws::Connection> found = connections.byName(name))
        return m_world.clients().resolve(*found);
    QStringList names;
    for (const aws::Connection &connection : connections.connections())
        names += connection.name;
    return failure(Texts::tr("There is no connection called “%1”. There are: %2.")
                       .arg(name, names.join(QLatin1StringView(", "))));
}

job::RuleContext Runtime::context(const std::optional<aws::ResolvedConnection> &connection) const
{
    return connection ? session::contextOf(*connection, clock().utcNow())
                      : session::contextOf(clock().utcNow());
}

Expected<std::unique_ptr<aws::Client>> Runtime::open(const aws::ResolvedConnection &connection)
{
    if (!connection.isSandbox())
        return m_world.clients().open(connection);
    // Devices take the job up; the window, or the next command, sees how far they have come.
    if (const auto access = startSandbox(0, fleetSpeed); !access)
        return tl::unexpected(access.error());
    return m_world.clients().open(m_world.clients().resolve(connection.connection));
}

Expected<sandbox::Sandbox::Access> Runtime::startSandbox(quint16 port, double speed)
{
    m_world.sandbox().setFleet(speed);
    Expected<sandbox::Sandbox::Access> access = m_world.startSandbox(port);
    if (access && !m_world.sandbox().notice().isEmpty())
        printError(m_world.sandbox().notice());
    return access;
}

} // namespace fleetwright::cli
