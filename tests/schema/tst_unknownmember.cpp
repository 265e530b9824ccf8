// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/edit.h"
#include "app/schema/createjobspec.h"
#include "app/schema/validator.h"
#include "tests/schema/fulljob.h"
#include "tests/schema/misspellings.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::schema;
using json::Pointer;
using json::literals::operator""_ptr;

class TestUnknownMember : public QObject
{
    Q_OBJECT

private slots:
    void misspelled_data();
    void misspelled();
    void misplaced_data();
    void misplaced();
    void foreign_data();
    void foreign();
    void stays_data();
    void stays();
    void bothAreThere_data();
    void bothAreThere();
    void noSurePlace_data();
    void noSurePlace();
    void hiddenCharacters_data();
    void hiddenCharacters();
    void valueChoosesThePlace();
    void manyAreQuick_data();
    void manyAreQuick();
};

namespace
{

Pointer pointer(const QString &text)
{
    return *Pointer::parse(text);
}

Problem onlyProblem(const QJsonValue &job)
{
    const Problems problems = validate(createJob(), job);
    return problems.size() == 1 ? problems.first() : Problem{.rule = u"%1 problems"_s.arg(problems.size())};
}

/// Of those that the name at `at` has.
Problem problemAt(const QJsonValue &job, const Pointer &at)
{
    for (const Problem &problem : validate(createJob(), job)) {
        if (problem.at == at)
            return problem;
    }
    return {.rule = u"none"_s};
}

/// The full job in which the member at `known` is called or placed as `wrong` says.
QJsonValue jobWith(const Pointer &wrong, const Pointer &known)
{
    const QJsonObject full = test::fullJob();
    return json::withValue(json::withValue(full, known, QJsonValue::Undefined), wrong,
                           json::valueAt(full, known));
}

} // namespace

void TestUnknownMember::misspelled_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("known");
    for (const test::Misspelling &row : test::misspellings())
        QTest::newRow((QByteArray(row.object) + '/' + row.wrong).constData())
            << QString::fromUtf8(row.object) << QString::fromUtf8(row.wrong) << QString::fromUtf8(row.known);
}

void TestUnknownMember::misspelled()
{
    QFETCH(QString, object);
    QFETCH(QString, wrong);
    QFETCH(QString, known);
    const Pointer at = pointer(object) / wrong;
    const Pointer right = pointer(object) / known;
    QJsonValue job = jobWith(at, right);
    const Problem problem = problemAt(job, at);
    QCOMPARE(problem.rule, u"schema.misspelled"_s);
    QCOMPARE(problem.severity, Severity::Error);
    QVERIFY2(problem.message.contains(u'“' + known + u'”'), qPrintable(problem.message));
    QVERIFY(!problem.needsConsent);
    QVERIFY(problem.fix && problem.fix->isSafe);
    for (const Edit &edit : problem.fix->edits)
        job = json::withValue(job, edit.at, edit.value);
    QCOMPARE(job, QJsonValue(test::fullJob()));
}

void TestUnknownMember::misplaced_data()
{
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("known");
    const auto row = [](const char *wrong, const char *known) {
        QTest::newRow(wrong) << QString::fromUtf8(wrong) << QString::fromUtf8(known);
    };
    const char *const rate = "/jobExecutionsRolloutConfig/exponentialRate";
    const char *const maximum = "/jobExecutionsRolloutConfig/maximumPerMinute";
    row("/jobExecutionsRolloutConfig/exponentialRate/maximumPerMinute", maximum);
    row("/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/maximumPerMinute", maximum);
    row("/maximumPerMinute", maximum);
    row("/maximum_per_minute", maximum);
    row("/maximumPerMinuts", maximum);
    row("/jobExecutionsRolloutConfig.maximumPerMinute", maximum);
    row("/JobExecutionsRolloutConfig_MaximumPerMinute", maximum);
    row("/exponentialRate", rate);
    row("/maintenanceWindows", "/schedulingConfig/maintenanceWindows");
    row("/MaintenanceWindows", "/schedulingConfig/maintenanceWindows");
    row("/schedulingConfig/durationInMinutes", "/schedulingConfig/maintenanceWindows/0/durationInMinutes");
    row("/inProgressTimeoutInMinutes", "/timeoutConfig/inProgressTimeoutInMinutes");
    row("/timeout_config_in_progress_timeout_in_minutes", "/timeoutConfig/inProgressTimeoutInMinutes");
    row("/roleArn", "/presignedUrlConfig/roleArn");
    row("/expiresInSec", "/presignedUrlConfig/expiresInSec");
    row("/endTime", "/schedulingConfig/endTime");
    row("/abortConfig/thresholdPercentage", "/abortConfig/criteriaList/0/thresholdPercentage");
    row("/abortConfig/failureType", "/abortConfig/criteriaList/0/failureType");
    row("/abortConfig/action", "/abortConfig/criteriaList/0/action");
    row("/jobExecutionsRetryConfig/failureType", "/jobExecutionsRetryConfig/criteriaList/0/failureType");
    row("/jobExecutionsRetryConfig/numberOfRetries",
        "/jobExecutionsRetryConfig/criteriaList/0/numberOfRetries");
    row("/numberOfRetries", "/jobExecutionsRetryConfig/criteriaList/0/numberOfRetries");
    row("/schedulingConfig/timeoutConfig", "/timeoutConfig");
    row("/abortConfig/criteriaList/0/tags", "/tags");
    row("/abortConfig/description", "/description");
    row("/timeoutConfig/JobId", "/jobId");
}

