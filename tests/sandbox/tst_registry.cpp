// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "app/sandbox/fleetseed.h"
#include "tests/support/manualclock.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using test::arn;

using Query = QList<std::pair<QString, QString>>;

class TestRegistry : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsThings_data();
    void listsThings();
    void describesThingInList();
    void describesThing();
    void samplesAreThere();
    void pagesThings_data();
    void pagesThings();
    void listsGroups_data();
    void listsGroups();
    void listsThingsInGroup_data();
    void listsThingsInGroup();
    void describesGroup();
    void describesNestedGroup();
    void describesDynamicGroup();
    void refuses_data();
    void refuses();

private:
    test::ManualClock m_clock{QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC)};
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<test::SandboxClient> m_client;
};

void TestRegistry::initTestCase()
{
    m_sandbox = std::make_unique<sandbox::Sandbox>(u":memory:"_s, m_clock);
    const auto access = m_sandbox->start();
    QVERIFY(access);
    m_client = std::make_unique<test::SandboxClient>(*access, m_clock);
}

void TestRegistry::listsThings_data()
{
    QTest::addColumn<Query>("query");
    QTest::addColumn<qsizetype>("count");

    const auto row = [](const char *name, const Query &query, qsizetype count) {
        QTest::newRow(name) << query << count;
    };
    const std::pair model{u"attributeName"_s, u"model"_s};
    const std::pair prefix{u"usePrefixAttributeValue"_s, u"true"_s};
    row("all", {}, 320);
    row("type", {{u"thingTypeName"_s, u"robot-arm"_s}}, 82);
    row("unknown type", {{u"thingTypeName"_s, u"submarine"_s}}, 0);
    row("has attribute", {model}, 320);
    row("unknown attribute", {{u"attributeName"_s, u"colour"_s}}, 0);
    row("attribute", {model, {u"attributeValue"_s, u"RA-9"_s}}, 66);
    row("attribute's prefix is no match", {model, {u"attributeValue"_s, u"RA-"_s}}, 0);
    row("prefix", {model, {u"attributeValue"_s, u"RA-"_s}, prefix}, 82);
    row("empty prefix", {model, {u"attributeValue"_s, u""_s}, prefix}, 320);
    row("wildcards mean nothing", {model, {u"attributeValue"_s, u"RA_"_s}, prefix}, 0);
    row("type and attribute", {{u"thingTypeName"_s, u"robot-arm"_s}, model, {u"attributeValue"_s, u"RA-7"_s}},
        16);
}

void TestRegistry::listsThings()
{
    QFETCH(Query, query);
    QFETCH(qsizetype, count);
    QCOMPARE(m_client->get({u"things"_s}, query).status, 200);
    QCOMPARE(m_client->all({u"things"_s}, query, u"things"_s).size(), count);
}

void TestRegistry::describesThingInList()
{
    const auto answer = m_client->get(
        {u"things"_s}, {{u"attributeName"_s, u"serial"_s}, {u"attributeValue"_s, u"SN111803"_s}});
    const QJsonArray things = answer.body["things"_L1].toArray();
    QCOMPARE(things.size(), 1);
    const QJsonObject thing = things.first().toObject();
    const QString name = thing["thingName"_L1].toString();
    QVERIFY2(name.startsWith("lyon-gate-"_L1), qPrintable(name));
    QCOMPARE(thing["thingArn"_L1].toString(), arn(u"thing/"_s + name));
    QCOMPARE(thing["thingTypeName"_L1].toString(), u"gate"_s);
    QCOMPARE(thing["version"_L1].toInt(), 1);
    QCOMPARE(thing["attributes"_L1]["site"_L1].toString(), u"lyon"_s);
    QCOMPARE(thing["attributes"_L1].toObject().size(), 4);
}

void TestRegistry::describesThing()
{
    const auto answer = m_client->get({u"things"_s, u"osaka:l1:sensor-001"_s});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body["thingName"_L1].toString(), u"osaka:l1:sensor-001"_s);
    QCOMPARE(answer.body["thingArn"_L1].toString(), arn(u"thing/osaka:l1:sensor-001"_s));
    QCOMPARE(answer.body["thingId"_L1].toString().size(), 36);
    QCOMPARE(answer.body["thingTypeName"_L1].toString(), u"line-sensor"_s);
    QCOMPARE(answer.body["attributes"_L1]["site"_L1].toString(), u"osaka"_s);
}

