// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/jobs.h"
#include "app/sandbox/limits.h"
#include "app/sandbox/managedtemplates.h"
#include "app/sandbox/registry.h"
#include "app/sandbox/store.h"

namespace fleetwright::sandbox
{

/// CreateJob.
class JobCreation
{
public:
    JobCreation(Store &store, Registry &registry, Jobs &jobs, const Limits &limits)
        : m_store(store), m_registry(registry), m_jobs(jobs), m_limits(limits)
    {
    }

    /// Checks in the service's order (model, its further rules, template, targets, id, limits) and keeps the
    /// job.
    [[nodiscard]] Answer<QJsonObject> create(const QString &jobId, const QByteArray &body,
                                             const QDateTime &now);

private:
    struct Target {
        QString type = {};
        QString name = {};
    };
    /// A request that has passed every check but the last.
    struct Order {
        QJsonObject request = {};
        QList<Target> targets = {};
        TemplateDocument fromTemplate = {};
    };
    [[nodiscard]] Answer<void> takeTurn(const QDateTime &now);
    [[nodiscard]] Answer<QList<Target>> resolveTargets(const QJsonObject &request);
    [[nodiscard]] Answer<void> checkRoom(const QString &jobId);
    [[nodiscard]] Answer<void> keep(const Order &order, const QDateTime &now);

    Store &m_store;
    Registry &m_registry;
    Jobs &m_jobs;
    const Limits &m_limits;
    QList<QDateTime> m_recent;
};

} // namespace fleetwright::sandbox
