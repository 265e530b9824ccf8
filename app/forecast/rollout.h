// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/abortrules.h"
#include "app/forecast/assumptions.h"
#include "app/forecast/chance.h"
#include "app/forecast/course.h"
#include "app/forecast/grid.h"
#include "app/forecast/retrystates.h"

#include <cmath>
#include <vector>

namespace fleetwright::forecast
{

/// What all courses of a plan share: the steps of time, and where executions that begin at one of them end.
struct Terrain {
    /// The effort must outlive it.
    Terrain(const Plan &plan, const Assumptions &assumptions, qint64 fineness, int places, Effort &work);

    /// The steps at which executions begun at `step` end, one a place; those that take too long end by
    /// time-out.
    [[nodiscard]] const int *ends(int step);

    Grid grid;
    std::vector<qint64> seconds;  ///< until an execution ends, one a place, ascending, each equally likely
    std::vector<char> isTimedOut; ///< by place: the time-out comes first
    std::optional<qint64> timeout;
    AbortRules abort;
    RetryStates retries;
    Effort &effort;

private:
    std::vector<int> m_ends;
};

/// One course of a rollout, from step to step. `Chance` says how many of a number of devices do this or that.
template<typename Chance>
class Rollout
{
public:
    Rollout(const Plan &plan, const Assumptions &assumptions, Terrain &terrain, Chance chance);

    /// Runs to the end, or until the effort is cancelled; calls `look(step, sample)` at each step.
    template<typename Look>
    Course run(Look look);

private:
    static constexpr double nothing = 1e-6;

    void end(int step);
    void takeBack(double &group);
    bool isAborted(qint64 second);
    void finishExecutions(int step);
    void beginWaiting(int step);
    void notify(int step);
    void begin(double count, int state, int step);
    /// The bucket's place of a state at the first step, grown up to step `last`.
    [[nodiscard]] double *reserved(std::vector<double> &bucket, int last, int state) const;
    [[nodiscard]] double queued() const;
    [[nodiscard]] Sample sample(qint64 second) const;
    [[nodiscard]] Ending ending() const;

    const Plan &m_plan;
    const Assumptions &m_assumptions;
    Terrain &m_terrain;
    Chance m_chance;
    const RetryStates &m_states;
    int m_stateCount;

