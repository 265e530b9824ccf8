// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/openings.h"

#include "app/job/cron.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::job
{

namespace
{

constexpr int shownOpenings = 5;

QString momentText(const QDateTime &moment, const QString &zone)
{
    const QString day = QLocale().dayName(moment.date().dayOfWeek(), QLocale::ShortFormat);
    return u"%1 %2 %3"_s.arg(day, moment.toString(u"yyyy-MM-dd HH:mm"_s), zone);
}

/// Local time with its zone's abbreviation, which tells summer from winter, and UTC behind it.
QString openingText(const QDateTime &utc, const QTimeZone &zone)
{
    const QDateTime local = utc.toTimeZone(zone);
    if (local.offsetFromUtc() == 0)
        return momentText(utc, QCoreApplication::translate("Openings", "UTC"));
    const QString there = utc.toString(local.date() == utc.date() ? u"HH:mm"_s : u"yyyy-MM-dd HH:mm"_s);
    return QCoreApplication::translate("Openings", "%1  =  %2 UTC")
        .arg(momentText(local, zone.abbreviation(local)), there);
}

} // namespace

QString openingsText(const QString &cron, const job::RuleContext &context)
{
    const auto parsed = job::Cron::parse(cron);
    if (!parsed)
        return {};
    const QDateTime now = context.now.isValid() ? context.now : QDateTime::currentDateTimeUtc();
    const QList<QDateTime> openings = parsed->nextOpenings(now, shownOpenings);
    if (openings.isEmpty())
        return QCoreApplication::translate("Openings", "It never opens again.");
    QStringList lines{QCoreApplication::translate("Openings", "Next openings:")};
    for (const QDateTime &opening : openings)
        lines += openingText(opening, context.zone);
    return lines.join(u'\n');
}

} // namespace fleetwright::job
