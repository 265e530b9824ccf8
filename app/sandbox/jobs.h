// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/fleet.h"
#include "app/sandbox/parameters.h"
#include "app/sandbox/registry.h"
#include "app/sandbox/store.h"

#include <QDateTime>

namespace fleetwright::sandbox
{

/// The operations that read jobs, and what time does to them.
class Jobs
{
public:
    Jobs(Store &store, Registry &registry, Fleet &fleet)
        : m_store(store), m_registry(registry), m_fleet(fleet)
    {
    }

    [[nodiscard]] Reply<QJsonObject> describe(const QString &jobId, Parameters parameters,
                                              const QDateTime &now);
    [[nodiscard]] Reply<QJsonObject> list(Parameters parameters);
    /// A job made from an S3 link has no document here: the sandbox has no S3. It is then not found (404).
    [[nodiscard]] Reply<QJsonObject> document(const QString &jobId, Parameters parameters);

    /// The tags of the job that `resourceArn` names.
    [[nodiscard]] Reply<QJsonObject> tags(Parameters parameters);

    [[nodiscard]] Reply<QJsonObject> executions(const QString &jobId, Parameters parameters);

    /// Begins the jobs whose start time, or first maintenance window, has come. The fleet goes on from there;
    /// where it stands still, a begun job stays IN_PROGRESS.
    [[nodiscard]] Reply<void> startDue(const QDateTime &now);
    /// Gives the job to the fleet, or, where that stands still, queues an execution for each thing that the
    /// job's targets hold, and tells the job's new state:
    /// IN_PROGRESS, or COMPLETED for a snapshot of no things at all. To be called within a transaction.
    [[nodiscard]] Reply<void> begin(const QString &jobId, const QDateTime &now);

private:
    [[nodiscard]] Reply<QJsonObject> counts(const QString &jobId);
    [[nodiscard]] Reply<Store::Row> find(const QString &jobId, const QString &columns);

    Store &m_store;
    Registry &m_registry;
    Fleet &m_fleet;
};

} // namespace fleetwright::sandbox
