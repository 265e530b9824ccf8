// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/openings.h"

#include "app/job/cron.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

constexpr int shownOpenings = 5;

/// Local time with its zone's abbreviation, which tells summer from winter, and UTC behind it.
QString openingText(const QDateTime &utc, const QTimeZone &zone)
{
    const QDateTime local = utc.toTimeZone(zone);
    const QString day = QLocale().dayName(local.date().dayOfWeek(), QLocale::ShortFormat);
    const QString form = u"yyyy-MM-dd HH:mm"_s;
    const bool sameDay = local.date() == utc.date();
    return QCoreApplication::translate("Openings", "%1 %2 %3  =  %4 UTC")
        .arg(day, local.toString(form), zone.abbreviation(local), utc.toString(sameDay ? u"HH:mm"_s : form));
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

} // namespace fleetwright::ui
