// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "tests/support/manualclock.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using test::arn;
using test::smallJob;

class TestJobList : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsNewestFirst();
    void filtersList_data();
    void filtersList();
    void tellsAndFiltersGroupId();
    void pagesList();

private:
    QStringList ids(const QList<std::pair<QString, QString>> &query)
    {
        QStringList result;
        for (const QJsonValue &job : m_client->all({u"jobs"_s}, query, u"jobs"_s))
            result += job["jobId"_L1].toString();
        return result;
    }

    test::ManualClock m_clock{QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC)};
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<test::SandboxClient> m_client;
};

void TestJobList::init()
{
    m_sandbox = std::make_unique<sandbox::Sandbox>(u":memory:"_s, m_clock,
                                                   sandbox::Limits{.createJobPerSecond = 1000});
    const auto access = m_sandbox->start();
    QVERIFY(access);
    m_client = std::make_unique<test::SandboxClient>(*access, m_clock);
}

void TestJobList::listsNewestFirst()
{
    for (const auto &id : {u"b"_s, u"a"_s, u"c"_s})
        QCOMPARE(m_client->createJob(id, smallJob()).status, 200);
    QCOMPARE(ids({}), QStringList({u"c"_s, u"a"_s, u"b"_s}));
    const QJsonObject summary = m_client->get({u"jobs"_s}).body["jobs"_L1].toArray().first().toObject();
    QCOMPARE(summary.value("jobArn"_L1).toString(), arn(u"job/c"_s));
    QCOMPARE(summary.value("createdAt"_L1).toDouble(), 1772366400.0);
    QVERIFY(!summary.contains("targets"_L1));
}

void TestJobList::filtersList_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("found");

    QTest::newRow("in progress") << u"status"_s << u"IN_PROGRESS"_s
                                 << QStringList({u"spaced"_s, u"group"_s, u"thing"_s});
    QTest::newRow("scheduled") << u"status"_s << u"SCHEDULED"_s << QStringList(u"later"_s);
    QTest::newRow("canceled") << u"status"_s << u"CANCELED"_s << QStringList();
    QTest::newRow("continuous") << u"targetSelection"_s << u"CONTINUOUS"_s << QStringList(u"group"_s);
    QTest::newRow("group") << u"thingGroupName"_s << u"berlin-line-1:cell-a"_s << QStringList(u"group"_s);
    QTest::newRow("another group") << u"thingGroupName"_s << u"canary"_s << QStringList();
    QTest::newRow("namespace") << u"namespaceId"_s << u"ns-1"_s << QStringList(u"spaced"_s);
}

void TestJobList::filtersList()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QStringList, found);
    QCOMPARE(m_client->createJob(u"thing"_s, smallJob()).status, 200);
    QJsonObject group = smallJob();
    group.insert("targets"_L1, QJsonArray{arn(u"thinggroup/berlin-line-1:cell-a"_s)});
    group.insert("targetSelection"_L1, u"CONTINUOUS"_s);
    QCOMPARE(m_client->createJob(u"group"_s, group).status, 200);
    QJsonObject later = smallJob();
    later.insert("schedulingConfig"_L1, QJsonObject{{u"startTime"_s, u"2026-03-02T13:00"_s}});
    QCOMPARE(m_client->createJob(u"later"_s, later).status, 200);
    QJsonObject spaced = smallJob();
    spaced.insert("namespaceId"_L1, u"ns-1"_s);
    QCOMPARE(m_client->createJob(u"spaced"_s, spaced).status, 200);
    QCOMPARE(ids({{name, value}}), found);
}

void TestJobList::tellsAndFiltersGroupId()
{
    const QString id = m_client->get({u"thing-groups"_s, u"canary"_s}).body["thingGroupId"_L1].toString();
    QCOMPARE(m_client->createJob(u"thing"_s, smallJob()).status, 200);
    QJsonObject group = smallJob();
    group.insert("targets"_L1, QJsonArray{arn(u"thinggroup/canary"_s)});
    QCOMPARE(m_client->createJob(u"group"_s, group).status, 200);
    group.insert("targets"_L1, QJsonArray{arn(u"thinggroup/canary"_s), arn(u"thinggroup/plant-osaka"_s)});
    QCOMPARE(m_client->createJob(u"groups"_s, group).status, 200);

    QCOMPARE(ids({{u"thingGroupId"_s, id}}), QStringList({u"groups"_s, u"group"_s}));
    const QJsonArray jobs = m_client->get({u"jobs"_s}).body["jobs"_L1].toArray();
    QVERIFY(!jobs.at(0).toObject().contains("thingGroupId"_L1));
    QCOMPARE(jobs.at(1)["thingGroupId"_L1].toString(), id);
    QVERIFY(!jobs.at(2).toObject().contains("thingGroupId"_L1));
    QCOMPARE(m_client->get({u"jobs"_s}, {{u"thingGroupId"_s, u"no-such-id"_s}}).status, 404);
    QCOMPARE(m_client->get({u"jobs"_s}, {{u"thingGroupName"_s, u"nobody"_s}}).status, 404);
}

void TestJobList::pagesList()
{
    QStringList all;
    for (int i = 0; i < 7; ++i) {
        QCOMPARE(m_client->createJob(u"j%1"_s.arg(i), smallJob()).status, 200);
        all.prepend(u"j%1"_s.arg(i));
    }
    for (const auto &[size, pages] : {std::pair{1, 7}, {3, 3}, {7, 1}, {250, 1}}) {
        int count = 0;
        const auto items =
            m_client->all({u"jobs"_s}, {{u"maxResults"_s, QString::number(size)}}, u"jobs"_s, &count);
        QCOMPARE(count, pages);
        QCOMPARE(items.size(), 7);
    }
    // A job that comes meanwhile neither repeats nor hides one
    const auto first = m_client->get({u"jobs"_s}, {{u"maxResults"_s, u"4"_s}});
    QCOMPARE(m_client->createJob(u"new"_s, smallJob()).status, 200);
    const QString token = first.body["nextToken"_L1].toString();
    const auto rest = m_client->get({u"jobs"_s}, {{u"maxResults"_s, u"4"_s}, {u"nextToken"_s, token}});
    QCOMPARE(rest.body["jobs"_L1].toArray().size(), 3);
    QCOMPARE(rest.body["jobs"_L1].toArray().first()["jobId"_L1].toString(), u"j2"_s);

    for (const auto &query : {QList<std::pair<QString, QString>>{{u"nextToken"_s, u"garbage"_s}},
                              {{u"nextToken"_s, token}, {u"status"_s, u"IN_PROGRESS"_s}},
                              {{u"nextToken"_s, token + u"A"_s}}}) {
        const auto refused = m_client->get({u"jobs"_s}, query);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.errorType, "InvalidRequestException");
        QCOMPARE(refused.message(), u"Next token is invalid."_s);
    }
}

QTEST_GUILESS_MAIN(TestJobList)
#include "tst_joblist.moc"
