// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/cron.h"

#include "app/job/cronreader.h"

#include <QTimeZone>

#include <algorithm>
#include <array>
#include <bit>

namespace fleetwright::job
{

namespace
{

/// AWS counts weekdays from Sunday, 1, to Saturday, 7; Qt from Monday, 1, to Sunday, 7.
int awsWeekday(const QDate &day)
{
    return day.dayOfWeek() % 7 + 1;
}

bool isWorkday(const QDate &day)
{
    return day.dayOfWeek() <= 5;
}

/// The workday nearest to `day` of the month, which is not left.
QDate nearestWorkday(const QDate &month, int day)
{
    const QDate wanted(month.year(), month.month(), std::min(day, month.daysInMonth()));
    if (wanted.dayOfWeek() == 6)
        return wanted.day() == 1 ? wanted.addDays(2) : wanted.addDays(-1);
    if (wanted.dayOfWeek() == 7)
        return wanted.day() == wanted.daysInMonth() ? wanted.addDays(-2) : wanted.addDays(1);
    return wanted;
}

} // namespace

Expected<Cron, CronError> Cron::parse(QStringView text)
{
    return CronReader(text).read();
}

/// Which days of a month match, by the month's shape (its length and first weekday): each is worked out once.
class Cron::Days
{
public:
    explicit Days(const Cron &cron) : m_cron(cron) {}

    /// Bit n: the day n of the month.
    [[nodiscard]] quint32 of(int year, int month)
    {
        const QDate first(year, month, 1);
        const int length = first.daysInMonth();
        std::optional<quint32> &days = m_days.at(size_t((length - shortest) * 7 + first.dayOfWeek() - 1));
        if (!days) {
            days = 0;
            for (int day = 1; day <= length; ++day)
                *days |= m_cron.matchesDay(QDate(year, month, day)) ? 1U << unsigned(day) : 0;
        }
        return *days;
    }

private:
    static constexpr int shortest = 28;

    const Cron &m_cron;
    std::array<std::optional<quint32>, size_t(4 * 7)> m_days;
};

bool Cron::opensOn(const QDate &day) const
{
    return day.year() >= firstYear && day.year() <= lastYear &&
           m_years.test(size_t(day.year() - firstYear)) && m_months.test(size_t(day.month())) &&
           matchesDay(day);
}

bool Cron::matchesDay(const QDate &day) const
{
    if (m_usesWeekdays) {
        const int weekday = awsWeekday(day);
        if (m_weekdays.test(size_t(weekday)))
            return true;
        return std::ranges::any_of(m_nthWeekdays, [&](const NthWeekday &nth) {
            if (nth.weekday != weekday)
                return false;
            return nth.occurrence == 0 ? day.day() + 7 > day.daysInMonth()
                                       : (day.day() - 1) / 7 + 1 == nth.occurrence;
        });
    }
    if (m_days.test(size_t(day.day())) || (m_lastDay && day.day() == day.daysInMonth()))
        return true;
    if (m_lastWorkday && isWorkday(day) && day == nearestWorkday(day, day.daysInMonth()))
        return true;
    return std::ranges::any_of(m_nearestWorkdays, [&](int wanted) {
        return wanted <= day.daysInMonth() && day == nearestWorkday(day, wanted);
    });
}

std::optional<QTime> Cron::firstTime(const QTime &from) const
{
    for (int hour = from.hour(); hour < 24; ++hour) {
        if (!m_hours.test(size_t(hour)))
            continue;
        for (int minute = hour == from.hour() ? from.minute() : 0; minute < 60; ++minute) {
            if (m_minutes.test(size_t(minute)))
                return QTime(hour, minute);
        }
    }
    return std::nullopt;
}

std::optional<QDateTime> Cron::next(const QDateTime &utc) const
{
    Days days(*this);
    return next(utc, days);
}

std::optional<QDateTime> Cron::next(const QDateTime &utc, Days &days) const
{
    const QDateTime after = utc.toUTC();
    // The first whole minute that is later
    const QDateTime from =
        QDateTime(after.date(), QTime(after.time().hour(), after.time().minute()), Qt::UTC).addSecs(60);
    const QDate start = from.date();
    for (int year = std::max(start.year(), firstYear); year <= lastYear; ++year) {
        if (!m_years.test(size_t(year - firstYear)))
            continue;
        for (int month = year == start.year() ? start.month() : 1; month <= 12; ++month) {
            if (!m_months.test(size_t(month)))
                continue;
            const bool isFirst = year == start.year() && month == start.month();
            const quint32 matching = days.of(year, month);
            quint32 left = isFirst ? matching & (~quint32(0) << unsigned(start.day())) : matching;
            for (; left != 0; left &= left - 1) {
                const QDate day(year, month, std::countr_zero(left));
                if (const auto found = firstTime(day == start ? from.time() : QTime(0, 0)))
                    return QDateTime(day, *found, Qt::UTC);
            }
        }
    }
    return std::nullopt;
}

QList<QDateTime> Cron::nextOpenings(const QDateTime &utc, int count) const
{
    QList<QDateTime> found;
    Days days(*this);
    QDateTime after = utc;
    while (found.size() < count) {
        const std::optional<QDateTime> opening = next(after, days);
        if (!opening)
            break;
        found += *opening;
        after = *opening;
    }
    return found;
}

QList<int> Cron::minutesOfDay() const
{
    QList<int> found;
    for (int hour = 0; hour < 24; ++hour) {
        for (int minute = 0; m_hours.test(size_t(hour)) && minute < 60; ++minute) {
            if (m_minutes.test(size_t(minute)))
                found += hour * 60 + minute;
        }
    }
    return found;
}

QByteArray Cron::daysKey() const
{
    QByteArray key = QByteArray::fromStdString(m_months.to_string() + m_years.to_string() +
                                               m_days.to_string() + m_weekdays.to_string());
    key += m_usesWeekdays ? 'w' : 'd';
    key += m_lastDay ? 'L' : '-';
    key += m_lastWorkday ? 'W' : '-';
    for (const int day : m_nearestWorkdays)
        key += ' ' + QByteArray::number(day);
    for (const NthWeekday &nth : m_nthWeekdays)
        key += ' ' + QByteArray::number(nth.weekday) + '#' + QByteArray::number(nth.occurrence);
    return key;
}

bool Cron::opensAt(const QDateTime &utc) const
{
    const QDateTime moment = utc.toUTC();
    return m_hours.test(size_t(moment.time().hour())) && m_minutes.test(size_t(moment.time().minute())) &&
           opensOn(moment.date());
}

} // namespace fleetwright::job
