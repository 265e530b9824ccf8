// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/forecast/devicesimulation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fleetwright::test
{

namespace
{

using forecast::FailureType;

constexpr qint64 never = std::numeric_limits<qint64>::max();
constexpr qint64 longest = 60LL * 60 * 24 * 60; // seconds that are played at most

} // namespace

DeviceSimulation::DeviceSimulation(const forecast::Plan &plan, const forecast::Assumptions &assumptions,
                                   quint64 seed)
    : m_plan(plan), m_assumptions(assumptions), m_random(seed),
      m_devices(static_cast<size_t>(assumptions.devices)), m_openings(plan.openings(0, longest))
{
}

bool DeviceSimulation::isOpen(qint64 now) const
{
    return std::ranges::any_of(m_openings, [now](const forecast::Opening &opening) {
        return opening.opens <= now && now < opening.closes;
    });
}

DeviceSimulation::Counts DeviceSimulation::counts() const
{
    Counts counts;
    for (const Device &device : m_devices) {
        int *const places[] = {&counts.waiting, &counts.queued,   &counts.inProgress, &counts.succeeded,
                               &counts.failed,  &counts.rejected, &counts.timedOut,   &counts.canceled};
        ++*places[static_cast<size_t>(device.state)];
    }
    return counts;
}

int DeviceSimulation::budget(FailureType type) const
{
    int sum = 0;
    for (const forecast::RetryRule &rule : m_plan.retry)
        sum += rule.type == type ? rule.retries : 0;
    return std::min(sum, 10);
}

void DeviceSimulation::retryOrStay(Device &device, FailureType type)
{
    const bool failed = type == FailureType::Failed;
    device.state = failed ? State::Failed : State::TimedOut;
    const int used = device.failedRetries + device.timedOutRetries + device.otherRetries;
    if (m_stopped || used >= 10)
        return;
    int &own = failed ? device.failedRetries : device.timedOutRetries;
    if (own < budget(type))
        ++own;
    else if (device.otherRetries < budget(FailureType::All))
        ++device.otherRetries;
    else
        return;
    device.state = State::Queued;
}

void DeviceSimulation::endExecutions(qint64 now)
{
    for (Device &device : m_devices) {
        if (device.state != State::Running || device.endsAt > now)
            continue;
        m_lastEnd = std::max(m_lastEnd, device.endsAt);
        if (device.outcome == State::Succeeded) {
            ++m_succeededExecutions;
            device.state = State::Succeeded;
        } else if (device.outcome == State::Failed) {
            ++m_failedExecutions;
            retryOrStay(device, FailureType::Failed);
        } else {
            ++m_timedOutExecutions;
            retryOrStay(device, FailureType::TimedOut);
        }
    }
}

void DeviceSimulation::begin(Device &device, qint64 now)
{
    const double which = lot();
    const double failed = m_assumptions.rejectedShare + m_assumptions.failedShare;
    if (which < m_assumptions.rejectedShare) {
        device.state = State::Rejected;
        ++m_rejectedExecutions;
        m_lastEnd = std::max(m_lastEnd, now);
        return;
    }
    device.state = State::Running;
    const bool hangs = which >= failed && which < failed + m_assumptions.hangingShare;
    const double takes = m_assumptions.duration.within(std::clamp(lot(), 1e-6, 1 - 1e-6));
    device.outcome = which < failed ? State::Failed : State::Succeeded;
    device.endsAt = hangs ? never : now + static_cast<qint64>(std::ceil(takes));
    if (m_plan.timeoutSeconds && (hangs || takes > static_cast<double>(*m_plan.timeoutSeconds))) {
        device.outcome = State::TimedOut;
        device.endsAt = now + *m_plan.timeoutSeconds;
    }
}

double DeviceSimulation::rateNow() const
{
    const forecast::Pace &pace = m_plan.pace;
    double rate = pace.basePerMinute;
    if (pace.every > 0) {
        const qint64 count = pace.counted == forecast::Pace::Counted::Succeeded ? counts().succeeded
                                                                                : static_cast<qint64>(m_next);
        for (qint64 passed = pace.every; passed <= count; passed += pace.every)
            rate = std::min(rate * pace.factor, pace.maximumPerMinute);
    }
    return std::max(1.0, std::floor(std::min(rate, pace.maximumPerMinute)));
}

void DeviceSimulation::notifyBatch(qint64 now)
{
    const auto batch = static_cast<size_t>(rateNow());
    for (size_t sent = 0; sent < batch && m_next < m_devices.size(); ++sent, ++m_next) {
        Device &device = m_devices[m_next];
        device.state = State::Queued;
        if (lot() < m_assumptions.onlineShare) {
            begin(device, now);
        } else {
            const double hours =
                std::exponential_distribution<double>(1 / m_assumptions.meanHoursOffline)(m_random);
            device.onlineAt = static_cast<double>(now) + hours * 3600;
        }
    }
}

bool DeviceSimulation::mustAbort() const
{
    const double executed =
        m_succeededExecutions + m_failedExecutions + m_rejectedExecutions + m_timedOutExecutions;
    for (const forecast::AbortRule &rule : m_plan.abort) {
        double hits = 0;
        if (rule.type == FailureType::Failed || rule.type == FailureType::All)
            hits += m_failedExecutions;
        if (rule.type == FailureType::Rejected || rule.type == FailureType::All)
            hits += m_rejectedExecutions;
        if (rule.type == FailureType::TimedOut || rule.type == FailureType::All)
            hits += m_timedOutExecutions;
        if (executed > 0 && executed >= static_cast<double>(rule.minimumExecuted) &&
            hits / executed * 100 >= rule.thresholdPercentage - 1e-9)
            return true;
    }
    return false;
}

void DeviceSimulation::cancel(State state)
{
    for (Device &device : m_devices) {
        if (device.state == state)
            device.state = State::Canceled;
    }
}

void DeviceSimulation::play(const std::vector<qint64> &moments)
{
    const qint64 end = m_plan.end ? m_plan.start.secsTo(*m_plan.end) : never;
    bool hasEnded = false;
    size_t moment = 0;
    for (qint64 now = 0; now < longest; now += 60) {
        endExecutions(now);
        if (!hasEnded && now >= end) {
            hasEnded = true;
            m_stopped = true;
            if (m_plan.endBehavior != forecast::EndBehavior::StopRollout)
                cancel(State::Queued);
            if (m_plan.endBehavior == forecast::EndBehavior::ForceCancel) {
                cancel(State::Running);
                m_lastEnd = now;
            }
        }
        if (!m_abortedAt && mustAbort()) {
            m_abortedAt = now;
            m_notifiedAtAbort = static_cast<int>(m_next);
            m_stopped = true;
            cancel(State::Waiting);
            cancel(State::Queued);
        }
        if (isOpen(now)) {
            for (Device &device : m_devices) {
                if (device.state == State::Queued && device.onlineAt <= static_cast<double>(now))
                    begin(device, now);
            }
            if (!m_stopped)
                notifyBatch(now);
        }
        while (moment < moments.size() && moments[moment] <= now) {
            m_remembered.push_back(counts());
            ++moment;
        }
        const bool isOver = std::ranges::all_of(m_devices, [this](const Device &device) {
            return (device.state == State::Waiting && m_stopped) ||
                   (device.state == State::Running && device.endsAt == never) ||
                   (device.state != State::Waiting && device.state != State::Queued &&
                    device.state != State::Running);
        });
        if (isOver)
            break;
    }
    while (m_remembered.size() < moments.size())
        m_remembered.push_back(counts());
}

} // namespace fleetwright::test