void TestUnknownMember::misplaced()
{
    QFETCH(QString, wrong);
    QFETCH(QString, known);
    // With one item a list, so that it is clear which is meant
    QJsonValue full = test::fullJob();
    for (const Pointer &list : {"/abortConfig/criteriaList"_ptr, "/jobExecutionsRetryConfig/criteriaList"_ptr,
                                "/schedulingConfig/maintenanceWindows"_ptr, "/tags"_ptr})
        full = json::withValue(full, list, QJsonArray{json::valueAt(full, list / qsizetype(0))});
    const QJsonValue value = json::valueAt(full, pointer(known));
    QVERIFY(!value.isUndefined());
    QJsonValue job =
        json::withValue(json::withValue(full, pointer(known), QJsonValue::Undefined), pointer(wrong), value);
    const Problem problem = problemAt(job, pointer(wrong));
    QCOMPARE(problem.rule, u"schema.misplaced"_s);
    QCOMPARE(problem.severity, Severity::Error);
    QVERIFY2(problem.message.contains(known), qPrintable(problem.message));
    QVERIFY(problem.fix && problem.fix->isSafe);
    for (const Edit &edit : problem.fix->edits)
        job = json::withValue(job, edit.at, edit.value);
    QCOMPARE(job, full);
}

void TestUnknownMember::foreign_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<bool>("isSafe");
    QTest::newRow("job ARN") << u"/jobArn"_s << u"DescribeJob"_s << true;
    QTest::newRow("status") << u"/status"_s << u"DescribeJob"_s << true;
    QTest::newRow("created") << u"/createdAt"_s << u"DescribeJob"_s << true;
    QTest::newRow("created, as in Ruby") << u"/created_at"_s << u"DescribeJob"_s << true;
    QTest::newRow("process") << u"/jobProcessDetails"_s << u"DescribeJob"_s << true;
    QTest::newRow("template id") << u"/jobTemplateId"_s << u"CreateJobTemplate"_s << false;
    QTest::newRow("template id, CloudFormation") << u"/JobTemplateId"_s << u"CreateJobTemplate"_s << false;
    QTest::newRow("comment") << u"/comment"_s << u"CancelJob"_s << false;
    QTest::newRow("comment's other") << u"/comment"_s << u"AssociateTargetsWithJob"_s << false;
    QTest::newRow("force") << u"/force"_s << u"DeleteJob"_s << false;
    QTest::newRow("reason") << u"/reasonCode"_s << u"CancelJob"_s << false;
    QTest::newRow("token") << u"/clientToken"_s << u"other operations"_s << false;
    QTest::newRow("managed template") << u"/templateName"_s << u"DescribeManagedJobTemplate"_s << true;
    QTest::newRow("boto3's answer") << u"/ResponseMetadata"_s << u"boto3"_s << true;
    QTest::newRow("an execution's") << u"/statusDetails"_s << u"executions"_s << true;
    QTest::newRow("zone") << u"/schedulingConfig/timeZone"_s << u"UTC"_s << false;
}

void TestUnknownMember::foreign()
{
    QFETCH(QString, at);
    QFETCH(QString, operation);
    QFETCH(bool, isSafe);
    const Problem problem = onlyProblem(json::withValue(test::fullJob(), pointer(at), u"x"_s));
    QCOMPARE(problem.rule, u"schema.foreign"_s);
    QCOMPARE(problem.severity, Severity::Error);
    QVERIFY2(problem.message.contains(operation), qPrintable(problem.message));
    QVERIFY(problem.fix);
    QCOMPARE(problem.fix->edits, QList<Edit>({{pointer(at), QJsonValue::Undefined}}));
    QCOMPARE(problem.fix->isSafe, isSafe);
}