void TestRegistry::samplesAreThere()
{
    QCOMPARE(m_client->get({u"things"_s, QString(sandbox::sampleThing)}).status, 200);
    QCOMPARE(m_client->get({u"thing-groups"_s, QString(sandbox::sampleGroup)}).status, 200);
    QCOMPARE(m_client->all({u"thing-groups"_s, QString(sandbox::sampleGroup), u"things"_s}, {}, u"things"_s)
                 .size(),
             11);
}

void TestRegistry::pagesThings_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("pages");

    QTest::newRow("largest") << 250 << 2;
    QTest::newRow("exact") << 160 << 2;
    QTest::newRow("small") << 7 << 46;
}

void TestRegistry::pagesThings()
{
    QFETCH(int, size);
    QFETCH(int, pages);
    int count = 0;
    const QJsonArray things =
        m_client->all({u"things"_s}, {{u"maxResults"_s, QString::number(size)}}, u"things"_s, &count);
    QCOMPARE(count, pages);
    QSet<QString> names;
    for (const QJsonValue &thing : things)
        names.insert(thing["thingName"_L1].toString());
    QCOMPARE(names.size(), 320);
    QCOMPARE(things.size(), 320);
}

void TestRegistry::listsGroups_data()
{
    QTest::addColumn<Query>("query");
    QTest::addColumn<QStringList>("names");

    const auto row = [](const char *name, const Query &query, const QStringList &names) {
        QTest::newRow(name) << query << names;
    };
    const std::pair berlin{u"parentGroup"_s, u"plant-berlin"_s};
    const std::pair recursive{u"recursive"_s, u"true"_s};
    const QStringList lines{u"berlin-line-1"_s, u"berlin-line-2"_s, u"berlin-line-3"_s};
    const QStringList below{u"berlin-line-1"_s, u"berlin-line-1:cell-a"_s, u"berlin-line-1:cell-b"_s,
                            u"berlin-line-2"_s, u"berlin-line-3"_s};
    row("prefix", {{u"namePrefixFilter"_s, u"osaka"_s}}, {u"osaka-line-1"_s, u"osaka-line-2"_s});
    row("children", {berlin}, lines);
    row("not recursive", {berlin, {u"recursive"_s, u"false"_s}}, lines);
    row("all below", {berlin, recursive}, below);
    row("of those, a prefix", {berlin, recursive, {u"namePrefixFilter"_s, u"berlin-line-1:"_s}},
        {u"berlin-line-1:cell-a"_s, u"berlin-line-1:cell-b"_s});
    row("prefix with a wildcard", {{u"namePrefixFilter"_s, u"_"_s}}, {});
    row("no children", {{u"parentGroup"_s, u"canary"_s}}, {});
}

void TestRegistry::listsGroups()
{
    QFETCH(Query, query);
    QFETCH(QStringList, names);
    for (const int size : {250, 1}) {
        QStringList found;
        const Query paged = Query(query) << std::pair{u"maxResults"_s, QString::number(size)};
        for (const QJsonValue &group : m_client->all({u"thing-groups"_s}, paged, u"thingGroups"_s)) {
            found += group["groupName"_L1].toString();
            QCOMPARE(group["groupArn"_L1].toString(), arn(u"thinggroup/"_s + found.constLast()));
        }
        QCOMPARE(found, names);
    }
}

void TestRegistry::listsThingsInGroup_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("recursive");
    QTest::addColumn<qsizetype>("count");

    QTest::newRow("direct") << u"plant-berlin"_s << u"false"_s << qsizetype(6);
    QTest::newRow("recursive") << u"plant-berlin"_s << u"true"_s << qsizetype(148);
    QTest::newRow("colon in the name") << u"berlin-line-1:cell-a"_s << u"false"_s << qsizetype(16);
    QTest::newRow("dynamic") << u"outdated-firmware"_s << u"true"_s << qsizetype(64);
    QTest::newRow("empty") << u"spare-parts"_s << u"true"_s << qsizetype(0);
}

void TestRegistry::listsThingsInGroup()
{
    QFETCH(QString, group);
    QFETCH(QString, recursive);
    QFETCH(qsizetype, count);
    const QJsonArray things =
        m_client->all({u"thing-groups"_s, group, u"things"_s},
                      {{u"recursive"_s, recursive}, {u"maxResults"_s, u"50"_s}}, u"things"_s);
    QCOMPARE(things.size(), count);
}

