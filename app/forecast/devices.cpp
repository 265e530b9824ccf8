// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/devices.h"

#include "app/forecast/abortrules.h"
#include "app/forecast/calendar.h"
#include "app/forecast/retrystates.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <random>
#include <utility>

namespace fleetwright::forecast
{

namespace
{

using Status = Devices::Status;

constexpr qint64 minute = 60;

/// Plays minute by minute.
class Player
{
public:
    Player(const Plan &plan, const Assumptions &assumptions, qsizetype count, quint64 seed, Effort &effort)
        : m_plan(plan), m_assumptions(assumptions), m_effort(effort), m_retry(plan.retry),
          m_abort(plan.abort, effort), m_calendar(plan, effort), m_random(seed),
          m_devices(static_cast<size_t>(count))
    {
    }

    [[nodiscard]] Devices play();

private:
    struct Device {
        int number = 0; ///< of its latest execution; 0: not notified
        int retryState = 0;
        bool isRunning = false;
        bool isQueued = false;
        Status next = Status::Succeeded; ///< how the execution under way ends
    };
    /// Something that is due: a device comes online, or its execution ends.
    struct Due {
        qint64 second = 0;
        size_t device = 0;
        bool comesOnline = false;
        bool operator>(const Due &other) const { return second > other.second; }
    };

    [[nodiscard]] double uniform() { return std::uniform_real_distribution<double>(0, 1)(m_random); }
    void tell(qint64 second, size_t device, Status status);
    [[nodiscard]] bool isOpen(qint64 second);
    void playMinute(qint64 now);
    void notify(qint64 second);
    void queue(qint64 second, size_t device);
    void begin(qint64 second, size_t device);
    void end(qint64 second, size_t device, Status status);
    void passUpTo(qint64 second);
    void cancelQueued(qint64 second);
    void reachEnd(qint64 second);
    [[nodiscard]] bool isOver() const;
    /// When the next thing happens; the next minute while devices are notified.
    [[nodiscard]] qint64 nextMinute(qint64 now);

