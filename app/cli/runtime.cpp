// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runtime.h"

#include "app/aws/regions.h"
#include "app/cli/console.h"

#include <QCoreApplication>

namespace fleetwright::cli
{

namespace
{

constexpr double fleetSpeed = 60; // seconds of a rollout in one

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace

Runtime::Runtime()
    : m_paths(storage::Paths::standard()),
      m_opener({m_transport, m_scheduler, m_clock, m_secrets, m_prompts}),
      m_connections(m_paths.connections()), m_log(m_paths.log()), m_sandbox(m_paths.sandbox(), m_clock)
{
}

Expected<aws::Connection> Runtime::connection(const QString &name)
{
    if (const Expected<void> loaded = m_connections.load(); !loaded)
        return tl::unexpected(loaded.error());
    if (const std::optional<aws::Connection> found = m_connections.byName(name))
        return *found;
    QStringList names;
    for (const aws::Connection &connection : m_connections.connections())
        names += connection.name;
    return failure(Texts::tr("There is no connection called “%1”. There are: %2.")
                       .arg(name, names.join(QLatin1StringView(", "))));
}

job::RuleContext Runtime::context(const std::optional<aws::Connection> &connection) const
{
    job::RuleContext context{.now = m_clock.utcNow(), .zone = QTimeZone::systemTimeZone()};
    if (connection) {
        const aws::Partition *partition = aws::partitionOf(m_opener.region(*connection));
        context.partition = partition ? partition->id : QString();
        context.region = m_opener.region(*connection);
        context.account = connection->account;
    }
    return context;
}

Expected<std::unique_ptr<aws::Client>> Runtime::open(const aws::Connection &connection)
{
    if (connection.kind == aws::Connection::Kind::Sandbox) {
        // Devices take the job up; the window, or the next command, sees how far they have come.
        m_sandbox.setFleet(fleetSpeed);
        const Expected<sandbox::Sandbox::Access> access = m_sandbox.start();
        if (!access)
            return tl::unexpected(access.error());
        m_opener.setSandbox({access->endpoint, access->region, access->account, access->accessKeyId,
                             access->secretAccessKey});
        if (!m_sandbox.notice().isEmpty())
            printError(m_sandbox.notice());
    }
    return m_opener.open(connection);
}

} // namespace fleetwright::cli
