// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/cronreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::job
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Cron)
};

enum Index { Minutes, Hours, DayOfMonth, Month, DayOfWeek, Year };

} // namespace

QList<CronReader::Field> CronReader::fields()
{
    return {{Texts::tr("minutes"), 0, 59},
            {Texts::tr("hours"), 0, 23},
            {Texts::tr("day of month"), 1, 31},
            {Texts::tr("month"),
             1,
             12,
             {u"JAN"_s, u"FEB"_s, u"MAR"_s, u"APR"_s, u"MAY"_s, u"JUN"_s, u"JUL"_s, u"AUG"_s, u"SEP"_s,
              u"OCT"_s, u"NOV"_s, u"DEC"_s}},
            {Texts::tr("day of week"),
             1,
             7,
             {u"SUN"_s, u"MON"_s, u"TUE"_s, u"WED"_s, u"THU"_s, u"FRI"_s, u"SAT"_s},
             false},
            {Texts::tr("year"), Cron::firstYear, Cron::lastYear}};
}

Expected<Cron, CronError> CronReader::read()
{
    if (!m_text.startsWith("cron("_L1) || !m_text.endsWith(u')'))
        return tl::unexpected(
            CronError{Texts::tr("Must be written as cron(…), for example cron(0 2 ? * MON *)."), 0});
    const QList<Part> parts = splitFields();
    const QList<Field> all = fields();
    if (parts.size() != all.size()) {
        return tl::unexpected(CronError{
            Texts::tr(
                "Needs six fields (minutes, hours, day of month, month, day of week, year); there are %1.")
                .arg(parts.size()),
            5});
    }
    const bool anyDay = parts[DayOfMonth].text == u"?";
    const bool anyWeekday = parts[DayOfWeek].text == u"?";
    if (anyDay == anyWeekday) {
        return tl::unexpected(CronError{
            anyDay ? Texts::tr("Only one of day of month and day of week can be ?.")
                   : Texts::tr("One of day of month and day of week must be ?: put ? into the one that does "
                               "not matter."),
            parts[anyDay ? DayOfWeek : DayOfMonth].at});
    }
    m_cron.m_usesWeekdays = anyDay;
    readSet(parts[Minutes], all[Minutes], m_cron.m_minutes, 0);
    readSet(parts[Hours], all[Hours], m_cron.m_hours, 0);
    if (anyDay)
        readSet(parts[DayOfWeek], all[DayOfWeek], m_cron.m_weekdays, 0);
    else
        readSet(parts[DayOfMonth], all[DayOfMonth], m_cron.m_days, 0);
    readSet(parts[Month], all[Month], m_cron.m_months, 0);
    readSet(parts[Year], all[Year], m_cron.m_years, Cron::firstYear);
    if (m_error)
        return tl::unexpected(*m_error);
    return m_cron;
}

QList<CronReader::Part> CronReader::splitFields()
{
    QList<Part> parts;
    const QStringView inner = m_text.sliced(5, m_text.size() - 6);
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= inner.size(); ++i) {
        if (i < inner.size() && inner[i] != u' ')
            continue;
        if (i > begin)
            parts += Part{inner.sliced(begin, i - begin), 5 + begin};
        begin = i + 1;
    }
    return parts;
}

QList<CronReader::Part> CronReader::items(const Part &part)
{
    QList<Part> found;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= part.text.size(); ++i) {
        if (i < part.text.size() && part.text[i] != u',')
            continue;
        found += Part{part.text.sliced(begin, i - begin), part.at + begin};
        begin = i + 1;
    }
    return found;
}

