// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/serviceendpoint.h"

#include "app/base/regions.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Regions)
};

QString nameOf(EndpointVariant variant)
{
    if (variant.fips)
        return variant.dualStack ? u"fipsDualStack"_s : u"fips"_s;
    return variant.dualStack ? u"dualStack"_s : u"standard"_s;
}

} // namespace

QString serviceId(Service service)
{
    switch (service) {
    case Service::Iot:
        return u"iot"_s;
    case Service::Sts:
        return u"sts"_s;
    case Service::Sso:
        return u"sso"_s;
    case Service::SsoOidc:
        return u"sso-oidc"_s;
    }
    Q_UNREACHABLE();
}

Expected<QUrl> serviceEndpoint(Service service, const QString &region, EndpointVariant variant)
{
    const Partition *partition = partitionOf(region);
    if (!partition) {
        return failure(
            region.isEmpty()
                ? Texts::tr("No region is chosen.")
                : Texts::tr("“%1” is not the name of an AWS region; they look like eu-west-1.").arg(region));
    }
    const Region *known = regionById(region);
    if (service == Service::Iot && variant.fips && !(known && known->hasIotFips))
        return failure(Texts::tr("AWS publishes no FIPS endpoint of IoT in %1.").arg(region));
    QString url = partition->urls.value(serviceId(service) + u'/' + nameOf(variant));
    if (url.isEmpty())
        return failure(Texts::tr("AWS publishes no such endpoint in %1.").arg(region));
    return QUrl(url.replace("{region}"_L1, region));
}

} // namespace fleetwright::aws
