// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/ownarn.h"

#include "app/sandbox/sandbox.h"

namespace fleetwright::sandbox
{

namespace
{

job::Arn arnOf(const QString &resource)
{
    return {.partition = QLatin1StringView(Sandbox::partition),
            .service = QStringLiteral("iot"),
            .region = QLatin1StringView(Sandbox::region),
            .account = QLatin1StringView(Sandbox::account),
            .resource = resource};
}

} // namespace

QString ownArn(const QString &type, const QString &name)
{
    return arnOf(type + u'/' + name).toString();
}

bool isOwn(const job::Arn &arn)
{
    return arn == arnOf(arn.resource);
}

} // namespace fleetwright::sandbox