void TestUnknownMember::stays_data()
{
    QTest::addColumn<QString>("at");
    for (const char *at : {"/jobPriority",
                           "/priority",
                           "/owner",
                           "/x-team",
                           "/ticket",
                           "/notes",
                           "/metadata",
                           "/version",
                           "/document2",
                           "/documentV2",
                           "/targets2",
                           "/id",
                           "/name",
                           "/tagz",
                           "/key",
                           "/value",
                           "/type",
                           "/schedule",
                           "/timeConfig",
                           "/newFeatureConfig",
                           "/abortConfig/note",
                           "/abortConfig/comment",
                           "/abortConfig/status",
                           "/tags/0/Name",
                           "/timeoutConfig/mode",
                           "/schedulingConfig/id",
                           "/jobExecutionsRolloutConfig/mode",
                           "/laterMember",
                           "/k89999",
                           "/",
                           "/abortConfig/criteriaList/0/scope",
                           "/abortConfig/criteriaList/0/option",
                           "/abort",
                           "/retry",
                           "/scheduling",
                           "/запас",
                           "/説明"})
        QTest::newRow(at) << QString::fromUtf8(at);
}

void TestUnknownMember::stays()
{
    QFETCH(QString, at);
    const Problem problem = onlyProblem(json::withValue(test::fullJob(), pointer(at), u"x"_s));
    QCOMPARE(problem.rule, u"schema.unknown"_s);
    QCOMPARE(problem.severity, Severity::Warning);
    QVERIFY(problem.needsConsent);
    QVERIFY(problem.fix && !problem.fix->isSafe);
    QCOMPARE(problem.fix->edits, QList<Edit>({{pointer(at), QJsonValue::Undefined}}));
}

void TestUnknownMember::bothAreThere_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("known");
    QTest::newRow("case") << u"/AbortConfig"_s << u"abortConfig"_s;
    QTest::newRow("option") << u"/job-id"_s << u"jobId"_s;
    QTest::newRow("slip") << u"/tragets"_s << u"targets"_s;
    QTest::newRow("nested") << u"/schedulingConfig/endTimeBehavior"_s << u"endBehavior"_s;
    QTest::newRow("elsewhere") << u"/maintenanceWindows"_s << u"/schedulingConfig/maintenanceWindows"_s;
    QTest::newRow("above") << u"/jobExecutionsRolloutConfig/exponentialRate/maximumPerMinute"_s
                           << u"/jobExecutionsRolloutConfig/maximumPerMinute"_s;
    QTest::newRow("hidden") << u"/\uFEFFtargets"_s << u"targets"_s;
}

void TestUnknownMember::bothAreThere()
{
    QFETCH(QString, at);
    QFETCH(QString, known);
    Problem problem = onlyProblem(json::withValue(test::fullJob(), pointer(at), u"other"_s));
    QCOMPARE(problem.severity, Severity::Error);
    QVERIFY2(problem.message.contains(known), qPrintable(problem.message));
    QVERIFY2(problem.message.contains(u"as well"_s), qPrintable(problem.message));
    QVERIFY(problem.fix);
    QCOMPARE(problem.fix->edits, QList<Edit>({{pointer(at), QJsonValue::Undefined}}));
    QVERIFY(!problem.fix->isSafe);
    // Nothing is lost where both say the same
    const QJsonObject full = test::fullJob();
    const Pointer right = known.startsWith(u'/') ? pointer(known) : pointer(at).parent() / known;
    problem = onlyProblem(json::withValue(full, pointer(at), json::valueAt(full, right)));
    QVERIFY(problem.fix && problem.fix->isSafe);
}

void TestUnknownMember::noSurePlace_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QStringList>("places");
    const QString abort = u"/abortConfig/criteriaList"_s;
    const QString retry = u"/jobExecutionsRetryConfig/criteriaList"_s;
    QTest::newRow("two lists") << u"/criteriaList"_s << QStringList{abort, retry};
    QTest::newRow("two kinds of items") << u"/failureType"_s << QStringList{abort, retry};
    QTest::newRow("two items") << u"/abortConfig/thresholdPercentage"_s
                               << QStringList{abort + u"/…/thresholdPercentage"_s};
}

