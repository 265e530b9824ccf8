// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"
#include "app/session/connectioninuse.h"

#include <QSet>
#include <QStringList>

#include <memory>

namespace fleetwright::session
{

/// Learns which of the job's target groups are dynamic, by asking the service of the connection in use, and
/// tells the job's rules. What cannot be learnt (no network, no permission) stays unknown, without a word.
class GroupKinds : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    GroupKinds(job::JobModel &job, const ConnectionInUse &connection, aws::ClientFactory &clients,
               QObject *parent = nullptr);

    /// Asks, one after the other, about the groups among the targets that were not asked about before.
    void ask();

private:
    void forgetIfElsewhere();
    void forget();
    void askNext();
    void tell(const QString &groupArn);

    job::JobModel &m_job;
    const ConnectionInUse &m_connection;
    aws::ClientFactory &m_clients;
    std::unique_ptr<aws::Client> m_client;
    QString m_route; ///< on which the groups were asked about
    QStringList m_pending;
    QSet<QString> m_asked;
    bool m_isAsking = false;
};

} // namespace fleetwright::session
