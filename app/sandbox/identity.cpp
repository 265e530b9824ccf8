// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/identity.h"

namespace fleetwright::sandbox
{

namespace
{

job::Arn arnOf(const QString &resource)
{
    return {.partition = ownPartition,
            .service = QStringLiteral("iot"),
            .region = ownRegion,
            .account = ownAccount,
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
