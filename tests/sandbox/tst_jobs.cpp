// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "tests/support/manualclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using test::arn;
using test::smallJob;

namespace
{

constexpr double createdAt = 1772366400.25; // 2026-03-01T12:00:00.250Z

} // namespace

class TestJobs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void createsAndDescribes();
    void keepsEveryMember();
    void countsThingsOnce();
    void emptySnapshotIsComplete();
    void startsWhenItsTimeHasCome();
    void beginsWithItsFirstWindow_data();
    void beginsWithItsFirstWindow();
    void givesDocumentByteForByte();
    void managedTemplateFillsDocument();
    void documentInS3IsNotHere();
    void unknownJob();
    void nullIsAbsent();

private:
    test::ManualClock m_clock{QDateTime(QDate(2026, 3, 1), QTime(12, 0, 0, 250), Qt::UTC)};
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<test::SandboxClient> m_client;

    QJsonObject describe(const QString &jobId)
    {
        return m_client->get({u"jobs"_s, jobId}).body.value("job"_L1).toObject();
    }
};

void TestJobs::init()
{
    m_clock.set(QDateTime(QDate(2026, 3, 1), QTime(12, 0, 0, 250), Qt::UTC));
    m_sandbox = std::make_unique<sandbox::Sandbox>(u":memory:"_s, m_clock,
                                                   sandbox::Limits{.createJobPerSecond = 1000});
    const auto access = m_sandbox->start();
    QVERIFY2(access, access ? "" : qPrintable(access.error().message + access.error().detail));
    QCOMPARE(access->endpoint.host(), u"127.0.0.1"_s);
    m_client = std::make_unique<test::SandboxClient>(*access, m_clock);
}

void TestJobs::createsAndDescribes()
{
    QJsonObject request = smallJob();
    request.insert("description"_L1, u"Über 100 %1"_s);
    const auto created = m_client->createJob(u"fw-1"_s, request);
    QCOMPARE(created.status, 200);
    QCOMPARE(created.body, QJsonObject({{u"jobArn"_s, arn(u"job/fw-1"_s)},
                                        {u"jobId"_s, u"fw-1"_s},
                                        {u"description"_s, u"Über 100 %1"_s}}));
    QCOMPARE(created.contentType, "application/json");
    QCOMPARE(created.date, "Sun, 01 Mar 2026 12:00:00 GMT");
    QCOMPARE(created.requestId.size(), 36);
    QVERIFY(created.errorType.isEmpty());

    const auto described = m_client->get({u"jobs"_s, u"fw-1"_s});
    QCOMPARE(described.status, 200);
    QVERIFY(described.requestId != created.requestId);
    const QJsonObject job = described.body.value("job"_L1).toObject();
    QCOMPARE(job.value("status"_L1).toString(), u"IN_PROGRESS"_s);
    QCOMPARE(job.value("targetSelection"_L1).toString(), u"SNAPSHOT"_s);
    QCOMPARE(job.value("createdAt"_L1).toDouble(), createdAt);
    QCOMPARE(job.value("lastUpdatedAt"_L1).toDouble(), createdAt);
    QVERIFY(job.value("completedAt"_L1).isNull());
    QCOMPARE(job.value("timeoutConfig"_L1), QJsonValue(QJsonObject()));
    QCOMPARE(job.value("targets"_L1), request.value("targets"_L1));
    const QJsonObject counts = job.value("jobProcessDetails"_L1).toObject();
    QCOMPARE(counts.value("numberOfQueuedThings"_L1).toInt(), 1);
    QCOMPARE(counts.value("numberOfFailedThings"_L1), QJsonValue(0));
    QCOMPARE(counts.size(), 9);
}

void TestJobs::keepsEveryMember()
{
    const QByteArray text = R"({
        "targets": ["$group"], "document": "{}", "description": "all of it", "targetSelection": "CONTINUOUS",
        "presignedUrlConfig": {"roleArn": "arn:aws:iam::000000000000:role/jobs", "expiresInSec": 600},
        "jobExecutionsRolloutConfig": {"maximumPerMinute": 50, "exponentialRate": {"baseRatePerMinute": 5,
            "incrementFactor": 1.5, "rateIncreaseCriteria": {"numberOfNotifiedThings": 10}}},
        "abortConfig": {"criteriaList": [{"failureType": "ALL", "action": "CANCEL",
            "thresholdPercentage": 12.5, "minNumberOfExecutedThings": 20}]},
        "timeoutConfig": {"inProgressTimeoutInMinutes": 30},
        "jobExecutionsRetryConfig": {"criteriaList": [{"failureType": "FAILED", "numberOfRetries": 3}]},
        "schedulingConfig": {"startTime": "2026-03-02T10:00", "endTime": "2026-03-03T10:00",
            "endBehavior": "CANCEL"},
        "namespaceId": "ns",
        "destinationPackageVersions": ["arn:aws:iot:eu-west-1:000000000000:package/fw/version/1.0"],
        "tags": [{"Key": "team", "Value": "firmware"}]})";
    QJsonObject request = QJsonDocument::fromJson(text).object();
    request.insert("targets"_L1, QJsonArray{arn(u"thinggroup/canary"_s)});
    const auto created = m_client->createJob(u"full"_s, request);
    QVERIFY2(created.status == 200, created.raw.constData());

    const QJsonObject job = describe(u"full"_s);
    for (auto it = request.begin(); it != request.end(); ++it) {
        // Neither the document nor tags are part of a job's description
        if (it.key() != "document"_L1 && it.key() != "tags"_L1)
            QCOMPARE(job.value(it.key()), it.value());
    }
    QCOMPARE(job.value("status"_L1).toString(), u"SCHEDULED"_s);
}

