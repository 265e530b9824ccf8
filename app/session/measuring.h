// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "app/forecast/measured.h"

#include <QObject>

namespace fleetwright::session
{

/// Learns from the executions of an earlier job how a fleet behaves: reads page after page.
class Measuring : public QObject
{
    Q_OBJECT

public:
    /// `clients` must outlive it.
    Measuring(aws::ClientFactory &clients, const aws::ResolvedConnection &connection, QString jobId,
              QObject *parent = nullptr);

    /// Answers with finished(), once, later. The devices' clock runs `speed` times as fast as ours.
    void start(const forecast::Assumptions &base, double speed = 1);

signals:
    void progressed(qsizetype executions);
    void finished(const fleetwright::Expected<fleetwright::forecast::Assumptions> &assumptions);

private:
    void nextPage(const QString &token);
    void finish();

    aws::ClientFactory &m_clients;
    aws::ResolvedConnection m_connection;
    QString m_jobId;
    std::unique_ptr<aws::Client> m_client;
    forecast::Assumptions m_base;
    double m_speed = 1;
    QList<forecast::PastExecution> m_executions;
};

} // namespace fleetwright::session
