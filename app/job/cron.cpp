// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/cron.h"

#include "app/job/cronreader.h"

#include <QTimeZone>

#include <algorithm>

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

bool Cron::opensOn(const QDate &day) const
{
    if (day.year() < firstYear || day.year() > lastYear || !m_years.test(size_t(day.year() - firstYear)) ||
        !m_months.test(size_t(day.month())))
        return false;
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
    const QDateTime after = utc.toUTC();
    // The first whole minute that is later
    const QDateTime from =
        QDateTime(after.date(), QTime(after.time().hour(), after.time().minute()), Qt::UTC).addSecs(60);
    QDate day = from.date();
    QTime time = from.time();
    if (day.year() < firstYear) {
        day = QDate(firstYear, 1, 1);
        time = QTime(0, 0);
    }
    while (day.year() <= lastYear) {
        if (!m_years.test(size_t(day.year() - firstYear))) {
            day = QDate(day.year() + 1, 1, 1);
            time = QTime(0, 0);
            continue;
        }
        if (!m_months.test(size_t(day.month()))) {
            day = QDate(day.year(), day.month(), 1).addMonths(1);
            time = QTime(0, 0);
            continue;
        }
        if (opensOn(day)) {
            if (const std::optional<QTime> found = firstTime(time))
                return QDateTime(day, *found, Qt::UTC);
        }
        day = day.addDays(1);
        time = QTime(0, 0);
    }
    return std::nullopt;
}

QList<QDateTime> Cron::nextOpenings(const QDateTime &utc, int count) const
{
    QList<QDateTime> found;
    QDateTime after = utc;
    while (found.size() < count) {
        const std::optional<QDateTime> opening = next(after);
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
