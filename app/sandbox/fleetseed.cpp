// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fleetseed.h"

#include <QJsonDocument>
#include <QUuid>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr auto emptyObject = "{}"_L1;

// Ids follow from names, so that they are the same on each computer
constexpr QUuid idSpace(0x6f0f7ed1, 0x4c1b, 0x4a57, 0x9d, 0x0e, 0x3c, 0x5e, 0x21, 0x7a, 0x90, 0x12);

QString idOf(const QString &kind, const QString &name)
{
    return QUuid::createUuidV5(idSpace, kind + u'/' + name).toString(QUuid::WithoutBraces);
}

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

struct Group {
    QLatin1StringView name;
    QLatin1StringView parent;
    const char *description;
};

// Parents come before their children
constexpr Group groups[] = {
    {"plant-berlin"_L1, {}, "All devices of the Berlin plant"},
    {"berlin-line-1"_L1, "plant-berlin"_L1, "Berlin, assembly line 1"},
    {"berlin-line-1:cell-a"_L1, "berlin-line-1"_L1, "Berlin, line 1, welding cell A"},
    {"berlin-line-1:cell-b"_L1, "berlin-line-1"_L1, "Berlin, line 1, painting cell B"},
    {"berlin-line-2"_L1, "plant-berlin"_L1, "Berlin, assembly line 2"},
    {"berlin-line-3"_L1, "plant-berlin"_L1, "Berlin, packaging line"},
    {"plant-osaka"_L1, {}, "All devices of the Osaka plant"},
    {"osaka-line-1"_L1, "plant-osaka"_L1, "Osaka, assembly line 1"},
    {"osaka-line-2"_L1, "plant-osaka"_L1, "Osaka, assembly line 2"},
    {"warehouse-lyon"_L1, {}, "Forklifts and gates in Lyon"},
    {"canary"_L1, {}, "A few devices of each kind that get new firmware first"},
    {"spare-parts"_L1, {}, "Devices in storage: none at the moment"},
};

/// Devices of one kind at one place: `names` holds %1 for the number.
struct Batch {
    QLatin1StringView group;
    const char *names;
    QLatin1StringView type;
    QLatin1StringView model;
    QLatin1StringView site;
    int count;
};

constexpr Batch batches[] = {
    {"plant-berlin"_L1, "berlin-gateway-%1", "edge-gateway"_L1, "EG-500"_L1, "berlin"_L1, 6},
    {"berlin-line-1"_L1, "berlin-l1-sensor-%1", "line-sensor"_L1, "LS-20"_L1, "berlin"_L1, 40},
    {"berlin-line-1:cell-a"_L1, "berlin-l1-arm-a%1", "robot-arm"_L1, "RA-7"_L1, "berlin"_L1, 16},
    {"berlin-line-1:cell-b"_L1, "berlin-l1-arm-b%1", "robot-arm"_L1, "RA-9"_L1, "berlin"_L1, 14},
    {"berlin-line-2"_L1, "berlin-l2-sensor-%1", "line-sensor"_L1, "LS-20"_L1, "berlin"_L1, 48},
    {"berlin-line-3"_L1, "berlin-l3-packer-%1", "packer"_L1, "PK-3"_L1, "berlin"_L1, 24},
    {"plant-osaka"_L1, "osaka-gateway-%1", "edge-gateway"_L1, "EG-700"_L1, "osaka"_L1, 4},
    {"osaka-line-1"_L1, "osaka:l1:sensor-%1", "line-sensor"_L1, "LS-30"_L1, "osaka"_L1, 60},
    {"osaka-line-2"_L1, "osaka:l2:arm-%1", "robot-arm"_L1, "RA-9"_L1, "osaka"_L1, 52},
    {"warehouse-lyon"_L1, "lyon-forklift-%1", "forklift"_L1, "FL-2"_L1, "lyon"_L1, 40},
    {"warehouse-lyon"_L1, "lyon-gate-%1", "gate"_L1, "GT-1"_L1, "lyon"_L1, 16},
};

constexpr auto outdatedGroup = "outdated-firmware"_L1;
constexpr auto outdatedFirmware = "2.3.4"_L1;
constexpr QLatin1StringView firmwares[] = {"2.4.1"_L1, "2.4.0"_L1, "2.4.0"_L1, "2.4.0"_L1, outdatedFirmware};

struct Rows {
    QList<QVariantList> groups;
    QList<QVariantList> things;
    QList<QVariantList> attributes;
    QList<QVariantList> members;
};

Rows fleet(double now)
{
    Rows rows;
    for (const Group &group : groups) {
        const QString name = group.name;
        rows.groups += {name,
                        idOf(u"group"_s, name),
                        group.parent.isEmpty() ? QVariant() : QString(group.parent),
                        QString::fromLatin1(group.description),
                        QString(emptyObject),
                        QVariant(),
                        now};
    }
    rows.groups += {QString(outdatedGroup),
                    idOf(u"group"_s, outdatedGroup),
                    QVariant(),
                    u"Devices that still run firmware %1"_s.arg(outdatedFirmware),
                    QString(emptyObject),
                    u"attributes.firmware:%1"_s.arg(outdatedFirmware),
                    now};

    qsizetype serial = 0;
    for (const Batch &batch : batches) {
        for (int i = 1; i <= batch.count; ++i, ++serial) {
            const QString name = QString::fromLatin1(batch.names).arg(i, 3, 10, QLatin1Char('0'));
            const QString firmware = firmwares[serial % qsizetype(std::size(firmwares))];
            const QJsonObject attributes = {{u"model"_s, QString(batch.model)},
                                            {u"firmware"_s, firmware},
                                            {u"site"_s, QString(batch.site)},
                                            {u"serial"_s, u"SN%1"_s.arg(100000 + serial * 37)}};
            rows.things += {name, idOf(u"thing"_s, name), QString(batch.type), text(attributes), 1};
            for (auto it = attributes.begin(); it != attributes.end(); ++it)
                rows.attributes += {name, it.key(), it.value().toString()};
            rows.members += {QString(batch.group), name};
            if (i == 1)
                rows.members += {u"canary"_s, name};
            if (firmware == outdatedFirmware)
                rows.members += {QString(outdatedGroup), name};
        }
    }
    return rows;
}

} // namespace

Reply<void> seedFleet(Store &store, const QDateTime &now)
{
    return store.transaction([&]() -> Reply<void> {
        const auto there = store.rows(u"SELECT EXISTS (SELECT 1 FROM things)"_s);
        if (!there)
            return tl::unexpected(there.error());
        if (there->constFirst().constFirst().toBool())
            return {};
        const Rows rows = fleet(static_cast<double>(now.toMSecsSinceEpoch()) / 1000.0);
        return store.runAll(u"INSERT INTO thing_groups VALUES (?, ?, ?, ?, ?, ?, ?)"_s, rows.groups)
            .and_then(
                [&] { return store.runAll(u"INSERT INTO things VALUES (?, ?, ?, ?, ?)"_s, rows.things); })
            .and_then([&] {
                return store.runAll(u"INSERT INTO thing_attributes VALUES (?, ?, ?)"_s, rows.attributes);
            })
            .and_then(
                [&] { return store.runAll(u"INSERT INTO group_things VALUES (?, ?)"_s, rows.members); });
    });
}

} // namespace fleetwright::sandbox
