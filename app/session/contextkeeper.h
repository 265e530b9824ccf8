// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/job/jobmodel.h"
#include "app/session/connectioninuse.h"

#include <QTimer>

#include <chrono>

namespace fleetwright::session
{

/// Tells the job what its rules may know: where the connection in use leads, and the time.
class ContextKeeper : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. The time is told again each `tick`: what was soon enough may be too late by now.
    ContextKeeper(job::JobModel &job, const ConnectionInUse &connection, const Clock &clock,
                  QObject *parent = nullptr, std::chrono::milliseconds tick = std::chrono::seconds(30));

private:
    void tellJob();

    job::JobModel &m_job;
    const ConnectionInUse &m_connection;
    const Clock &m_clock;
    QTimer m_tick;
};

} // namespace fleetwright::session