template<size_t N>
void CronReader::readSet(const Part &part, const Field &field, std::bitset<N> &set, int offset)
{
    const bool isDay = field.max == 31;
    const bool isWeekday = !field.steps;
    const QList<Part> all = items(part);
    for (const Part &item : all) {
        // Developer guide: a list is of values and ranges, and only one expression with # is allowed
        const bool isAlone = item.text == u"*" || item.text == u"?" || item.text == u"L" ||
                             (isDay && item.text.endsWith(u'W')) ||
                             (isWeekday && (item.text.contains(u'#') || item.text.endsWith(u'L')));
        if (all.size() > 1 && isAlone)
            return refuse(
                Texts::tr("“%1” cannot stand in a list: it stands alone.").arg(item.text.toString()),
                item.at);
        if ((isDay && readSpecialDay(item)) || (isWeekday && readSpecialWeekday(item, field)))
            continue;
        const qsizetype slash = item.text.indexOf(u'/');
        if (slash >= 0 && !field.steps)
            return refuse(Texts::tr("Steps with / are not allowed in the day of week."), item.at + slash);
        const QStringView range = slash < 0 ? item.text : item.text.first(slash);
        int step = 1;
        if (slash >= 0) {
            const std::optional<int> given = digits(item.text.sliced(slash + 1));
            step = given.value_or(0);
            if (step < 1 || step > field.max)
                return refuse(Texts::tr("After / stands how many to step on, from 1."), item.at + slash + 1);
        }
        const qsizetype dash = range.indexOf(u'-');
        std::optional<int> from;
        std::optional<int> to;
        if (range == u"*") {
            from = field.min;
            to = field.max;
        } else if (dash > 0) {
            from = number(range.first(dash), field);
            to = number(range.sliced(dash + 1), field);
        } else {
            from = number(range, field);
            to = slash < 0 ? from : field.max;
        }
        if (!from || !to) {
            return refuse(Texts::tr("“%1” is not allowed here: the field “%2” takes %3 to %4.")
                              .arg(range.toString(), field.name)
                              .arg(field.min)
                              .arg(field.max),
                          item.at);
        }
        // Ranges that run over the end are not documented, and usual in other crons
        const int span = field.max - field.min + 1;
        if (*from > *to) {
            if (field.max == Cron::lastYear)
                return refuse(Texts::tr("The range %1 runs backwards.").arg(range.toString()), item.at);
            m_cron.m_wrapping = range.toString();
            *to += span;
        }
        for (int value = *from; value <= *to; value += step)
            set.set(size_t((value - field.min) % span + field.min - offset));
    }
}

bool CronReader::readSpecialDay(const Part &item)
{
    if (item.text == u"L") {
        m_cron.m_lastDay = true;
        return true;
    }
    if (item.text == u"LW") {
        m_cron.m_lastWorkday = true;
        return true;
    }
    if (!item.text.endsWith(u'W'))
        return false;
    const int day = digits(item.text.chopped(1)).value_or(0);
    if (day < 1 || day > 31)
        refuse(Texts::tr("Before W stands a day of month (1 to 31)."), item.at);
    else
        m_cron.m_nearestWorkdays += day;
    return true;
}

bool CronReader::readSpecialWeekday(const Part &item, const Field &field)
{
    const qsizetype hash = item.text.indexOf(u'#');
    if (hash >= 0) {
        const std::optional<int> weekday = number(item.text.first(hash), field);
        const int occurrence = digits(item.text.sliced(hash + 1)).value_or(0);
        if (!weekday || occurrence < 1 || occurrence > 5)
            refuse(Texts::tr("Must be like 3#2, the second Tuesday of the month."), item.at);
        else
            m_cron.m_nthWeekdays += Cron::NthWeekday{*weekday, occurrence};
        return true;
    }
    if (item.text == u"L") {
        m_cron.m_weekdays.set(7);
        return true;
    }
    if (!item.text.endsWith(u'L'))
        return false;
    const std::optional<int> weekday = number(item.text.chopped(1), field);
    if (!weekday)
        refuse(Texts::tr("Before L stands a day of week (1 to 7, or SUN to SAT)."), item.at);
    else
        m_cron.m_nthWeekdays += Cron::NthWeekday{*weekday, 0};
    return true;
}

std::optional<int> CronReader::number(QStringView text, const Field &field) const
{
    const qsizetype named = field.names.indexOf(text.toString().toUpper());
    if (named >= 0)
        return field.min + int(named);
    const std::optional<int> value = digits(text);
    return value && *value >= field.min && *value <= field.max ? value : std::nullopt;
}

std::optional<int> CronReader::digits(QStringView text)
{
    constexpr qsizetype most = 4; // of a year
    const bool digitsOnly = !text.isEmpty() && text.size() <= most &&
                            std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digitsOnly ? std::optional(text.toInt()) : std::nullopt;
}

void CronReader::refuse(const QString &message, qsizetype at)
{
    if (!m_error)
        m_error = CronError{message, at};
}

} // namespace fleetwright::job