    double m_waiting;
    double m_offline = 0;        ///< notified, not online yet
    std::vector<double> m_ready; ///< online and queued, by retry state: they begin when a window is open
    double m_inProgress = 0;
    double m_hanging = 0; ///< of them, those that nothing ends
    double m_failed = 0;
    double m_timedOut = 0;
    double m_rejected = 0;
    double m_succeeded = 0;
    double m_canceled = 0;
    AbortRule::Ended m_ended;
    std::vector<double> m_succeedAt;
    std::vector<double> m_failAt;
    std::vector<double> m_timeOutAt;
    double m_rate = 0;
    bool m_hasEnded = false; ///< the end time has come
    bool m_retries = true;
    qint64 m_lastEnd = 0;
    qint64 m_onlineSince = 0; ///< up to when devices that came online were counted
    Course m_course;
};

template<typename Chance>
Rollout<Chance>::Rollout(const Plan &plan, const Assumptions &assumptions, Terrain &terrain, Chance chance)
    : m_plan(plan), m_assumptions(assumptions), m_terrain(terrain), m_chance(std::move(chance)),
      m_states(terrain.retries), m_stateCount(m_states.count()),
      m_waiting(static_cast<double>(assumptions.devices)), m_ready(static_cast<size_t>(m_stateCount))
{
    m_course.devices = m_waiting;
}

template<typename Chance>
double Rollout<Chance>::queued() const
{
    double sum = m_offline;
    for (const double count : m_ready)
        sum += count;
    return sum;
}

template<typename Chance>
Sample Rollout<Chance>::sample(qint64 second) const
{
    return {.second = second,
            .waiting = m_waiting,
            .queued = queued(),
            .inProgress = m_inProgress,
            .succeeded = m_succeeded,
            .failed = m_failed,
            .rejected = m_rejected,
            .timedOut = m_timedOut,
            .canceled = m_canceled,
            .ratePerMinute = m_rate};
}

template<typename Chance>
void Rollout<Chance>::takeBack(double &group)
{
    m_canceled += std::exchange(group, 0.0);
}

template<typename Chance>
double *Rollout<Chance>::reserved(std::vector<double> &bucket, int last, int state) const
{
    const size_t size = (static_cast<size_t>(last) + 1) * static_cast<size_t>(m_stateCount);
    if (bucket.size() < size)
        bucket.resize(std::max(size, bucket.size() * 2));
    return bucket.data() + state;
}

template<typename Chance>
void Rollout<Chance>::finishExecutions(int step)
{
    const auto take = [&](std::vector<double> &bucket, int state) {
        const auto at =
            static_cast<size_t>(step) * static_cast<size_t>(m_stateCount) + static_cast<size_t>(state);
        return at < bucket.size() ? std::exchange(bucket[at], 0.0) : 0.0;
    };
    for (int state = 0; state < m_stateCount; ++state) {
        const double succeeded = take(m_succeedAt, state);
        const double failed = take(m_failAt, state);
        const double timedOut = take(m_timeOutAt, state);
        m_inProgress -= succeeded + failed + timedOut;
        m_succeeded += succeeded;
        m_ended.succeeded += succeeded;
        m_ended.failed += failed;
        m_ended.timedOut += timedOut;
        const auto again = [&](double count, int next, double &forGood) {
            if (next >= 0 && m_retries)
                m_ready[static_cast<size_t>(next)] += count;
            else
                forGood += count;
        };
        if (failed > 0)
            again(failed, m_states.afterFailed(state), m_failed);
        if (timedOut > 0)
            again(timedOut, m_states.afterTimedOut(state), m_timedOut);
    }
}

template<typename Chance>
void Rollout<Chance>::end(int step)
{
    m_hasEnded = true;
    m_retries = false;
    if (m_plan.endBehavior == EndBehavior::StopRollout) {
        // A retry is another execution, and no more of them are made.
        return;
    }
    takeBack(m_offline);
    for (double &count : m_ready)
        takeBack(count);
    if (m_plan.endBehavior != EndBehavior::ForceCancel)
        return;
    takeBack(m_inProgress);
    m_hanging = 0;
    m_succeedAt.clear();
    m_failAt.clear();
    m_timeOutAt.clear();
    m_lastEnd = m_terrain.grid.second(step);
}

template<typename Chance>
bool Rollout<Chance>::isAborted(qint64 second)
{
    if (m_course.abort)
        return false;
    const std::optional<qsizetype> rule = m_terrain.abort.firing(m_ended);
    if (!rule)
        return false;
    const double notified = m_course.devices - m_waiting;
    m_course.abort =
        Abort{.second = second, .rule = *rule, .notified = notified, .begun = notified - queued()};
    return true;
}

template<typename Chance>
void Rollout<Chance>::begin(double count, int state, int step)
{
    if (count <= 0)
        return;
    const Assumptions &a = m_assumptions;
    m_course.executions += count;
    const double rejected = m_chance.part(count, a.rejectedShare);
    double left = count - rejected;
    double leftShare = 1 - a.rejectedShare;
    const auto next = [&](double share) {
        const double taken = leftShare > 0 ? m_chance.part(left, std::min(1.0, share / leftShare)) : 0;
        left -= taken;
        leftShare -= share;
        return taken;
    };
    const double failed = next(a.failedShare);
    const double hanging = next(a.hangingShare);
    const qint64 now = m_terrain.grid.second(step);
    m_rejected += rejected;
    m_ended.rejected += rejected;
    m_inProgress += count - rejected;
    if (rejected > 0)
        m_lastEnd = std::max(m_lastEnd, now);

    const int *ends = m_terrain.ends(step);
    const qint64 *seconds = m_terrain.seconds.data();
    const auto places = static_cast<int>(m_terrain.seconds.size());
    m_terrain.effort.spend(places);
    const auto finish = [&](double number, std::vector<double> &bucket) {
        if (number <= 0)
            return;
        double *usual = reserved(bucket, ends[places - 1], state);
        double *late = reserved(m_timeOutAt, ends[places - 1], state);
        qint64 last = 0;
        m_chance.share(number, places, [&](int place, double part) {
            const auto at = static_cast<size_t>(place);
            (m_terrain.isTimedOut[at] ? late : usual)[ends[place] * m_stateCount] += part;
            last = std::max(last, seconds[place]);
        });
        m_lastEnd = std::max(m_lastEnd, now + last);
    };
    finish(failed, m_failAt);
    finish(left, m_succeedAt);
    if (hanging > 0 && m_terrain.timeout) {
        const qint64 at = now + *m_terrain.timeout;
        const int last = m_terrain.grid.stepAt(at, step);
        reserved(m_timeOutAt, last, state)[last * m_stateCount] += hanging;
        m_lastEnd = std::max(m_lastEnd, at);
    } else {
        m_hanging += hanging;
    }
}

template<typename Chance>
void Rollout<Chance>::beginWaiting(int step)
{
    const qint64 now = m_terrain.grid.second(step);
    for (int state = 0; state < m_stateCount; ++state)
        begin(std::exchange(m_ready[static_cast<size_t>(state)], 0.0), state, step);
    if (m_offline > 0) {
        const double hours = static_cast<double>(now - m_onlineSince) / 3600;
        double online = m_chance.part(m_offline, 1 - std::exp(-hours / m_assumptions.meanHoursOffline));
        // Once all are notified, the last one is on its way, whatever the average says.
        if (!Chance::isRandom && (m_waiting <= nothing || m_hasEnded) && m_offline - online < 0.5)
            online = m_offline;
        m_offline -= online;
        begin(online, 0, step);
    }
    m_onlineSince = now;
}

template<typename Chance>
void Rollout<Chance>::notify(int step)
{
    const auto counted = [this] {
        return static_cast<qint64>(std::floor(
            (m_plan.pace.counted == Pace::Counted::Succeeded ? m_succeeded : m_course.devices - m_waiting) +
            nothing));
    };
    double sent = 0;
    const qint64 minutes = m_terrain.grid.minutes(step);
    const qint64 span = m_terrain.grid.second(step + 1) - m_terrain.grid.second(step);
    // Where windows open and close within the step, its open minutes stand as evenly as they can.
    const qint64 apart = std::max<qint64>(60, span / std::max<qint64>(1, minutes));
    // From one change of the rate to the next, however many minutes that takes.
    for (qint64 i = 0; i < minutes && m_waiting > nothing;) {
        m_terrain.effort.spend();
        const qint64 count = counted();
        const double rate = m_plan.pace.at(count);
        const qint64 now = m_terrain.grid.second(step) + i * apart;
        if (rate > m_rate && m_rate > 0 && m_plan.pace.every > 0)
            m_course.increases.append({.second = now, .perMinute = rate, .count = count});
        m_rate = std::max(m_rate, rate);
        qint64 same = minutes - i;
        const std::optional<qint64> next =
            m_plan.pace.counted == Pace::Counted::Notified ? m_plan.pace.nextIncrease(count) : std::nullopt;
        if (next)
            same = std::min(same, static_cast<qint64>(std::ceil(static_cast<double>(*next - count) / rate)));
        const double wanted = rate * static_cast<double>(same);
        const double part = std::min(wanted, m_waiting);
        m_waiting -= part;
        sent += part;
        if (m_waiting <= nothing) {
            m_waiting = 0;
            m_course.sentAll = now + (static_cast<qint64>(std::ceil(part / rate - nothing)) - 1) * apart;
        }
        i += same;
    }
    const double online = m_chance.part(sent, m_assumptions.onlineShare);
    m_offline += sent - online;
    begin(online, 0, step);
}

template<typename Chance>
Ending Rollout<Chance>::ending() const
{
    if (m_course.abort)
        return Ending::Aborted;
    if (m_hasEnded && (m_waiting > nothing || m_canceled > nothing || m_hanging > nothing))
        return Ending::EndTime;
    if (m_waiting > nothing || queued() > nothing)
        return Ending::TooLong;
    return m_hanging > nothing || (m_plan.isContinuous && !m_plan.end) ? Ending::StaysOpen : Ending::Finished;
}

template<typename Chance>
template<typename Look>
Course Rollout<Chance>::run(Look look)
{
    Grid &grid = m_terrain.grid;
    const qint64 endSecond = m_plan.end ? m_plan.start.secsTo(*m_plan.end) : horizon;
    // What hangs is ended with the job.
    const bool endsAll = m_plan.end && m_plan.endBehavior == EndBehavior::ForceCancel;
    int step = 0;
    for (; !m_terrain.effort.isCancelled(); ++step) {
        m_terrain.effort.spend(1 + m_stateCount);
        const qint64 now = grid.second(step);
        finishExecutions(step);
        if (now >= horizon)
            break;
        if (!m_hasEnded && now >= endSecond)
            end(step);
        if (isAborted(now)) {
            m_retries = false;
            takeBack(m_waiting);
            takeBack(m_offline);
            for (double &count : m_ready)
                takeBack(count);
        }
        const bool isOpen = grid.isOpen(step);
        if (isOpen) {
            beginWaiting(step);
            if (!m_hasEnded && m_waiting > nothing)
                notify(step);
        }
        Sample seen = sample(now);
        if (!isOpen || m_waiting <= nothing || m_hasEnded)
            seen.ratePerMinute = 0;
        look(step, seen);
        const bool nothingLeftToSend = m_waiting <= nothing || m_hasEnded;
        const bool waitsForTheEnd = endsAll && !m_hasEnded && m_hanging > nothing;
        if (nothingLeftToSend && queued() <= nothing && m_inProgress - m_hanging <= nothing &&
            !waitsForTheEnd)
            break;
    }
    m_course.ending = ending();
    m_course.lastSecond = std::max(m_lastEnd, m_course.abort ? m_course.abort->second : 0);
    if (m_course.ending == Ending::TooLong)
        m_course.lastSecond = horizon;
    if (m_course.ending == Ending::EndTime)
        m_course.lastSecond = std::max(m_course.lastSecond, endSecond);
    m_course.final = sample(m_course.lastSecond);
    m_course.final.ratePerMinute = 0;
    return std::move(m_course);
}

} // namespace fleetwright::forecast
