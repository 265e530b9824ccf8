// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/job/jobmodel.h"
#include "app/session/connectioninuse.h"

#include <QTimer>

namespace fleetwright::session
{

/// Tells the job what its rules may know: where the connection in use leads, and the time.
class ContextKeeper : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    ContextKeeper(job::JobModel &job, const ConnectionInUse &connection, const Clock &clock,
                  QObject *parent = nullptr);

private:
    void tellJob();

    job::JobModel &m_job;
    const ConnectionInUse &m_connection;
    const Clock &m_clock;
    QTimer m_tick;
};

} // namespace fleetwright::session
