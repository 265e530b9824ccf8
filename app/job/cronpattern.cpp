// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/cronpattern.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::job
{

namespace
{

const QStringList &dayNames()
{
    static const QStringList names{u"MON"_s, u"TUE"_s, u"WED"_s, u"THU"_s, u"FRI"_s, u"SAT"_s, u"SUN"_s};
    return names;
}

/// The ISO number of a cron weekday: a name, or 1 (Sunday) to 7 (Saturday); 0 for anything else.
int isoWeekday(const QString &text)
{
    if (const qsizetype at = dayNames().indexOf(text.toUpper()); at >= 0)
        return int(at) + 1;
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < 1 || number > 7)
        return 0;
    return number == 1 ? 7 : number - 1;
}

std::optional<int> plainNumber(const QString &text, int from, int to)
{
    static const QRegularExpression digits(u"\\A[0-9]{1,2}\\z"_s);
    if (!digits.match(text).hasMatch() || text.toInt() < from || text.toInt() > to)
        return {};
    return text.toInt();
}

QString dayFields(const CronPattern &pattern)
{
    const auto name = [](int weekday) { return dayNames().at(weekday - 1); };
    switch (pattern.kind) {
    case CronPattern::Kind::Daily:
        return u"* * ?"_s;
    case CronPattern::Kind::Weekdays:
        return u"? * MON-FRI"_s;
    case CronPattern::Kind::Weekly: {
        QStringList names;
        for (const int weekday : pattern.weekdays)
            names += name(weekday);
        return u"? * "_s + names.join(u',');
    }
    case CronPattern::Kind::NthWeekday:
        // The last one needs the number form: names do not combine with L.
        if (pattern.nth == CronPattern::lastWeek)
            return u"? * %1L"_s.arg(pattern.weekday % 7 + 1);
        return u"? * %1#%2"_s.arg(pattern.weekday % 7 + 1).arg(pattern.nth);
    case CronPattern::Kind::MonthDay:
        return u"%1 * ?"_s.arg(pattern.day);
    case CronPattern::Kind::LastDay:
        break;
    }
    return u"L * ?"_s;
}

bool readWeekdays(const QString &text, CronPattern &pattern)
{
    if (text.compare("MON-FRI"_L1, Qt::CaseInsensitive) == 0 || text == "2-6"_L1) {
        pattern.kind = CronPattern::Kind::Weekdays;
        return true;
    }
    static const QRegularExpression nth(u"\\A([A-Za-z]{3}|[1-7])#([1-4])\\z"_s);
    static const QRegularExpression last(u"\\A([A-Za-z]{3}|[1-7])[Ll]\\z"_s);
    for (const QRegularExpression &form : {nth, last}) {
        const auto match = form.match(text);
        if (!match.hasMatch())
            continue;
        pattern.kind = CronPattern::Kind::NthWeekday;
        pattern.weekday = isoWeekday(match.captured(1));
        pattern.nth = match.lastCapturedIndex() == 2 ? match.captured(2).toInt() : CronPattern::lastWeek;
        return pattern.weekday > 0;
    }
    pattern.kind = CronPattern::Kind::Weekly;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const int weekday = isoWeekday(part);
        if (weekday == 0 || pattern.weekdays.contains(weekday))
            return false;
        pattern.weekdays.append(weekday);
    }
    std::sort(pattern.weekdays.begin(), pattern.weekdays.end());
    return true;
}

bool readDayOfMonth(const QString &text, CronPattern &pattern)
{
    if (text == "*"_L1) {
        pattern.kind = CronPattern::Kind::Daily;
        return true;
    }
    if (text == "L"_L1) {
        pattern.kind = CronPattern::Kind::LastDay;
        return true;
    }
    const auto day = plainNumber(text, 1, 31);
    if (day) {
        pattern.kind = CronPattern::Kind::MonthDay;
        pattern.day = *day;
    }
    return day.has_value();
}

} // namespace

QString cronText(const CronPattern &pattern)
{
    return u"cron(%1 %2 %3 *)"_s.arg(pattern.time.minute()).arg(pattern.time.hour()).arg(dayFields(pattern));
}

std::optional<CronPattern> cronPattern(const QString &cron)
{
    if (!cron.startsWith("cron("_L1) || !cron.endsWith(u')'))
        return {};
    const QStringList fields = cron.mid(5, cron.size() - 6).split(u' ');
    if (fields.size() != 6 || fields[3] != "*"_L1 || fields[5] != "*"_L1)
        return {};
    const auto minute = plainNumber(fields[0], 0, 59);
    const auto hour = plainNumber(fields[1], 0, 23);
    if (!minute || !hour)
        return {};
    CronPattern pattern{.time = QTime(*hour, *minute)};
    const bool known = fields[2] == "?"_L1   ? readWeekdays(fields[4], pattern)
                       : fields[4] == "?"_L1 ? readDayOfMonth(fields[2], pattern)
                                             : false;
    return known ? std::optional(pattern) : std::nullopt;
}

} // namespace fleetwright::job
