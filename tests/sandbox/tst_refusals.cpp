// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "app/sandbox/store.h"
#include "tests/support/manualclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using test::arn;
using test::smallJob;

namespace
{

const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(QByteArray(text)).object();
}

} // namespace

class TestRefusals : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void unreadableBody_data();
    void unreadableBody();
    void unknownTargets_data();
    void unknownTargets();
    void templates_data();
    void templates();
    void sameIdTwice();
    void tooManyActiveJobs();
    void tooManyRequests();
    void databaseInUse();
    void refusedJobLeavesNothing();

private:
    void start(const QString &folder, const sandbox::Limits &limits)
    {
        m_client.reset();
        m_sandbox = std::make_unique<sandbox::Sandbox>(folder, m_clock, limits);
        const auto access = m_sandbox->start();
        QVERIFY(access);
        m_client = std::make_unique<test::SandboxClient>(*access, m_clock);
    }

    test::ManualClock m_clock{now};
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<test::SandboxClient> m_client;
};

void TestRefusals::init()
{
    m_clock.set(now);
    start(u":memory:"_s, {.createJobPerSecond = 1000});
}

void TestRefusals::unreadableBody_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("cut off") << QByteArray("{\"targets\": [");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a form") << QByteArray("targets=a");
    QTest::newRow("no UTF-8") << QByteArray("{\"description\": \"\xff\"}");
    QTest::newRow("a number for a text") << QByteArray("{\"targets\": [\"a\"], \"document\": 1}");
    QTest::newRow("a text for a list") << QByteArray("{\"targets\": \"a\", \"document\": \"{}\"}");
    QTest::newRow("half a device") << QByteArray(
        "{\"targets\": [\"a\"], \"jobExecutionsRolloutConfig\": {\"maximumPerMinute\": 1.5}}");
}

void TestRefusals::unreadableBody()
{
    QFETCH(QByteArray, body);
    const auto answer = m_client->put({u"jobs"_s, u"bad"_s}, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorType, "SerializationException");
    QVERIFY(!answer.message().isEmpty());
}

void TestRefusals::unknownTargets_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");

    QTest::newRow("thing") << arn(u"thing/nobody"_s) << 404;
    QTest::newRow("group") << arn(u"thinggroup/nobody"_s) << 404;
    QTest::newRow("group as thing") << arn(u"thing/canary"_s) << 404;
    QTest::newRow("another account") << u"arn:aws:iot:eu-west-1:123456789012:thing/lyon-gate-001"_s << 404;
    QTest::newRow("another region") << u"arn:aws:iot:us-east-1:000000000000:thing/lyon-gate-001"_s << 404;
    QTest::newRow("another partition")
        << u"arn:aws-cn:iot:eu-west-1:000000000000:thing/lyon-gate-001"_s << 404;
    QTest::newRow("a job") << arn(u"job/x"_s) << 400;
    QTest::newRow("a name") << u"lyon-gate-001"_s << 400;
    QTest::newRow("no name") << arn(u"thing/"_s) << 400;
}

void TestRefusals::unknownTargets()
{
    QFETCH(QString, target);
    QFETCH(int, status);
    QJsonObject request = smallJob();
    request.insert("targets"_L1, QJsonArray{arn(u"thing/lyon-gate-001"_s), target});
    const auto answer = m_client->createJob(u"bad"_s, request);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.errorType, status == 404 ? "ResourceNotFoundException" : "InvalidRequestException");
    QVERIFY2(answer.message().contains(target), answer.raw.constData());
}

