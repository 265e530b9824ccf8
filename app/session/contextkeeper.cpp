// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/contextkeeper.h"

#include "app/session/contextof.h"

namespace fleetwright::session
{

ContextKeeper::ContextKeeper(job::JobModel &job, const ConnectionInUse &connection, const Clock &clock,
                             QObject *parent, std::chrono::milliseconds tick)
    : QObject(parent), m_job(job), m_connection(connection), m_clock(clock)
{
    connect(&m_connection, &ConnectionInUse::changed, this, &ContextKeeper::tellJob);
    connect(&m_tick, &QTimer::timeout, this, &ContextKeeper::tellJob);
    m_tick.setInterval(tick);
    m_tick.start();
    tellJob();
}

void ContextKeeper::tellJob()
{
    job::RuleContext context = contextOf(m_connection.resolved(), m_clock.utcNow());
    context.dynamicGroups = m_job.context().dynamicGroups;
    context.targetFindings = m_job.context().targetFindings;
    m_job.setContext(context);
}

} // namespace fleetwright::session
