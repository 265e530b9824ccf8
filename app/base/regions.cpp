// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/regions.h"

#include <QCoreApplication>
#include <QFile>
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

namespace fleetwright
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

QList<Partition> read()
{
    registerEndpoints();
    QFile file(u":/endpoints/endpoints.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The program lacks its endpoints.");
    QList<Partition> read;
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
                partition.urls.insert(service + u'/' + variant, variants.value(variant).toString());
            }
        }
        read.append(partition);
    }
    return read;
}

} // namespace

const QList<Partition> &partitions()
{
    static const QList<Partition> all = read();
    return all;
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

} // namespace fleetwright
