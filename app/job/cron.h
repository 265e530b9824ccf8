// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <bitset>
#include <optional>

namespace fleetwright::job
{

/// Why an expression is none, and where in the text (from 0).
struct CronError {
    QString message = {};
    qsizetype position = 0;

    bool operator==(const CronError &) const = default;
};

/// The times at which a maintenance window opens: `cron(minutes hours day-of-month month day-of-week year)`
/// in UTC, in AWS's dialect. Of day-of-month and day-of-week exactly one is `?`; weekday 1 is Sunday; `L` is
/// the last, `15W` the weekday nearest the 15th, `3#2` the second Tuesday. Years 1970 to 2199. Source: AWS
/// IoT developer guide, "Job configurations: scheduling", and EventBridge's description of the syntax.
class Cron
{
public:
    /// Reads the written form, `cron( … )` included.
    [[nodiscard]] static Expected<Cron, CronError> parse(QStringView text);

    /// The first opening after `utc`; nothing where there is none up to the end of 2199.
    [[nodiscard]] std::optional<QDateTime> next(const QDateTime &utc) const;
    /// The next `count` openings after `utc`, fewer where there are no more.
    [[nodiscard]] QList<QDateTime> nextOpenings(const QDateTime &utc, int count) const;
    /// True where a window opens at this minute.
    [[nodiscard]] bool opensAt(const QDateTime &utc) const;
    /// True where a window opens on this day.
    [[nodiscard]] bool opensOn(const QDate &day) const;
    /// The minutes of such a day at which windows open, counted from midnight, in order.
    [[nodiscard]] QList<int> minutesOfDay() const;
    /// The same for expressions that open on the same days because they say the same about days.
    [[nodiscard]] QByteArray daysKey() const;

    /// A range that runs over the end of its field, as FRI-MON does; empty where there is none.
    [[nodiscard]] const QString &wrappingRange() const { return m_wrapping; }

    static constexpr int firstYear = 1970;
    static constexpr int lastYear = 2199;

private:
    friend class CronReader;

    class Days;

    /// Of its month, whichever that is.
    [[nodiscard]] bool matchesDay(const QDate &day) const;
    [[nodiscard]] std::optional<QDateTime> next(const QDateTime &utc, Days &days) const;
    [[nodiscard]] std::optional<QTime> firstTime(const QTime &from) const;

    /// The second Tuesday: {3, 2}. The last one: occurrence 0.
    struct NthWeekday {
        int weekday = 0;
        int occurrence = 0;
    };

    std::bitset<60> m_minutes;
    std::bitset<24> m_hours;
    std::bitset<13> m_months;
    std::bitset<lastYear - firstYear + 1> m_years;
    bool m_usesWeekdays = false;
    std::bitset<32> m_days;
    bool m_lastDay = false;
    bool m_lastWorkday = false;
    QList<int> m_nearestWorkdays;
    std::bitset<8> m_weekdays;
    QList<NthWeekday> m_nthWeekdays;
    QString m_wrapping;
};

} // namespace fleetwright::job
