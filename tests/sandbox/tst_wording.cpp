// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "tests/support/manualclock.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using test::smallJob;

namespace
{

/// A small job with the members of `change` put in.
QJsonObject changed(const char *change)
{
    QJsonObject request = smallJob();
    const QJsonObject members = QJsonDocument::fromJson(QByteArray(change)).object();
    for (auto it = members.begin(); it != members.end(); ++it)
        request.insert(it.key(), it.value());
    return request;
}

} // namespace

/// What a request that breaks the model, or a rule of the service, is answered: word by word.
class TestWording : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wordsOfTheService_data();
    void wordsOfTheService();
    void refusesJobId_data();
    void refusesJobId();
    void rulesHaveTheLastWord();

private:
    test::ManualClock m_clock{QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC)};
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<test::SandboxClient> m_client;
};

void TestWording::initTestCase()
{
    m_sandbox = std::make_unique<sandbox::Sandbox>(u":memory:"_s, m_clock,
                                                   sandbox::Limits{.createJobPerSecond = 1000});
    const auto access = m_sandbox->start();
    QVERIFY(access);
    m_client = std::make_unique<test::SandboxClient>(*access, m_clock);
}

void TestWording::wordsOfTheService_data()
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

void TestWording::wordsOfTheService()
{
    QFETCH(QJsonObject, request);
    QFETCH(QString, message);
    const auto answer = m_client->createJob(u"bad"_s, request);
    QCOMPARE(answer.message(), message);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorType, "InvalidRequestException");
    QCOMPARE(answer.requestId.size(), 36);
}

void TestWording::refusesJobId_data()
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

void TestWording::refusesJobId()
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

void TestWording::rulesHaveTheLastWord()
{
    // No sentence of the service is known for it, so the product's own check tells it
    const auto answer = m_client->createJob(u"bad"_s, changed(R"({"abortConfig": {"criteriaList": [{
        "failureType": "ALL", "action": "CANCEL", "thresholdPercentage": 1.234, "minNumberOfExecutedThings": 1}]}})"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.errorType, "InvalidRequestException");
    QVERIFY2(answer.message().startsWith("abortConfig.criteriaList.0.thresholdPercentage: "_L1),
             answer.raw.constData());
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
