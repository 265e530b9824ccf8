// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/connectioninuse.h"

namespace fleetwright::session
{

ConnectionInUse::ConnectionInUse(storage::ConnectionStore &connections, const aws::ClientFactory &clients,
                                 QObject *parent)
    : QObject(parent), m_connections(connections), m_clients(clients),
      m_resolved(clients.resolve(connections.current()))
{
    connect(&m_connections, &storage::ConnectionStore::changed, this, &ConnectionInUse::refresh);
    connect(&m_connections, &storage::ConnectionStore::currentChanged, this, &ConnectionInUse::refresh);
}

const aws::ResolvedConnection &ConnectionInUse::refresh()
{
    aws::ResolvedConnection now = m_clients.resolve(m_connections.current());
    if (now != m_resolved) {
        m_resolved = std::move(now);
        emit changed();
    }
    return m_resolved;
}

Expected<void> ConnectionInUse::reload()
{
    Expected<void> read = m_connections.reload();
    refresh();
    return read;
}

} // namespace fleetwright::session
