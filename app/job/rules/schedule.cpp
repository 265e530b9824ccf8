// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/schedule.h"

#include <QRegularExpression>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;
using json::literals::operator""_ptr;

json::Pointer startPlace()
{
    return "/schedulingConfig/startTime"_ptr;
}

json::Pointer endPlace()
{
    return "/schedulingConfig/endTime"_ptr;
}

QString scheduleText(const QDateTime &moment)
{
    return moment.toUTC().toString(u"yyyy-MM-ddTHH:mm"_s);
}

bool isScheduleText(const QString &text)
{
    static const QRegularExpression form(u"\\A[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}\\z"_s);
    return form.match(text).hasMatch() && scheduleTime(text).isValid();
}

QDateTime scheduleTime(const QString &text)
{
    static const QRegularExpression date(u"\\A[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9].*)?\\z"_s);
    if (!date.match(text).hasMatch())
        return {};
    QDateTime moment = QDateTime::fromString(text, Qt::ISODate);
    if (moment.timeSpec() == Qt::LocalTime)
        moment = QDateTime(moment.date(), moment.time(), Qt::UTC);
    return moment.toUTC();
}

} // namespace fleetwright::job::rules
