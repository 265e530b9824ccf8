// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/arn.h"

#include <QStringList>

namespace fleetwright::job
{

std::optional<Arn> Arn::parse(const QString &text)
{
    if (!text.startsWith(QLatin1StringView("arn:")))
        return std::nullopt;
    Arn arn;
    qsizetype begin = 4;
    for (QString *part : {&arn.partition, &arn.service, &arn.region, &arn.account}) {
        const qsizetype end = text.indexOf(u':', begin);
        if (end < 0)
            return std::nullopt;
        *part = text.sliced(begin, end - begin);
        begin = end + 1;
    }
    arn.resource = text.sliced(begin);
    if (arn.partition.isEmpty() || arn.service.isEmpty() || arn.resource.isEmpty())
        return std::nullopt;
    return arn;
}

QString Arn::toString() const
{
    return QStringList{QStringLiteral("arn"), partition, service, region, account, resource}.join(u':');
}

} // namespace fleetwright::job