void TestJobs::countsThingsOnce()
{
    QJsonObject request = smallJob();
    request.insert("targets"_L1,
                   QJsonArray{arn(u"thinggroup/berlin-line-1"_s), arn(u"thinggroup/berlin-line-1:cell-a"_s),
                              arn(u"thing/berlin-l1-arm-a001"_s), arn(u"thing/osaka:l2:arm-001"_s)});
    const auto created = m_client->createJob(u"nested"_s, request);
    QVERIFY2(created.status == 200, created.raw.constData());
    // 40 sensors of the line, 16 and 14 arms of its cells, one thing elsewhere
    QCOMPARE(describe(u"nested"_s)["jobProcessDetails"_L1]["numberOfQueuedThings"_L1].toInt(), 71);
}

void TestJobs::emptySnapshotIsComplete()
{
    QJsonObject request = smallJob();
    request.insert("targets"_L1, QJsonArray{arn(u"thinggroup/spare-parts"_s)});
    QCOMPARE(m_client->createJob(u"none"_s, request).status, 200);
    QCOMPARE(describe(u"none"_s)["status"_L1].toString(), u"COMPLETED"_s);
    QCOMPARE(describe(u"none"_s)["completedAt"_L1].toDouble(), createdAt);
    request.insert("targetSelection"_L1, u"CONTINUOUS"_s);
    QCOMPARE(m_client->createJob(u"waits"_s, request).status, 200);
    QCOMPARE(describe(u"waits"_s)["status"_L1].toString(), u"IN_PROGRESS"_s);
}

void TestJobs::startsWhenItsTimeHasCome()
{
    QJsonObject request = smallJob();
    request.insert("schedulingConfig"_L1, QJsonObject{{u"startTime"_s, u"2026-03-01T13:00"_s}});
    QCOMPARE(m_client->createJob(u"later"_s, request).status, 200);
    QCOMPARE(describe(u"later"_s)["status"_L1].toString(), u"SCHEDULED"_s);
    QCOMPARE(describe(u"later"_s)["jobProcessDetails"_L1]["numberOfQueuedThings"_L1].toInt(), 0);
    m_clock.set(QDateTime(QDate(2026, 3, 1), QTime(12, 59, 59), Qt::UTC));
    QCOMPARE(describe(u"later"_s)["status"_L1].toString(), u"SCHEDULED"_s);
    m_clock.set(QDateTime(QDate(2026, 3, 1), QTime(13, 0), Qt::UTC));
    QCOMPARE(describe(u"later"_s)["status"_L1].toString(), u"IN_PROGRESS"_s);
    QCOMPARE(describe(u"later"_s)["jobProcessDetails"_L1]["numberOfQueuedThings"_L1].toInt(), 1);
}

void TestJobs::beginsWithItsFirstWindow_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QDateTime>("begins");

    const auto row = [](const char *name, const QString &cron, const QString &first,
                        const QDateTime &begins) { QTest::newRow(name) << cron << first << begins; };
    // 1 March 2026 is a Sunday; it is 12:00
    row("next night", u"cron(0 2 ? * MON *)"_s, u"2026-03-02T02:00"_s,
        {QDate(2026, 3, 2), QTime(2, 0), Qt::UTC});
    row("already open", u"cron(30 11 * * ? *)"_s, u"2026-03-02T11:30"_s,
        {QDate(2026, 3, 1), QTime(12, 0), Qt::UTC});
    row("just closed", u"cron(0 11 * * ? *)"_s, u"2026-03-02T11:00"_s,
        {QDate(2026, 3, 2), QTime(11, 0), Qt::UTC});
}

