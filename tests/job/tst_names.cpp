// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/jobmodel.h"
#include "app/job/rules.h"
#include "app/job/safefixes.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using json::literals::operator""_ptr;

class TestNames : public QObject
{
    Q_OBJECT

private slots:
    void oneMessageOnly_data();
    void oneMessageOnly();
    void otherProblemsStay();
    void tenAtOnce();
    void nothingIsLost();
    void oneComesAfterTheOther_data();
    void oneComesAfterTheOther();
};

namespace
{

QJsonObject object(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonObject read = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(error.errorString()));
    return read;
}

QStringList errorsOf(const QJsonObject &job)
{
    QStringList found;
    for (const schema::Problem &problem : job::checkCreateJob(job, {})) {
        if (problem.severity == schema::Severity::Error)
            found += problem.at.toString() + u' ' + problem.rule;
    }
    return found;
}

/// A job without faults, but for `members`.
QByteArray jobWith(const QByteArray &members)
{
    return R"({"jobId":"fw-1","targets":["arn:aws:iot:eu-west-1:123456789012:thing/a"],)"
           R"("document":"{\"a\":1}","timeoutConfig":{"inProgressTimeoutInMinutes":5},)" +
           members + '}';
}

const QByteArray criterion =
    R"({"failureType":"ALL","action":"CANCEL","thresholdPercentage":10,"minNumberOfExecutedThings":5})";

} // namespace

void TestNames::oneMessageOnly_data()
{
    QTest::addColumn<QByteArray>("job");
    QTest::addColumn<QString>("error");
    QTest::newRow("required") << QByteArray(R"({"JobId":"fw-1","document":"{\"a\":1}",)"
                                            R"("targets":["arn:aws:iot:eu-west-1:123456789012:thing/a"]})")
                              << u"/JobId schema.misspelled"_s;
    QTest::newRow("required list") << QByteArray(
                                          R"({"jobId":"fw-1","document":"{\"a\":1}",)"
                                          R"("target":["arn:aws:iot:eu-west-1:123456789012:thing/a"]})")
                                   << u"/target schema.misspelled"_s;
    QTest::newRow("document") << QByteArray(R"({"jobId":"fw-1","Document":"{\"a\":1}",)"
                                            R"("targets":["arn:aws:iot:eu-west-1:123456789012:thing/a"]})")
                              << u"/Document schema.misspelled"_s;
    QTest::newRow("source") << QByteArray(R"({"jobId":"fw-1","documentsource":)"
                                          R"("https://b.s3.eu-west-1.amazonaws.com/a.json",)"
                                          R"("targets":["arn:aws:iot:eu-west-1:123456789012:thing/a"]})")
                            << u"/documentsource schema.misspelled"_s;
    QTest::newRow("a rate's maximum")
        << jobWith(R"("jobExecutionsRolloutConfig":{"exponentialRate":{"baseRatePerMinute":5,)"
                   R"("incrementFactor":2,"rateIncreaseCriteria":{"numberOfNotifiedThings":10},)"
                   R"("maximumPerMinute":100}})")
        << u"/jobExecutionsRolloutConfig/exponentialRate/maximumPerMinute schema.misplaced"_s;
    QTest::newRow("in a list's item")
        << jobWith(R"("tags":[{"key":"team","Value":"x"}])") << u"/tags/0/key schema.misspelled"_s;
    QTest::newRow("the only member") << jobWith(R"("abortConfig":{"CriteriaList":[)" + criterion + "]}")
                                     << u"/abortConfig/CriteriaList schema.misspelled"_s;
    QTest::newRow("into an item that is not there")
        << jobWith(R"("abortConfig":{"criteriaList":[],"x":1})")
               .replace(R"("x":1)", R"("thresholdPercentage":5)")
        << u"/abortConfig/criteriaList schema.count|/abortConfig/thresholdPercentage schema.misplaced"_s;
}

void TestNames::oneMessageOnly()
{
    QFETCH(QByteArray, job);
    QFETCH(QString, error);
    QCOMPARE(errorsOf(object(job)).join(u'|'), error);
}

