// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/jobs.h"
#include "app/sandbox/limits.h"
#include "app/sandbox/registry.h"
#include "app/sandbox/store.h"
#include "app/sandbox/templatedocument.h"

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
    [[nodiscard]] Reply<QJsonObject> create(const QString &jobId, const QByteArray &body,
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
    [[nodiscard]] Reply<void> takeTurn(const QDateTime &now);
    [[nodiscard]] Reply<QList<Target>> resolveTargets(const QJsonObject &request);
    [[nodiscard]] Reply<void> checkRoom(const QString &jobId);
    [[nodiscard]] Reply<void> keep(const Order &order, const QDateTime &now);

    Store &m_store;
    Registry &m_registry;
    Jobs &m_jobs;
    const Limits &m_limits;
    QList<QDateTime> m_recent;
};

} // namespace fleetwright::sandbox