void TestRefusals::templates_data()
{
    QTest::addColumn<QString>("arn");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");

    const auto managed = u"arn:aws:iot:eu-west-1::jobtemplate/%1"_s;
    QTest::newRow("own template") << arn(u"jobtemplate/mine"_s) << QJsonObject() << 404
                                  << u"Job Template mine cannot be found."_s;
    QTest::newRow("unknown managed") << managed.arg(u"AWS-Nothing:1.0"_s) << QJsonObject() << 404
                                     << u"Job Template AWS-Nothing cannot be found."_s;
    QTest::newRow("unknown version") << managed.arg(u"AWS-Reboot:7.0"_s) << QJsonObject() << 404
                                     << u"Job Template AWS-Reboot cannot be found."_s;
    QTest::newRow("a job") << arn(u"job/x"_s) << QJsonObject() << 400
                           << u"Resource type should be jobtemplate but found invalid resource type job"_s;
    QTest::newRow("missing parameter")
        << managed.arg(u"AWS-Run-Command:1.0"_s) << QJsonObject() << 400 << u"command"_s;
    QTest::newRow("unknown parameter")
        << managed.arg(u"AWS-Reboot:1.0"_s) << json(R"({"delay": "1"})") << 400 << u"delay"_s;
    QTest::newRow("too long") << managed.arg(u"AWS-Reboot:1.0"_s)
                              << QJsonObject{{u"runAsUser"_s, QString(257, u'x')}} << 400 << u"runAsUser"_s;
}

void TestRefusals::templates()
{
    QFETCH(QString, arn);
    QFETCH(QJsonObject, parameters);
    QFETCH(int, status);
    QFETCH(QString, says);
    QJsonObject request = {{u"targets"_s, smallJob().value("targets"_L1)}, {u"jobTemplateArn"_s, arn}};
    if (!parameters.isEmpty())
        request.insert("documentParameters"_L1, parameters);
    const auto answer = m_client->createJob(u"bad"_s, request);
    QCOMPARE(answer.status, status);
    QVERIFY2(answer.message().contains(says), answer.raw.constData());
}

void TestRefusals::sameIdTwice()
{
    QCOMPARE(m_client->createJob(u"fw"_s, smallJob()).status, 200);
    const auto answer = m_client->createJob(u"fw"_s, smallJob());
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.errorType, "ResourceAlreadyExistsException");
    QCOMPARE(answer.body["resourceId"_L1].toString(), u"fw"_s);
    QCOMPARE(answer.body["resourceArn"_L1].toString(), arn(u"job/fw"_s));
    QVERIFY(!answer.message().isEmpty());
    QCOMPARE(m_client->createJob(u"FW"_s, smallJob()).status, 200);
}

void TestRefusals::tooManyActiveJobs()
{
    start(u":memory:"_s, {.activeJobs = 2});
    QCOMPARE(m_client->createJob(u"a"_s, smallJob()).status, 200);
    QCOMPARE(m_client->createJob(u"b"_s, smallJob()).status, 200);
    const auto answer = m_client->createJob(u"c"_s, smallJob());
    QCOMPARE(answer.status, 410);
    QCOMPARE(answer.errorType, "LimitExceededException");
    QCOMPARE(m_client->createJob(u"a"_s, smallJob()).status, 409);
}

void TestRefusals::tooManyRequests()
{
    start(u":memory:"_s, {});
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(m_client->createJob(u"j%1"_s.arg(i), smallJob()).status, 200);
        m_clock.advance(std::chrono::milliseconds(99));
    }
    const auto answer = m_client->createJob(u"j10"_s, smallJob());
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorType, "ThrottlingException");
    QCOMPARE(answer.message(), u"Rate exceeded"_s);
    m_clock.advance(std::chrono::milliseconds(10));
    QCOMPARE(m_client->createJob(u"j10"_s, smallJob()).status, 200);
}

void TestRefusals::databaseInUse()
{
    const QTemporaryDir folder;
    start(folder.path(), {});
    sandbox::Store other;
    QVERIFY(other.open(folder.path()));
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s));
    const auto answer = m_client->createJob(u"fw"_s, smallJob());
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.errorType, "ServiceUnavailableException");
    QCOMPARE(m_client->get({u"things"_s}).status, 200);
    QVERIFY(other.run(u"COMMIT"_s));
    QCOMPARE(m_client->createJob(u"fw"_s, smallJob()).status, 200);
}

void TestRefusals::refusedJobLeavesNothing()
{
    QJsonObject request = smallJob();
    request.insert("targets"_L1, QJsonArray{arn(u"thing/lyon-gate-001"_s), arn(u"thing/nobody"_s)});
    QCOMPARE(m_client->createJob(u"bad"_s, request).status, 404);
    QCOMPARE(m_client->get({u"jobs"_s, u"bad"_s}).status, 404);
    QVERIFY(m_client->get({u"jobs"_s}).body["jobs"_L1].toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
