// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/assumptions.h"
#include "app/forecast/plan.h"

#include <optional>
#include <random>
#include <vector>

namespace fleetwright::test
{

/// A rollout played device by device and minute by minute: slow, plain, and written from the rules alone, to
/// hold the forecast against.
class DeviceSimulation
{
public:
    struct Counts {
        int waiting = 0;
        int queued = 0;
        int inProgress = 0;
        int succeeded = 0;
        int failed = 0;
        int rejected = 0;
        int timedOut = 0;
        int canceled = 0;
    };

    DeviceSimulation(const forecast::Plan &plan, const forecast::Assumptions &assumptions, quint64 seed);

    /// Plays to the end; remembers the counts at these seconds.
    void play(const std::vector<qint64> &moments);

    [[nodiscard]] Counts counts() const;
    [[nodiscard]] const std::vector<Counts> &remembered() const { return m_remembered; }
    [[nodiscard]] qint64 lastEnd() const { return m_lastEnd; }
    [[nodiscard]] std::optional<qint64> abortedAt() const { return m_abortedAt; }
    [[nodiscard]] int notifiedAtAbort() const { return m_notifiedAtAbort; }

private:
    enum class State : quint8 { Waiting, Queued, Running, Succeeded, Failed, Rejected, TimedOut, Canceled };
    struct Device {
        State state = State::Waiting;
        double onlineAt = 0; ///< second
        qint64 endsAt = 0;   ///< of the execution under way; never for one that hangs
        State outcome = State::Failed;
        int failedRetries = 0;
        int timedOutRetries = 0;
        int otherRetries = 0;
    };

    void endExecutions(qint64 now);
    void retryOrStay(Device &device, forecast::FailureType type);
    [[nodiscard]] bool mustAbort() const;
    [[nodiscard]] bool isOpen(qint64 now) const;
    void begin(Device &device, qint64 now);
    void notifyBatch(qint64 now);
    [[nodiscard]] double rateNow() const;
    [[nodiscard]] int budget(forecast::FailureType type) const;
    [[nodiscard]] double lot() { return std::uniform_real_distribution<double>(0, 1)(m_random); }
    void cancel(State state);

    const forecast::Plan &m_plan;
    const forecast::Assumptions &m_assumptions;
    std::mt19937_64 m_random;
    std::vector<Device> m_devices;
    size_t m_next = 0; ///< to be notified
    QList<forecast::Opening> m_openings;
    int m_succeededExecutions = 0;
    int m_failedExecutions = 0;
    int m_rejectedExecutions = 0;
    int m_timedOutExecutions = 0;
    bool m_stopped = false; ///< nothing new is sent or tried again
    qint64 m_lastEnd = 0;
    std::optional<qint64> m_abortedAt;
    int m_notifiedAtAbort = 0;
    std::vector<Counts> m_remembered;
};

} // namespace fleetwright::test