void TestJobs::beginsWithItsFirstWindow()
{
    QFETCH(QString, cron);
    QFETCH(QString, first);
    QFETCH(QDateTime, begins);
    QJsonObject request = smallJob();
    request.insert("targetSelection"_L1, u"CONTINUOUS"_s);
    const QJsonObject window = {{u"startTime"_s, cron}, {u"durationInMinutes"_s, 60}};
    request.insert("schedulingConfig"_L1, QJsonObject{{u"maintenanceWindows"_s, QJsonArray{window}}});
    const auto created = m_client->createJob(u"nightly"_s, request);
    QVERIFY2(created.status == 200, created.raw.constData());
    const QJsonArray rollouts = describe(u"nightly"_s)["scheduledJobRollouts"_L1].toArray();
    QCOMPARE(rollouts.size(), 7);
    QCOMPARE(rollouts.first()["startTime"_L1].toString(), first);
    if (begins > m_clock.utcNow()) {
        m_clock.set(begins.addMSecs(-1));
        QCOMPARE(describe(u"nightly"_s)["status"_L1].toString(), u"SCHEDULED"_s);
        m_clock.set(begins);
    }
    QCOMPARE(describe(u"nightly"_s)["status"_L1].toString(), u"IN_PROGRESS"_s);
}

void TestJobs::givesDocumentByteForByte()
{
    const QString document = u" {\"ünï\" : \"\\u00e9 😀\",\n\t\"n\":1.0} "_s;
    QJsonObject request = smallJob();
    request.insert("document"_L1, document);
    const auto created = m_client->createJob(u"d"_s, request);
    QVERIFY2(created.status == 200, created.raw.constData());
    const auto answer = m_client->get({u"jobs"_s, u"d"_s, u"job-document"_s});
    QCOMPARE(answer.body, QJsonObject({{u"document"_s, document}}));
}

void TestJobs::managedTemplateFillsDocument()
{
    const QJsonObject request = {
        {u"targets"_s, smallJob().value("targets"_L1)},
        {u"jobTemplateArn"_s, u"arn:aws:iot:eu-west-1::jobtemplate/AWS-Download-File:1.0"_s},
        {u"documentParameters"_s,
         QJsonObject{{u"downloadUrl"_s, u"https://example.com/${aws:iot:parameter:filePath}"_s},
                     {u"filePath"_s, u"/tmp/\"x\""_s}}}};
    const auto created = m_client->createJob(u"t"_s, request);
    QVERIFY2(created.status == 200, created.raw.constData());
    const auto text = m_client->get({u"jobs"_s, u"t"_s, u"job-document"_s}).body["document"_L1].toString();
    const QJsonObject document = QJsonDocument::fromJson(text.toUtf8()).object();
    QCOMPARE(document["steps"_L1][0]["action"_L1]["input"_L1]["args"_L1],
             QJsonValue(QJsonArray{u"https://example.com/${aws:iot:parameter:filePath}"_s, u"/tmp/\"x\""_s}));
    const auto before =
        m_client->get({u"jobs"_s, u"t"_s, u"job-document"_s}, {{u"beforeSubstitution"_s, u"true"_s}});
    QVERIFY(before.body["document"_L1].toString().contains("${aws:iot:parameter:downloadUrl}"_L1));
    QCOMPARE(describe(u"t"_s)["documentParameters"_L1], request.value("documentParameters"_L1));
}

void TestJobs::documentInS3IsNotHere()
{
    QJsonObject request = smallJob();
    request.remove("document"_L1);
    request.insert("documentSource"_L1, u"https://s3.eu-west-1.amazonaws.com/bucket/key.json"_s);
    const auto created = m_client->createJob(u"s3"_s, request);
    QVERIFY2(created.status == 200, created.raw.constData());
    QCOMPARE(m_client->get({u"jobs"_s, u"s3"_s}).body["documentSource"_L1],
             request.value("documentSource"_L1));
    const auto answer = m_client->get({u"jobs"_s, u"s3"_s, u"job-document"_s});
    QCOMPARE(answer.status, 404);
    QVERIFY(answer.message().contains("has no S3"_L1));
}

void TestJobs::unknownJob()
{
    for (const QStringList &path :
         {QStringList{u"jobs"_s, u"nope"_s}, {u"jobs"_s, u"nope"_s, u"job-document"_s}}) {
        const auto answer = m_client->get(path);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.errorType, "ResourceNotFoundException");
        QCOMPARE(answer.message(), u"Job nope cannot be found."_s);
    }
}

void TestJobs::nullIsAbsent()
{
    QJsonObject request = smallJob();
    request.insert("description"_L1, QJsonValue());
    request.insert("timeoutConfig"_L1, QJsonValue());
    const auto created = m_client->createJob(u"n"_s, request);
    QVERIFY2(created.status == 200, created.raw.constData());
    QVERIFY(!created.body.contains("description"_L1));
}

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