void TestNames::otherProblemsStay()
{
    // What is wrong apart from the name is told at once
    QCOMPARE(errorsOf(object(R"({"JobId":"fw-1","document":"{\"a\":1}","targets":["x y"]})")),
             QStringList({u"/targets/0 targets.thing-or-group"_s, u"/JobId schema.misspelled"_s}));
    // and what the right name would not supply
    QVERIFY(errorsOf(object(R"({"JobId":"fw-1","document":"{\"a\":1}"})"))
                .contains(u"/targets schema.required"_s));
}

void TestNames::tenAtOnce()
{
    job::JobModel model;
    model.reset(job::JobDocument(object(
        R"({"job-id":"fw-1","Targets":["arn:aws:iot:eu-west-1:123456789012:thinggroup/a"],)"
        R"("Document":"{\"a\":1}","timeout_config":{"InProgressTimeoutInMinutes":5},)"
        R"("target-selection":"CONTINUOUS","maximumPerMinute":100,)"
        R"("AbortConfig":{"CriteriaList":[{"FailureType":"ALL","Action":"CANCEL","ThresholdPercentage":10,)"
        R"("MinNumberOfExecutedThings":5}]},"SchedulingConfig":{"endTimeBehavior":"CANCEL",)"
        R"("StartTime":"2027-03-01T19:00","endTime":"2027-03-08T19:00"},)"
        R"("Tags":[{"key":"team","value":"a"},{"key":"b","value":"c"}],"status":"IN_PROGRESS"})")));
    QVERIFY(job::countSafeFixes(model.problems()) >= 10);
    const job::JobDocument before = model.document();
    model.applySafeFixes();
    QCOMPARE(
        model.document().root(),
        object(
            R"({"jobId":"fw-1","targets":["arn:aws:iot:eu-west-1:123456789012:thinggroup/a"],)"
            R"("document":"{\"a\":1}","timeoutConfig":{"inProgressTimeoutInMinutes":5},)"
            R"("targetSelection":"CONTINUOUS","jobExecutionsRolloutConfig":{"maximumPerMinute":100},)"
            R"("abortConfig":{"criteriaList":[)" +
            criterion +
            R"(]},"schedulingConfig":{"endBehavior":"CANCEL","startTime":"2027-03-01T19:00",)"
            R"("endTime":"2027-03-08T19:00"},"tags":[{"Key":"team","Value":"a"},{"Key":"b","Value":"c"}]})"));
    QCOMPARE(job::countSafeFixes(model.problems()), 0);
    model.undoStack()->undo();
    QCOMPARE(model.document(), before);
}

void TestNames::nothingIsLost()
{
    // Two names for one member, one whose right place is taken, and what another operation takes
    const QJsonObject job =
        object(jobWith(R"("AbortConfig":{"criteriaList":[)" + criterion + R"(]},"abort-config":{"x":1},)" +
                       R"("Description":"a","description":"b","comment":"c","owner":"d")"));
    const job::JobDocument after = job::withSafeFixes(job::JobDocument(job), {});
    QCOMPARE(after.root().size(), job.size());
    for (const char *kept : {"Description", "description", "comment", "owner", "abortConfig"})
        QVERIFY2(after.root().contains(QLatin1StringView(kept)), kept);
}

void TestNames::oneComesAfterTheOther_data()
{
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<QByteArray>("right");
    const auto row = [](const char *name, const QByteArray &wrong, const QByteArray &right) {
        QTest::newRow(name) << jobWith(wrong) << jobWith(right);
    };
    const QByteArray role = R"("roleArn":"arn:aws:iam::123456789012:role/ota")";
    row("into what is renamed, by name first", R"("ExpiresInSec":60,"PresignedUrlConfig":{)" + role + '}',
        R"("presignedUrlConfig":{"expiresInSec":60,)" + role + '}');
    row("into what is renamed, by name last", R"("maximumPerMinute":5,"JobExecutionsRolloutConfig":{})",
        R"("jobExecutionsRolloutConfig":{"maximumPerMinute":5})");
    row("out of and into", R"("AbortConfig":{"tags":[],"CriteriaList":[]},"criteriaList":[])",
        R"("abortConfig":{"criteriaList":[]},"tags":[],"criteriaList":[])");
    row("nulls", R"("abortConfig":null,"description":null,"tags":null)", R"("namespaceId":"n")");
}

void TestNames::oneComesAfterTheOther()
{
    QFETCH(QByteArray, wrong);
    QFETCH(QByteArray, right);
    QJsonObject wanted = object(right);
    if (QByteArray(QTest::currentDataTag()) == "nulls")
        wanted.remove(u"namespaceId"_s);
    QCOMPARE(job::withSafeFixes(job::JobDocument(object(wrong)), {}).root(), wanted);
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
