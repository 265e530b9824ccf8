// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixedclock.h"
#include "sandboxclient.h"

#include "app/sandbox/store.h"

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

/// A small job with the members of `change` put in; null takes one out.
QJsonObject changed(const char *change)
{
    QJsonObject request = smallJob();
    const QJsonObject members = json(change);
    for (auto it = members.begin(); it != members.end(); ++it)
        request.insert(it.key(), it.value());
    return request;
}

} // namespace

class TestRefusals : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void wordsOfTheService_data();
    void wordsOfTheService();
    void refusesJobId_data();
    void refusesJobId();
    void rulesHaveTheLastWord();
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

    test::FixedClock m_clock{now};
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<test::SandboxClient> m_client;
};

void TestRefusals::init()
{
    m_clock.set(now);
    start(u":memory:"_s, {.createJobPerSecond = 1000});
}

void TestRefusals::wordsOfTheService_data()
{
    QTest::addColumn<QJsonObject>("request");
    QTest::addColumn<QString>("message");

    const auto one = [](const char *name, const char *change, const QString &message) {
        QTest::newRow(name) << changed(change) << u"1 validation error detected: "_s + message;
    };
    const auto sentence = [](const char *name, const char *change, const QString &message) {
        QTest::newRow(name) << changed(change) << message;
    };
    one("no targets", R"({"targets": null})",
        u"Value null at 'targets' failed to satisfy constraint: Member must not be null"_s);
    one("empty targets", R"({"targets": []})",
        u"Value '[]' at 'targets' failed to satisfy constraint: Member must have length greater than or equal to 1"_s);
    one("maximum 0", R"({"jobExecutionsRolloutConfig": {"maximumPerMinute": 0}})",
        u"Value '0' at 'jobExecutionsRolloutConfig.maximumPerMinute' failed to satisfy constraint: Member "
        u"must have "
        "value greater than or equal to 1"_s);
    one("maximum 1001", R"({"jobExecutionsRolloutConfig": {"maximumPerMinute": 1001}})",
        u"Value '1001' at 'jobExecutionsRolloutConfig.maximumPerMinute' failed to satisfy constraint: Member "
        u"must "
        "have value less than or equal to 1000"_s);
    one("factor 5.1",
        R"({"jobExecutionsRolloutConfig": {"maximumPerMinute": 9, "exponentialRate": {"baseRatePerMinute": 1,
            "incrementFactor": 5.1, "rateIncreaseCriteria": {"numberOfNotifiedThings": 1}}}})",
        u"Value '5.1' at 'jobExecutionsRolloutConfig.exponentialRate.incrementFactor' failed to satisfy "
        u"constraint: "
        "Member must have value less than or equal to 5"_s);
    one("unknown failure type",
        R"({"abortConfig": {"criteriaList": [{"failureType": "BAD", "action": "CANCEL",
            "thresholdPercentage": 1, "minNumberOfExecutedThings": 1}]}})",
        u"Value 'BAD' at 'abortConfig.criteriaList.1.member.failureType' failed to satisfy constraint: "
        u"Member must "
        "satisfy enum value set: [ALL, TIMED_OUT, FAILED, REJECTED]"_s);
    one("no criteria", R"({"abortConfig": {"criteriaList": []}})",
        u"Value '[]' at 'abortConfig.criteriaList' failed to satisfy constraint: Member must have length "
        u"greater than "
        "or equal to 1"_s);
    one("threshold 101",
        R"({"abortConfig": {"criteriaList": [{"failureType": "ALL", "action": "CANCEL",
            "thresholdPercentage": 101, "minNumberOfExecutedThings": 1}]}})",
        u"Value '101.0' at 'abortConfig.criteriaList.1.member.thresholdPercentage' failed to satisfy "
        u"constraint: "
        "Member must have value less than or equal to 100"_s);
    one("retry REJECTED",
        R"({"jobExecutionsRetryConfig": {"criteriaList": [{"failureType": "REJECTED", "numberOfRetries": 1}]}})",
        u"Value 'REJECTED' at 'jobExecutionsRetryConfig.criteriaList.1.member.failureType' failed to satisfy "
        "constraint: Member must satisfy enum value set: [ALL, TIMED_OUT, FAILED]"_s);
    one("link lives too short", R"({"presignedUrlConfig": {"expiresInSec": 59}})",
        u"Value '59' at 'presignedUrlConfig.expiresInSec' failed to satisfy constraint: Member must have "
        u"value greater "
        "than or equal to 60"_s);
    one("line break", R"({"description": "a\nb"})",
        u"Value 'a\nb' at 'description' failed to satisfy constraint: Member must satisfy regular expression "
        u"pattern: "
        "[^\\p{C}]+"_s);
    one("second tag without key", R"({"tags": [{"Key": "a"}, {"Value": "b"}]})",
        u"Value null at 'tags.2.member.Key' failed to satisfy constraint: Member must not be null"_s);
    one("parameter's name", R"({"documentParameters": {"a b": "c"}})",
        u"Value '{\"a b\":\"c\"}' at 'documentParameters' failed to satisfy constraint: Map keys must "
        u"satisfy "
        "constraint: [Member must have length less than or equal to 128, Member must have length greater "
        "than or "
        "equal to 1, Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+]"_s);
    sentence(
        "two at once",
        R"({"jobExecutionsRolloutConfig": {"maximumPerMinute": 0}, "presignedUrlConfig": {"expiresInSec": 9999}})",
        u"2 validation errors detected: Value '0' at 'jobExecutionsRolloutConfig.maximumPerMinute' failed to "
        "satisfy constraint: Member must have value greater than or equal to 1; Value '9999' at "
        "'presignedUrlConfig.expiresInSec' failed to satisfy constraint: Member must have value less than or "
        "equal to 3600"_s);

    sentence("two documents", R"({"documentSource": "https://s3.eu-west-1.amazonaws.com/b/k"})",
             u"Job document and job document source cannot be specified at the same time."_s);
    sentence("no document", R"({"document": null})",
             u"Neither job document nor job document source is specified."_s);
    sentence("empty rollout", R"({"jobExecutionsRolloutConfig": {}})",
             u"Provide MaximumPerMinute value or provide ExponentialRate and MaximumPerMinute"_s);
    const auto exponential = [&](const char *name, const char *maximum, const char *criteria,
                                 const QString &message) {
        const QByteArray change = QByteArray("{\"jobExecutionsRolloutConfig\": {") + maximum +
                                  "\"exponentialRate\": {\"baseRatePerMinute\": 50, \"incrementFactor\": 2, "
                                  "\"rateIncreaseCriteria\": " +
                                  criteria + "}}}";
        sentence(name, change.constData(), message);
    };
    exponential("no maximum", "", R"({"numberOfNotifiedThings": 1})",
                u"Provide MaximumPerMinute value when ExponentialRate is defined"_s);
    exponential("base above maximum", "\"maximumPerMinute\": 20,", R"({"numberOfNotifiedThings": 1})",
                u"Exponential rollout baseRatePerMinute should be less than maximumPerMinute."_s);
    exponential(
        "no criterion", "\"maximumPerMinute\": 100,", "{}",
        u"Provide either NumberOfNotifiedThings or NumberOfSucceededThings when RateIncreaseCriteria is "
        "defined"_s);
    exponential(
        "both criteria", "\"maximumPerMinute\": 100,",
        R"({"numberOfNotifiedThings": 1, "numberOfSucceededThings": 1})",
        u"Provide only one of NumberOfNotifiedThings or NumberOfSucceededThings when RateIncreaseCriteria is "
        "defined"_s);
    sentence(
        "ALL with another",
        R"({"timeoutConfig": {"inProgressTimeoutInMinutes": 5}, "jobExecutionsRetryConfig": {"criteriaList": [
                 {"failureType": "ALL", "numberOfRetries": 1}, {"failureType": "FAILED", "numberOfRetries": 1}]}})",
        u"A retryCriteria with failure type ALL must be used by itself."_s);
    const auto timeout = u"Provide valid timeout value, inProgressTimeoutInMinutes cannot be %1."_s;
    sentence("time-out 0", R"({"timeoutConfig": {"inProgressTimeoutInMinutes": 0}})", timeout.arg(u"0"_s));
    sentence("time-out 10081", R"({"timeoutConfig": {"inProgressTimeoutInMinutes": 10081}})",
             timeout.arg(10081));
    sentence("empty time-out", R"({"timeoutConfig": {}})", timeout.arg(u"null"_s));
    sentence("short role", R"({"presignedUrlConfig": {"roleArn": "short"}})",
             u"Given role short is invalid."_s);
    sentence("windows on a snapshot",
             R"-({"schedulingConfig": {"maintenanceWindows": [{"startTime": "cron(0 2 ? * MON *)",
                 "durationInMinutes": 60}]}})-",
             u"TargetSelection is invalid. MaintenanceWindow cannot be used with SNAPSHOT job."_s);
}