void TestRegistry::describesGroup()
{
    const auto answer = m_client->get({u"thing-groups"_s, u"plant-berlin"_s});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body["thingGroupArn"_L1].toString(), arn(u"thinggroup/plant-berlin"_s));
    QCOMPARE(answer.body["thingGroupId"_L1].toString().size(), 36);
    QCOMPARE(answer.body["thingGroupMetadata"_L1]["creationDate"_L1].toDouble(), 1772366400.0);
    QVERIFY(!answer.body["thingGroupMetadata"_L1].toObject().contains("parentGroupName"_L1));
    QVERIFY(!answer.body["thingGroupProperties"_L1]["thingGroupDescription"_L1].toString().isEmpty());
    QVERIFY(!answer.body.contains("queryString"_L1));
}

void TestRegistry::describesNestedGroup()
{
    const auto metadata = m_client->get({u"thing-groups"_s, u"berlin-line-1:cell-a"_s})
                              .body["thingGroupMetadata"_L1]
                              .toObject();
    QCOMPARE(metadata["parentGroupName"_L1].toString(), u"berlin-line-1"_s);
    QStringList path;
    for (const QJsonValue &parent : metadata["rootToParentThingGroups"_L1].toArray())
        path += parent["groupName"_L1].toString();
    QCOMPARE(path, QStringList({u"plant-berlin"_s, u"berlin-line-1"_s}));
}

void TestRegistry::describesDynamicGroup()
{
    const auto answer = m_client->get({u"thing-groups"_s, u"outdated-firmware"_s});
    QCOMPARE(answer.body["queryString"_L1].toString(), u"attributes.firmware:2.3.4"_s);
    QCOMPARE(answer.body["indexName"_L1].toString(), u"AWS_Things"_s);
    QCOMPARE(answer.body["status"_L1].toString(), u"ACTIVE"_s);
}

void TestRegistry::refuses_data()
{
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<Query>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");

    const QStringList things{u"things"_s};
    const QStringList groups{u"thing-groups"_s};
    const auto row = [](const char *name, const QStringList &path, const Query &query, int status,
                        const QString &message) {
        QTest::newRow(name) << path << query << status << message;
    };
    row("page of 0", things, {{u"maxResults"_s, u"0"_s}}, 400,
        u"1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must "
        u"have value "
        "greater than or equal to 1"_s);
    row("page of 251", groups, {{u"maxResults"_s, u"251"_s}}, 400,
        u"1 validation error detected: Value '251' at 'maxResults' failed to satisfy constraint: Member must "
        u"have "
        "value less than or equal to 250"_s);
    row("two at once", things, {{u"maxResults"_s, u"-1"_s}, {u"thingTypeName"_s, u"a b"_s}}, 400,
        u"2 validation errors detected: Value 'a b' at 'thingTypeName' failed to satisfy constraint: Member "
        u"must "
        "satisfy regular expression pattern: [a-zA-Z0-9:_-]+; Value '-1' at 'maxResults' failed to satisfy "
        "constraint: Member must have value greater than or equal to 1"_s);
    row("page of many", things, {{u"maxResults"_s, u"many"_s}}, 400,
        u"The parameter 'maxResults' must be a whole number."_s);
    row("neither true nor false", groups, {{u"recursive"_s, u"yes"_s}}, 400,
        u"The parameter 'recursive' must be true or false."_s);
    row("token", things, {{u"nextToken"_s, u"%00"_s}}, 400, u"Next token is invalid."_s);
    row("unknown parent", groups, {{u"parentGroup"_s, u"nobody"_s}}, 404, u"Thing group nobody not found"_s);
    row("unknown thing", {u"things"_s, u"plant-berlin"_s}, {}, 404, u"Thing plant-berlin not found"_s);
    row("unknown group", {u"thing-groups"_s, u"nobody"_s}, {}, 404, u"Thing group nobody not found"_s);
    row("things of an unknown group", {u"thing-groups"_s, u"nobody"_s, u"things"_s}, {}, 404,
        u"Thing group nobody not found"_s);
    row("group's name", {u"thing-groups"_s, u"a/b"_s}, {}, 400,
        u"1 validation error detected: Value 'a/b' at 'thingGroupName' failed to satisfy constraint: Member "
        u"must "
        "satisfy regular expression pattern: [a-zA-Z0-9:_-]+"_s);
}

void TestRegistry::refuses()
{
    QFETCH(QStringList, path);
    QFETCH(Query, query);
    QFETCH(int, status);
    QFETCH(QString, message);
    const auto answer = m_client->get(path, query);
    QCOMPARE(answer.message(), message);
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.errorType.isEmpty());
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
