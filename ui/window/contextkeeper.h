// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"
#include "app/exchange/exchange.h"
#include "app/job/jobmodel.h"
#include "ui/services.h"

#include <QTimer>

namespace fleetwright::ui
{

/// Tells the job what its rules may know: the connection's account, region and partition, and the time.
class ContextKeeper : public QObject
{
    Q_OBJECT

public:
    ContextKeeper(job::JobModel &job, const Services &services, QObject *parent = nullptr);

    /// Where exported commands are to send, for the connection in use.
    [[nodiscard]] exchange::Destination destination() const;

signals:
    /// Another connection is in use, or the one in use was changed.
    void connectionChanged();

private:
    void refresh();

    job::JobModel &m_job;
    const Services &m_services;
    QTimer m_tick;
};

} // namespace fleetwright::ui
