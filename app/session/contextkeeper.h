// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "app/aws/connection.h"
#include "app/base/clock.h"
#include "app/exchange/exchange.h"
#include "app/job/jobmodel.h"
#include "app/storage/connectionstore.h"

#include <QTimer>

namespace fleetwright::session
{

/// Tells the job what its rules may know: the connection's account, region and partition, and the time.
class ContextKeeper : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    ContextKeeper(job::JobModel &job, const storage::ConnectionStore &connections,
                  const aws::ClientFactory &clients, const Clock &clock, QObject *parent = nullptr);

    /// Where exported commands are to send, for the connection in use.
    [[nodiscard]] exchange::Destination destination() const;

signals:
    /// Another connection is in use, or the one in use was changed.
    void connectionChanged();

private:
    void refresh();

    job::JobModel &m_job;
    const storage::ConnectionStore &m_connections;
    const aws::ClientFactory &m_clients;
    const Clock &m_clock;
    QTimer m_tick;
};

} // namespace fleetwright::session
