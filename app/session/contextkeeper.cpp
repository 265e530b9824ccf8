// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/contextkeeper.h"

#include "app/aws/regions.h"

namespace fleetwright::session
{

ContextKeeper::ContextKeeper(job::JobModel &job, const storage::ConnectionStore &connections,
                             const aws::ClientFactory &clients, const Clock &clock, QObject *parent)
    : QObject(parent), m_job(job), m_connections(connections), m_clients(clients), m_clock(clock)
{
    const auto renew = [this] {
        refresh();
        emit connectionChanged();
    };
    connect(&m_connections, &storage::ConnectionStore::changed, this, renew);
    connect(&m_connections, &storage::ConnectionStore::currentChanged, this, renew);
    connect(&m_tick, &QTimer::timeout, this, &ContextKeeper::refresh);
    m_tick.setInterval(30'000);
    m_tick.start();
    refresh();
}

void ContextKeeper::refresh()
{
    const aws::Connection connection = m_connections.current();
    job::RuleContext context = m_job.context();
    context.now = m_clock.utcNow();
    context.zone = QTimeZone::systemTimeZone();
    context.region = connection.region;
    context.account = connection.account;
    const aws::Partition *partition = aws::partitionOf(connection.region);
    context.partition = partition ? partition->id : QString();
    m_job.setContext(context);
}

exchange::Destination ContextKeeper::destination() const
{
    const aws::Connection connection = m_connections.current();
    const Expected<QUrl> endpoint = m_clients.endpoint(connection);
    const bool own = connection.kind == aws::Connection::Kind::Sandbox || !connection.endpoint.isEmpty();
    return {connection.region, endpoint.value_or(QUrl()), own};
}

} // namespace fleetwright::session
