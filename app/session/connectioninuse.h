// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "app/storage/connectionstore.h"

namespace fleetwright::session
{

/// What the connection in use comes to. All parts of a window look at this one.
class ConnectionInUse : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ConnectionInUse(storage::ConnectionStore &connections, const aws::ClientFactory &clients,
                    QObject *parent = nullptr);

    /// As it was when last resolved: at the start, when the connection was changed, and by refresh().
    [[nodiscard]] const aws::ResolvedConnection &resolved() const { return m_resolved; }
    /// Resolves it again, as files may say something else by now, and gives what it comes to.
    const aws::ResolvedConnection &refresh();
    /// The same after reading the connections too, which another window may have changed. To be called before
    /// a job is looked at for the last time, and before it is sent.
    Expected<void> reload();

signals:
    /// Another connection is in use, or the one in use comes to something else now.
    void changed();

private:
    storage::ConnectionStore &m_connections;
    const aws::ClientFactory &m_clients;
    aws::ResolvedConnection m_resolved;
};

} // namespace fleetwright::session
