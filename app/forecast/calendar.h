// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/effort.h"
#include "app/forecast/plan.h"

#include <QDate>

#include <array>
#include <optional>
#include <vector>

namespace fleetwright::forecast
{

/// Two years: how far a forecast looks.
constexpr qint64 horizon = 2LL * 366 * 24 * 3600;

/// A span of time in which devices are notified, in seconds since the plan's start.
struct Opening {
    qint64 opens = 0;
    qint64 closes = 0;

    bool operator==(const Opening &) const = default;
};

/// When a plan's maintenance windows are open, from its start to the horizon: by time, joined where they
/// overlap or meet; one long opening where there are no windows. Worked out day by day as it is asked, so
/// that many windows cost no more than as many windows a day.
class Calendar
{
public:
    /// The effort must outlive it.
    Calendar(const Plan &plan, Effort &effort);

    /// The opening at a place from 0 on; nothing where there are fewer, or the effort was cancelled.
    [[nodiscard]] std::optional<Opening> opening(qsizetype place);

private:
    static constexpr int dayMinutes = 24 * 60;
    static constexpr size_t words = (dayMinutes + 63) / 64;
    using Minutes = std::array<quint64, words>; ///< a bit for each minute of a day

    /// Windows that open on the same days.
    struct Pattern {
        job::Cron cron;
        Minutes open = {};
        int over = 0; ///< minutes that the last of them stays open after midnight
    };
    void readWindows(const Plan &plan);
    void nextDay();
    void add(qint64 fromMinute, qint64 toMinute);
    /// Since the plan's start, of a minute.
    [[nodiscard]] qint64 second(qint64 minute) const { return (minute * 60'000 - m_startMs) / 1000; }
    [[nodiscard]] bool isFinal(qsizetype place) const;

    Effort &m_effort;
    std::vector<Pattern> m_patterns;
    QDate m_day;
    qint64 m_startMs = 0;   ///< the plan's start, counted from the first day looked at
    qint64 m_dayMinute = 0; ///< the day's first minute, counted likewise
    qint64 m_openUntil = 0; ///< minute up to which windows of days before stay open
    bool m_isOver = false;
    QList<Opening> m_openings; ///< the last one may still grow
};

} // namespace fleetwright::forecast
