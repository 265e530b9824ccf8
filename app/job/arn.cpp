// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/arn.h"

#include <QStringList>

namespace fleetwright::job
{

std::optional<Arn> Arn::parse(const QString &text)
{
    if (text.section(u':', 0, 0) != QLatin1StringView("arn") || text.count(u':') < 5)
        return std::nullopt;
    Arn arn{.partition = text.section(u':', 1, 1),
            .service = text.section(u':', 2, 2),
            .region = text.section(u':', 3, 3),
            .account = text.section(u':', 4, 4),
            .resource = text.section(u':', 5)};
    if (arn.partition.isEmpty() || arn.service.isEmpty() || arn.resource.isEmpty())
        return std::nullopt;
    return arn;
}

QString Arn::toString() const
{
    return QStringList{QStringLiteral("arn"), partition, service, region, account, resource}.join(u':');
}

} // namespace fleetwright::job
