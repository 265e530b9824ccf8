// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/iot/submission.h"
#include "ui/services.h"

#include <QObject>
#include <QQueue>

#include <memory>

namespace fleetwright::ui
{

/// Finds out what became of submissions whose outcome is open, one after the other.
class Settler : public QObject
{
    Q_OBJECT

public:
    explicit Settler(const Services &services, QObject *parent = nullptr);
    ~Settler() override;

    /// Asks about this entry of the log, after those asked for before.
    void settle(qint64 entry);

signals:
    /// `text` says it in a sentence, also where it could not be found out.
    void told(qint64 entry, const QString &text);

private:
    void next();
    void finish(qint64 entry, const QString &text);

    const Services &m_services;
    QQueue<qint64> m_waiting;
    bool m_busy = false;
    std::unique_ptr<aws::Client> m_client;
    std::unique_ptr<iot::Submission> m_submission;
};

} // namespace fleetwright::ui