void TestRefusals::wordsOfTheService()
{
    QFETCH(QJsonObject, request);
    QFETCH(QString, message);
    const auto answer = m_client->createJob(u"bad"_s, request);
    QCOMPARE(answer.message(), message);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorType, "InvalidRequestException");
    QCOMPARE(answer.requestId.size(), 36);
}

void TestRefusals::refusesJobId_data()
{
    QTest::addColumn<QString>("jobId");
    QTest::addColumn<QString>("constraint");

    const auto pattern = u"Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+"_s;
    QTest::newRow("full stop") << u"bad.id"_s << pattern;
    QTest::newRow("slash") << u"a/b"_s << pattern;
    QTest::newRow("percent") << u"a%2Fb"_s << pattern;
    QTest::newRow("plus") << u"a+b"_s << pattern;
    QTest::newRow("question mark") << u"a?b"_s << pattern;
    QTest::newRow("letters of other scripts") << u"größe"_s << pattern;
    QTest::newRow("65 characters") << QString(65, u'a')
                                   << u"Member must have length less than or equal to 64"_s;
}

void TestRefusals::refusesJobId()
{
    QFETCH(QString, jobId);
    QFETCH(QString, constraint);
    const QString message = u"1 validation error detected: Value '"_s + jobId +
                            u"' at 'jobId' failed to satisfy constraint: "_s + constraint;
    const auto created = m_client->createJob(jobId, smallJob());
    QCOMPARE(created.message(), message);
    QCOMPARE(created.status, 400);
    QCOMPARE(m_client->get({u"jobs"_s, jobId}).message(), message);
}

void TestRefusals::rulesHaveTheLastWord()
{
    // No sentence of the service is known for it, so the product's own check tells it
    const auto answer = m_client->createJob(u"bad"_s, changed(R"({"abortConfig": {"criteriaList": [{
        "failureType": "ALL", "action": "CANCEL", "thresholdPercentage": 1.234, "minNumberOfExecutedThings": 1}]}})"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorType, "InvalidRequestException");
    QVERIFY2(answer.message().startsWith("abortConfig.criteriaList.0.thresholdPercentage: "_L1),
             answer.raw.constData());
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
        m_clock.advance(99);
    }
    const auto answer = m_client->createJob(u"j10"_s, smallJob());
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorType, "ThrottlingException");
    QCOMPARE(answer.message(), u"Rate exceeded"_s);
    m_clock.advance(10);
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
