// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/devices.h"
#include "app/sandbox/store.h"

#include <QDateTime>
#include <QHash>

namespace fleetwright::sandbox
{

/// The devices of the sandbox: they take up jobs and finish them, by the rules of the forecast, at a speed of
/// one's choice. Without speed nothing is rolled out: all executions stay queued.
class Fleet
{
public:
    explicit Fleet(Store &store) : m_store(store) {}

    /// How many seconds of a rollout pass in one; 0: the fleet stands still.
    void setSpeed(double speed) { m_speed = speed; }
    [[nodiscard]] bool isAwake() const { return m_speed > 0; }
    /// How the devices behave; their number is that of the job's things.
    void setAssumptions(const forecast::Assumptions &assumptions) { m_assumptions = assumptions; }

    /// Takes up a job for these things. To be called within a transaction.
    [[nodiscard]] Reply<void> takeUp(const QString &jobId, const QStringList &things, const QDateTime &now);
    /// Lets time pass in all jobs taken up.
    [[nodiscard]] Reply<void> advance(const QDateTime &now);

private:
    struct Play {
        QStringList things = {};
        forecast::Devices script = {};
    };
    [[nodiscard]] Reply<const Play *> playOf(const QString &jobId, const QDateTime &begun);
    [[nodiscard]] Reply<void> advance(const QString &jobId, const Play &play, double from, double to,
                                      const QDateTime &now);

    Store &m_store;
    double m_speed = 0;
    forecast::Assumptions m_assumptions;
    QHash<QString, Play> m_plays; ///< by job; written anew after a restart
};

} // namespace fleetwright::sandbox