void TestUnknownMember::noSurePlace()
{
    QFETCH(QString, at);
    QFETCH(QStringList, places);
    QJsonValue job = test::fullJob();
    const Pointer list = "/abortConfig/criteriaList"_ptr;
    const QJsonValue first = json::valueAt(job, list / qsizetype(0));
    job = json::withValue(job, list, QJsonArray{first, first});
    job = json::withValue(job, pointer(at),
                          at.endsWith(u"List"_s) ? QJsonValue(QJsonArray()) : QJsonValue(u"x"_s));
    const Problem problem = onlyProblem(job);
    QCOMPARE(problem.rule, u"schema.misplaced"_s);
    QVERIFY(!problem.fix);
    for (const QString &place : places)
        QVERIFY2(problem.message.contains(place), qPrintable(problem.message));
}

void TestUnknownMember::hiddenCharacters_data()
{
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("named");
    QTest::newRow("byte order mark") << u"\uFEFFabortConfig"_s << u"abortConfig"_s
                                     << u"U+FEFF, character 1"_s;
    QTest::newRow("zero width") << u"abort\u200BConfig"_s << u"abortConfig"_s << u"U+200B, character 6"_s;
    QTest::newRow("no-break space") << u"targets\u00A0"_s << u"targets"_s << u"U+00A0, character 8"_s;
    QTest::newRow("tab") << u"\ttargets"_s << u"targets"_s << u"U+0009, character 1"_s;
    QTest::newRow("soft hyphen") << u"time\u00ADout-config"_s << u"timeoutConfig"_s
                                 << u"U+00AD, character 5"_s;
    QTest::newRow("in a name of one's own") << u"ow\u2060ner"_s << u"owner"_s << u"U+2060, character 3"_s;
    QTest::newRow("Cyrillic") << u"tаrgets"_s << u"targets"_s << u"U+0430, character 2"_s;
    QTest::newRow("Greek") << u"jοbId"_s << u"jobId"_s << u"U+03BF, character 2"_s;
}

void TestUnknownMember::hiddenCharacters()
{
    QFETCH(QString, wrong);
    QFETCH(QString, right);
    QFETCH(QString, named);
    const Pointer at = Pointer() / wrong;
    const Problem problem = problemAt(json::withValue(jobWith(at, Pointer() / right), at, 1), at);
    QCOMPARE(problem.rule, u"schema.misspelled"_s);
    QCOMPARE(problem.severity, Severity::Error);
    QVERIFY2(problem.message.contains(named), qPrintable(problem.message));
    QVERIFY(problem.fix);
    QCOMPARE(problem.fix->label, u"Rename to "_s + right);
}

void TestUnknownMember::valueChoosesThePlace()
{
    QJsonObject job = test::fullJob();
    job.remove(u"schedulingConfig"_s);
    job.insert(u"startTime"_s, u"2027-06-01T02:00"_s);
    QCOMPARE(onlyProblem(job).fix->edits.last().at, "/schedulingConfig/startTime"_ptr);
    job.insert(u"startTime"_s, u"cron(0 2 ? * MON *)"_s);
    QCOMPARE(onlyProblem(job).fix->edits.last().at, "/schedulingConfig/maintenanceWindows/0/startTime"_ptr);
}

void TestUnknownMember::manyAreQuick_data()
{
    QTest::addColumn<QString>("stem");
    QTest::newRow("short") << u"k"_s;
    QTest::newRow("alike") << u"destinationPackageVersion"_s;
    QTest::newRow("permuted") << u"noitpircsed"_s;
    QTest::newRow("long") << u"x"_s.repeated(500);
}

void TestUnknownMember::manyAreQuick()
{
    QFETCH(QString, stem);
    const auto timeOf = [&](int count) {
        QJsonObject job = test::fullJob();
        for (int i = 0; i < count; ++i)
            job.insert(stem + QString::number(i), 0);
        QElapsedTimer timer;
        timer.start();
        const qsizetype found = validate(createJob(), job).size();
        return std::pair(timer.nsecsElapsed() / 1000, found);
    };
    timeOf(100);
    const auto [few, foundFew] = timeOf(1000);
    const auto [many, foundMany] = timeOf(10'000);
    QCOMPARE(foundFew, 1000);
    QCOMPARE(foundMany, 10'000);
    // In proportion would be 10
    QVERIFY2(many < 40 * few, qPrintable(u"%1 µs, %2 µs"_s.arg(few).arg(many)));
}

QTEST_GUILESS_MAIN(TestUnknownMember)
#include "tst_unknownmember.moc"
