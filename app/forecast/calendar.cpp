// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/calendar.h"

#include <QHash>

#include <algorithm>
#include <bit>

namespace fleetwright::forecast
{
namespace
{

constexpr int dayMinutes = 24 * 60;

void set(auto &minutes, int from, int to)
{
    for (int minute = from; minute < to; ++minute)
        minutes[static_cast<size_t>(minute / 64)] |= quint64(1) << (minute % 64);
}

/// The first minute from `from` on that is set, or is not; the day's end where there is none.
int find(const auto &minutes, int from, bool isSet)
{
    for (int at = from; at < dayMinutes; at = (at / 64 + 1) * 64) {
        const quint64 word = minutes[static_cast<size_t>(at / 64)];
        const quint64 left = (isSet ? word : ~word) >> (at % 64);
        if (left != 0)
            return std::min(at + std::countr_zero(left), dayMinutes);
    }
    return dayMinutes;
}

} // namespace

Calendar::Calendar(const Plan &plan, Effort &effort) : m_effort(effort)
{
    if (plan.windows.isEmpty()) {
        m_openings = {{0, horizon}};
        m_isOver = true;
        return;
    }
    readWindows(plan);
}

void Calendar::readWindows(const Plan &plan)
{
    QHash<QByteArray, size_t> places;
    qint64 longest = 0;
    for (const Plan::Window &window : plan.windows) {
        if (m_effort.isCancelled())
            return;
        const QByteArray days = window.cron.daysKey();
        const auto known = places.constFind(days);
        const size_t place = known == places.cend() ? m_patterns.size() : *known;
        if (known == places.cend()) {
            places.insert(days, place);
            m_patterns.push_back({.cron = window.cron});
        }
        Pattern &pattern = m_patterns[place];
        const QList<int> minutes = window.cron.minutesOfDay();
        const int length = static_cast<int>(std::clamp<qint64>(window.minutes, 1, horizon / 60));
        int until = 0;
        for (const int minute : minutes) {
            set(pattern.open, std::max(minute, until), std::min(minute + length, dayMinutes));
            until = std::min(minute + length, dayMinutes);
        }
        if (!minutes.isEmpty())
            pattern.over = std::max(pattern.over, minutes.last() + length - dayMinutes);
        longest = std::max<qint64>(longest, length);
        m_effort.spend(minutes.size());
    }
    const QDateTime start = plan.start.toUTC();
    // Windows that opened before may still be open.
    m_day = start.date().addDays(-(longest / dayMinutes + 1));
    m_startMs = QDateTime(m_day, QTime(0, 0), Qt::UTC).msecsTo(start);
}

void Calendar::add(qint64 fromMinute, qint64 toMinute)
{
    const qint64 opens = std::max<qint64>(second(fromMinute), 0);
    const qint64 closes = std::min(second(toMinute), horizon);
    if (closes <= opens)
        return;
    if (!m_openings.isEmpty() && opens <= m_openings.constLast().closes)
        m_openings.last().closes = std::max(m_openings.constLast().closes, closes);
    else
        m_openings.append({opens, closes});
}

void Calendar::nextDay()
{
    Minutes open = {};
    int over = 0;
    for (const Pattern &pattern : m_patterns) {
        if (!pattern.cron.opensOn(m_day))
            continue;
        for (size_t word = 0; word < words; ++word)
            open[word] |= pattern.open[word];
        over = std::max(over, pattern.over);
    }
    m_effort.spend(static_cast<qint64>(m_patterns.size()));
    set(open, 0, static_cast<int>(std::clamp<qint64>(m_openUntil - m_dayMinute, 0, dayMinutes)));
    for (int from = find(open, 0, true); from < dayMinutes;) {
        const int to = find(open, from, false);
        add(m_dayMinute + from, m_dayMinute + to);
        from = find(open, to, true);
    }
    if (over > 0)
        m_openUntil = std::max(m_openUntil, m_dayMinute + dayMinutes + over);
    m_day = m_day.addDays(1);
    m_dayMinute += dayMinutes;
    m_isOver = second(m_dayMinute) >= horizon;
}

bool Calendar::isFinal(qsizetype place) const
{
    return place + 1 < m_openings.size() ||
           (place < m_openings.size() && m_openings.at(place).closes < second(m_dayMinute));
}

std::optional<Opening> Calendar::opening(qsizetype place)
{
    while (!isFinal(place) && !m_isOver && !m_effort.isCancelled())
        nextDay();
    if (place >= m_openings.size() || m_effort.isCancelled())
        return std::nullopt;
    return m_openings.at(place);
}

} // namespace fleetwright::forecast
