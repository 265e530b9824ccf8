// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"

#include <QList>
#include <QPointer>

namespace fleetwright::identity
{

/// A provider that does its work once for all who ask meanwhile.
class SingleFlight : public QObject, public aws::CredentialsProvider
{
public:
    void fetch(QObject *context, std::function<void(Expected<aws::Credentials>)> done) final;

protected:
    /// Starts the work; called when nothing is under way, never from within fetch().
    virtual void begin() = 0;
    /// Ends it: answers all who wait. The object may be gone afterwards.
    void finish(const Expected<aws::Credentials> &result);

private:
    struct Waiting {
        QPointer<QObject> context = {};
        std::function<void(Expected<aws::Credentials>)> done = {};
    };
    QList<Waiting> m_waiting;
};

} // namespace fleetwright::identity
