// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "app/storage/connectionstore.h"
#include "app/storage/submissionlog.h"
#include "app/submit/submission.h"

#include <QObject>
#include <QQueue>

#include <memory>

namespace fleetwright::submit
{

/// Finds out what became of submissions whose outcome is open, one after the other.
class Settler : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    Settler(aws::ClientFactory &clients, const storage::ConnectionStore &connections,
            storage::SubmissionLog &log, const Clock &clock, QObject *parent = nullptr);
    ~Settler() override;

    /// Asks about this entry of the log, after those asked for before.
    void settle(qint64 entry);

signals:
    /// `text` says it in a sentence, also where it could not be found out.
    void told(qint64 entry, const QString &text);

private:
    void next();
    void finish(qint64 entry, const QString &text);

    aws::ClientFactory &m_clients;
    const storage::ConnectionStore &m_connections;
    storage::SubmissionLog &m_log;
    const Clock &m_clock;
    QQueue<qint64> m_waiting;
    bool m_busy = false;
    std::unique_ptr<aws::Client> m_client;
    std::unique_ptr<Submission> m_submission;
};

} // namespace fleetwright::submit
