// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fleetscript.h"

#include "app/forecast/retrystates.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <random>

namespace fleetwright::sandbox
{

namespace
{

using forecast::AbortRule;
using Status = FleetScript::Status;

constexpr qint64 minute = 60;
constexpr qint64 horizon = 2LL * 366 * 24 * 3600;

/// Plays the devices one by one.
class Playwright
{
public:
    Playwright(const forecast::Plan &plan, const forecast::Assumptions &assumptions, qsizetype things,
               quint64 seed)
        : m_plan(plan), m_assumptions(assumptions), m_retry(plan.retry), m_random(seed),
          m_devices(static_cast<size_t>(things))
    {
    }

    [[nodiscard]] FleetScript play();

private:
    struct Device {
        int number = 0; ///< of its latest execution; 0: not notified
        int retryState = 0;
        bool isRunning = false;
        bool isQueued = false;
        bool isOnline = false;
        Status next = Status::Succeeded; ///< how the execution under way ends
    };
    /// Something that is due. `number` tells an old one from the execution that it was meant for.
    struct Due {
        qint64 second = 0;
        size_t device = 0;
        int number = 0;
        bool comesOnline = false;
        bool operator>(const Due &other) const { return second > other.second; }
    };

    [[nodiscard]] double uniform() { return std::uniform_real_distribution<double>(0, 1)(m_random); }
    void tell(qint64 second, size_t device, Status status)
    {
        m_script.events.append({.second = second,
                                .thing = static_cast<qsizetype>(device),
                                .number = m_devices[device].number,
                                .status = status});
    }
    [[nodiscard]] bool isOpen(qint64 second);
    void notify(qint64 second);
    void queue(qint64 second, size_t device);
    void begin(qint64 second, size_t device);
    void end(qint64 second, size_t device, Status status);
    void passUpTo(qint64 second);
    void beginAllThatWait(qint64 second);
    void cancelQueued(qint64 second);
    void reachEnd(qint64 second);
    [[nodiscard]] bool aborts() const;