    const Plan &m_plan;
    const Assumptions &m_assumptions;
    Effort &m_effort;
    RetryStates m_retry;
    AbortRules m_abort;
    Calendar m_calendar;
    std::mt19937_64 m_random;
    std::vector<Device> m_devices;
    std::vector<size_t> m_ready; ///< online and queued: they begin when a window is open
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    Devices m_course;
    AbortRule::Ended m_ended;
    qint64 m_endSecond = horizon;
    qsizetype m_opening = 0;
    size_t m_notified = 0;
    qint64 m_succeeded = 0;
    qint64 m_queued = 0;
    qint64 m_running = 0;
    qint64 m_hanging = 0; ///< of those running, the ones that nothing ends
    bool m_mayRetry = true;
    bool m_maySend = true;
    bool m_hasEnded = false;    ///< the end time has come
    bool m_hasRejected = false; ///< in the minute just played: the next one looks at the abort rules
};

void Player::tell(qint64 second, size_t device, Status status)
{
    m_course.events.append({.second = second,
                            .device = static_cast<qsizetype>(device),
                            .number = m_devices[device].number,
                            .status = status});
    m_effort.spend();
}

bool Player::isOpen(qint64 second)
{
    std::optional<Opening> opening = m_calendar.opening(m_opening);
    while (opening && opening->closes <= second)
        opening = m_calendar.opening(++m_opening);
    return opening && opening->opens <= second;
}

void Player::queue(qint64 second, size_t device)
{
    Device &one = m_devices[device];
    ++one.number;
    one.isQueued = true;
    ++m_queued;
    tell(second, device, Status::Queued);
}

void Player::notify(qint64 second)
{
    const qint64 counted =
        m_plan.pace.counted == Pace::Counted::Succeeded ? m_succeeded : static_cast<qint64>(m_notified);
    const auto batch = static_cast<size_t>(m_plan.pace.at(counted));
    for (const size_t last = std::min(m_devices.size(), m_notified + batch); m_notified < last;
         ++m_notified) {
        queue(second, m_notified);
        if (uniform() < m_assumptions.onlineShare) {
            begin(second, m_notified);
            continue;
        }
        const double hours = -std::log(1 - uniform()) * m_assumptions.meanHoursOffline;
        m_due.push({.second = second + static_cast<qint64>(std::ceil(hours * 3600)),
                    .device = m_notified,
                    .comesOnline = true});
    }
}

void Player::begin(qint64 second, size_t device)
{
    Device &one = m_devices[device];
    one.isQueued = false;
    --m_queued;
    const double lot = uniform();
    const Assumptions &a = m_assumptions;
    if (lot < a.rejectedShare) {
        m_ended.rejected += 1;
        m_hasRejected = true;
        tell(second, device, Status::Rejected);
        return;
    }
    one.isRunning = true;
    ++m_running;
    tell(second, device, Status::InProgress);
    const double share = std::clamp(uniform(), 1e-9, 1 - 1e-9);
    double seconds = a.duration.within(share);
    const double failed = a.rejectedShare + a.failedShare;
    one.next = lot < failed ? Status::Failed : Status::Succeeded;
    const bool hangs = lot >= failed && lot < failed + a.hangingShare;
    if (m_plan.timeoutSeconds && (hangs || seconds > static_cast<double>(*m_plan.timeoutSeconds))) {
        seconds = static_cast<double>(*m_plan.timeoutSeconds);
        one.next = Status::TimedOut;
    } else if (hangs) {
        ++m_hanging;
        return;
    }
    m_due.push(
        {.second = second + std::max<qint64>(1, static_cast<qint64>(std::ceil(seconds))), .device = device});
}

void Player::end(qint64 second, size_t device, Status status)
{
    Device &one = m_devices[device];
    one.isRunning = false;
    --m_running;
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
    m_ready.push_back(device);
}

void Player::passUpTo(qint64 second)
{
    while (!m_due.empty() && m_due.top().second <= second) {
        const Due due = m_due.top();
        m_due.pop();
        const Device &device = m_devices[due.device];
        if (due.comesOnline && device.isQueued)
            m_ready.push_back(due.device);
        else if (!due.comesOnline && device.isRunning)
            end(due.second, due.device, device.next);
    }
}

void Player::cancelQueued(qint64 second)
{
    m_ready.clear();
    for (size_t device = 0; device < m_notified; ++device) {
        if (!m_devices[device].isQueued)
            continue;
        m_devices[device].isQueued = false;
        --m_queued;
        tell(second, device, Status::Canceled);
    }
}

void Player::reachEnd(qint64 second)
{
    m_hasEnded = true;
    m_maySend = false;
    m_mayRetry = false;
    if (m_plan.endBehavior == EndBehavior::StopRollout)
        return;
    cancelQueued(second);
    if (m_plan.endBehavior != EndBehavior::ForceCancel)
        return;
    for (size_t device = 0; device < m_notified; ++device) {
        if (std::exchange(m_devices[device].isRunning, false))
            tell(second, device, Status::Canceled);
    }
    m_running = 0;
    m_hanging = 0;
}

void Player::playMinute(qint64 now)
{
    m_hasRejected = false;
    passUpTo(now);
    if (now >= m_endSecond && !m_hasEnded)
        reachEnd(now);
    if (m_course.end == Devices::End::Open && m_abort.firing(m_ended)) {
        m_course.end = Devices::End::Aborted;
        m_course.endSecond = now;
        m_maySend = false;
        m_mayRetry = false;
        cancelQueued(now);
    }
    if (!isOpen(now))
        return;
    for (const size_t device : std::exchange(m_ready, {}))
        begin(now, device);
    if (m_maySend)
        notify(now);
}

bool Player::isOver() const
{
    const bool allSent = !m_maySend || m_notified == m_devices.size();
    const bool waitsForTheEnd =
        m_plan.end && !m_hasEnded && m_plan.endBehavior == EndBehavior::ForceCancel && m_hanging > 0;
    return allSent && m_queued == 0 && m_running == m_hanging && !waitsForTheEnd;
}

qint64 Player::nextMinute(qint64 now)
{
    const bool open = isOpen(now);
    if (m_hasRejected || (open && m_maySend && m_notified < m_devices.size()))
        return now + minute;
    qint64 next = m_due.empty() ? horizon : m_due.top().second;
    if (const std::optional<Opening> opening = m_calendar.opening(m_opening); !open && opening)
        next = std::min(next, opening->opens);
    if (!m_hasEnded)
        next = std::min(next, m_endSecond);
    return std::max(now + minute, (next + minute - 1) / minute * minute);
}

Devices Player::play()
{
    if (m_plan.end)
        m_endSecond = std::min(m_plan.start.secsTo(*m_plan.end), horizon);
    for (qint64 now = 0; now < horizon && !m_effort.isCancelled(); now = nextMinute(now)) {
        m_effort.spend();
        playMinute(now);
        if (!isOver())
            continue;
        if (m_course.end == Devices::End::Open && m_running == 0 && (!m_plan.isContinuous || m_plan.end)) {
            m_course.end = Devices::End::Completed;
            m_course.endSecond = m_course.events.isEmpty() ? 0 : m_course.events.constLast().second;
        }
        break;
    }
    return std::move(m_course);
}

} // namespace

Devices Devices::play(const Plan &plan, const Assumptions &assumptions, qsizetype count, quint64 seed,
                      Effort *effort)
{
    Effort own;
    return Player(plan, assumptions, count, seed, effort ? *effort : own).play();
}

} // namespace fleetwright::forecast
