// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/regions.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

/// A static library's resources are linked where somebody asks for them, and only outside of namespaces.
static void registerEndpoints()
{
    Q_INIT_RESOURCE(endpoints);
}

namespace fleetwright::aws
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Regions)
};

/// The names of partitions as they stand in the data, for translators.
[[maybe_unused]] const char *const partitionNames[] = {
    QT_TRANSLATE_NOOP("Regions", "AWS"),
    QT_TRANSLATE_NOOP("Regions", "AWS China"),
    QT_TRANSLATE_NOOP("Regions", "AWS GovCloud (US)"),
    QT_TRANSLATE_NOOP("Regions", "AWS European Sovereign Cloud"),
    QT_TRANSLATE_NOOP("Regions", "AWS ISO"),
    QT_TRANSLATE_NOOP("Regions", "AWS ISOB"),
    QT_TRANSLATE_NOOP("Regions", "AWS ISOE"),
    QT_TRANSLATE_NOOP("Regions", "AWS ISOF"),
};

/// What the data says, with the patterns of URLs besides.
struct Data {
    QList<Partition> partitions;
    QHash<QString, QString> urls; ///< by `partition/service/variant`
};

Data read()
{
    registerEndpoints();
    QFile file(u":/endpoints/endpoints.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The program lacks its endpoints.");
    Data data;
    const QJsonArray partitions =
        QJsonDocument::fromJson(file.readAll()).object().value("partitions"_L1).toArray();
    for (const QJsonValue &value : partitions) {
        const QJsonObject object = value.toObject();
        Partition partition{.id = object.value("id"_L1).toString(),
                            .name = Texts::tr(object.value("name"_L1).toString().toUtf8().constData()),
                            .pattern = QRegularExpression(
                                QRegularExpression::anchoredPattern(object.value("pattern"_L1).toString()))};
        for (const QJsonValue &region : object.value("regions"_L1).toArray()) {
            partition.regions.append({.id = region[u"id"].toString(),
                                      .name = region[u"name"].toString(),
                                      .servesIot = region[u"iot"].toBool(),
                                      .hasIotFips = region[u"iotFips"].toBool()});
        }
        const QJsonObject services = object.value("urls"_L1).toObject();
        for (const QString &service : services.keys()) {
            const QJsonObject variants = services.value(service).toObject();
            for (const QString &variant : variants.keys()) {
                data.urls.insert(partition.id + u'/' + service + u'/' + variant,
                                 variants.value(variant).toString());
            }
        }
        data.partitions.append(partition);
    }
    return data;
}

const Data &data()
{
    static const Data read = aws::read();
    return read;
}

QString nameOf(EndpointVariant variant)
{
    if (variant.fips)
        return variant.dualStack ? u"fipsDualStack"_s : u"fips"_s;
    return variant.dualStack ? u"dualStack"_s : u"standard"_s;
}

} // namespace

const QList<Partition> &partitions()
{
    return data().partitions;
}

const Partition *partitionOf(const QString &region)
{
    const auto found = std::ranges::find_if(
        partitions(), [&](const Partition &partition) { return partition.pattern.match(region).hasMatch(); });
    return found == partitions().end() ? nullptr : &*found;
}

const Region *regionById(const QString &id)
{
    for (const Partition &partition : partitions()) {
        const auto found = std::ranges::find(partition.regions, id, &Region::id);
        if (found != partition.regions.end())
            return &*found;
    }
    return nullptr;
}

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
    QString url = data().urls.value(partition->id + u'/' + serviceId(service) + u'/' + nameOf(variant));
    if (url.isEmpty())
        return failure(Texts::tr("AWS publishes no such endpoint in %1.").arg(region));
    return QUrl(url.replace("{region}"_L1, region));
}

} // namespace fleetwright::aws