    const forecast::Plan &m_plan;
    const forecast::Assumptions &m_assumptions;
    forecast::RetryStates m_retry;
    std::mt19937_64 m_random;
    std::vector<Device> m_devices;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    FleetScript m_script;
    AbortRule::Ended m_ended;
    QList<forecast::Opening> m_openings;
    qsizetype m_opening = 0;
    size_t m_notified = 0;
    qint64 m_succeeded = 0;
    qint64 m_queued = 0;
    qint64 m_running = 0;
    qint64 m_dueRunning = 0; ///< of those running, the ones that will end
    bool m_mayRetry = true;
    bool m_maySend = true;
};

bool Playwright::isOpen(qint64 second)
{
    while (m_opening < m_openings.size() && m_openings.at(m_opening).closes <= second)
        ++m_opening;
    return m_opening < m_openings.size() && m_openings.at(m_opening).opens <= second;
}

void Playwright::queue(qint64 second, size_t device)
{
    Device &one = m_devices[device];
    ++one.number;
    one.isQueued = true;
    ++m_queued;
    tell(second, device, Status::Queued);
}

void Playwright::notify(qint64 second)
{
    const qint64 counted = m_plan.pace.counted == forecast::Pace::Counted::Succeeded
                               ? m_succeeded
                               : static_cast<qint64>(m_notified);
    const auto batch = static_cast<size_t>(m_plan.pace.at(counted));
    for (const size_t last = std::min(m_devices.size(), m_notified + batch); m_notified < last;
         ++m_notified) {
        Device &device = m_devices[m_notified];
        queue(second, m_notified);
        device.isOnline = uniform() < m_assumptions.onlineShare;
        if (device.isOnline) {
            begin(second, m_notified);
            continue;
        }
        const double hours = -std::log(1 - uniform()) * m_assumptions.meanHoursOffline;
        m_due.push({.second = second + static_cast<qint64>(std::ceil(hours * 3600)),
                    .device = m_notified,
                    .comesOnline = true});
    }
}

void Playwright::begin(qint64 second, size_t device)
{
    Device &one = m_devices[device];
    one.isQueued = false;
    --m_queued;
    const double lot = uniform();
    const forecast::Assumptions &a = m_assumptions;
    if (lot < a.rejectedShare) {
        m_ended.rejected += 1;
        tell(second, device, Status::Rejected);
        return;
    }
    one.isRunning = true;
    ++m_running;
    tell(second, device, Status::InProgress);
    const double share = std::clamp(uniform(), 1e-9, 1 - 1e-9);
    double seconds = a.duration.within(share);
    one.next = lot < a.rejectedShare + a.failedShare ? Status::Failed : Status::Succeeded;
    bool hangs =
        lot >= a.rejectedShare + a.failedShare && lot < a.rejectedShare + a.failedShare + a.hangingShare;
    if (m_plan.timeoutSeconds && (hangs || seconds > static_cast<double>(*m_plan.timeoutSeconds))) {
        seconds = static_cast<double>(*m_plan.timeoutSeconds);
        one.next = Status::TimedOut;
        hangs = false;
    }
    if (hangs)
        return;
    ++m_dueRunning;
    m_due.push({.second = second + std::max<qint64>(1, static_cast<qint64>(std::ceil(seconds))),
                .device = device,
                .number = one.number});
}

void Playwright::end(qint64 second, size_t device, Status status)
{
    Device &one = m_devices[device];
    one.isRunning = false;
    --m_running;
    --m_dueRunning;
    tell(second, device, status);
    int next = -1;
    if (status == Status::Succeeded) {
        ++m_succeeded;
        m_ended.succeeded += 1;
    } else if (status == Status::Failed) {
        m_ended.failed += 1;
        next = m_retry.afterFailed(one.retryState);
    } else if (status == Status::TimedOut) {
        m_ended.timedOut += 1;
        next = m_retry.afterTimedOut(one.retryState);
    }
    if (next < 0 || !m_mayRetry)
        return;
    one.retryState = next;
    queue(second, device);
    if (isOpen(second))
        begin(second, device);
}

void Playwright::passUpTo(qint64 second)
{
    while (!m_due.empty() && m_due.top().second <= second) {
        const Due due = m_due.top();
        m_due.pop();
        Device &device = m_devices[due.device];
        if (due.comesOnline) {
            device.isOnline = true;
            if (device.isQueued && isOpen(due.second))
                begin(due.second, due.device);
        } else if (device.isRunning && device.number == due.number) {
            end(due.second, due.device, device.next);
        }
    }
}

void Playwright::beginAllThatWait(qint64 second)
{
    for (size_t device = 0; device < m_notified && m_queued > 0; ++device) {
        if (m_devices[device].isQueued && m_devices[device].isOnline)
            begin(second, device);
    }
}

void Playwright::cancelQueued(qint64 second)
{
    for (size_t device = 0; device < m_notified; ++device) {
        if (!m_devices[device].isQueued)
            continue;
        m_devices[device].isQueued = false;
        --m_queued;
        tell(second, device, Status::Canceled);
    }
}

void Playwright::reachEnd(qint64 second)
{
    m_maySend = false;
    m_mayRetry = false;
    if (m_plan.endBehavior == forecast::EndBehavior::StopRollout)
        return;
    cancelQueued(second);
    if (m_plan.endBehavior != forecast::EndBehavior::ForceCancel)
        return;
    for (size_t device = 0; device < m_notified; ++device) {
        if (m_devices[device].isRunning)
            tell(second, device, Status::Canceled);
        m_devices[device].isRunning = false;
    }
    m_running = 0;
    m_dueRunning = 0;
}

bool Playwright::aborts() const
{
    return std::ranges::any_of(m_plan.abort, [this](const AbortRule &rule) { return rule.fires(m_ended); });
}

FleetScript Playwright::play()
{
    const qint64 endSecond = m_plan.end ? m_plan.start.secsTo(*m_plan.end) : horizon;
    m_openings = m_plan.openings(0, std::min(endSecond + 400LL * 24 * 3600, horizon));
    bool wasOpen = false;
    for (qint64 now = 0; now < horizon; now += minute) {
        passUpTo(now);
        if (now >= endSecond && m_maySend)
            reachEnd(now);
        if (m_script.end == FleetScript::End::Open && aborts()) {
            m_script.end = FleetScript::End::Aborted;
            m_script.endSecond = now;
            m_maySend = false;
            m_mayRetry = false;
            cancelQueued(now);
        }
        const bool open = isOpen(now);
        if (open && !wasOpen)
            beginAllThatWait(now);
        wasOpen = open;
        if (open && m_maySend && m_notified < m_devices.size())
            notify(now);
        const bool allSent = !m_maySend || m_notified == m_devices.size();
        if (allSent && m_queued == 0 && m_dueRunning == 0) {
            if (m_script.end == FleetScript::End::Open && m_running == 0 &&
                (!m_plan.isContinuous || m_plan.end)) {
                m_script.end = FleetScript::End::Completed;
                m_script.endSecond = m_script.events.isEmpty() ? 0 : m_script.events.constLast().second;
            }
            break;
        }
        // Nothing happens until the next opening, or the next thing that is due.
        if (!open && m_opening < m_openings.size()) {
            const qint64 opens = m_openings.at(m_opening).opens;
            const qint64 next = m_due.empty() ? opens : std::min(opens, m_due.top().second);
            if (next > now + minute && next < endSecond)
                now = std::min(opens - minute, next / minute * minute - minute);
        }
    }
    return std::move(m_script);
}

} // namespace

FleetScript FleetScript::write(const forecast::Plan &plan, const forecast::Assumptions &assumptions,
                               qsizetype things, quint64 seed)
{
    return Playwright(plan, assumptions, things, seed).play();
}

} // namespace fleetwright::sandbox
