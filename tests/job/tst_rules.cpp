// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules.h"
#include "app/json/edit.h"
#include "app/json/pointer.h"
#include "tests/job/rulecases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using fleetwright::test::RuleCase;

namespace
{

job::RuleContext context()
{
    return {.now = QDateTime(QDate(2027, 3, 1), QTime(12, 0), Qt::UTC),
            .partition = u"aws"_s,
            .region = u"eu-west-1"_s,
            .account = u"123456789012"_s,
            .dynamicGroups = {u"arn:aws:iot:eu-west-1:123456789012:thinggroup/dynamic"_s},
            .targetFindings = {
                {u"arn:aws:iot:eu-west-1:123456789012:thing/missing"_s, job::TargetFinding::Missing},
                {u"arn:aws:iot:eu-west-1:123456789012:thinggroup/missing"_s, job::TargetFinding::Missing},
                {u"arn:aws:iot:eu-west-1:123456789012:thing/unasked"_s, job::TargetFinding::Unknown}}};
}

QJsonObject jobWith(const char *members)
{
    QJsonObject job{{"jobId"_L1, u"j"_s},
                    {"targets"_L1, QJsonArray{u"arn:aws:iot:eu-west-1:123456789012:thing/a"_s,
                                              u"arn:aws:iot:eu-west-1:123456789012:thing/b"_s}},
                    {"document"_L1, u"{}"_s}};
    QJsonParseError error;
    QByteArray text(members);
    // Line breaks inside a string are the test's own layout
    const QJsonObject over = QJsonDocument::fromJson(text.replace('\n', ' '), &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", qPrintable(error.errorString()), members);
    for (auto it = over.begin(); it != over.end(); ++it) {
        if (it->isNull())
            job.remove(it.key());
        else
            job.insert(it.key(), *it);
    }
    return job;
}

QList<RuleCase> allCases()
{
    return test::generalCases() + test::documentCases() + test::placeholderCases() + test::rolloutCases() +
           test::schedulingCases();
}

schema::Problems ofRule(const QJsonObject &job, const char *rule, const job::RuleContext &in = context())
{
    schema::Problems problems = job::checkCreateJob(job, in);
    problems.removeIf(
        [&](const schema::Problem &problem) { return problem.rule != QLatin1StringView(rule); });
    return problems;
}

QString listed(const schema::Problems &problems)
{
    QStringList lines;
    for (const schema::Problem &problem : problems)
        lines += problem.at.toString() + u": "_s + problem.message;
    return lines.join(u'\n');
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void everyRuleIsShown();
    void idsAreUnique();
    void targetsElsewhereThanTheFirst();
    void quietWithoutConnection();
    void positionInDocument();
    void chinaAndDaylightSaving();
    void orderOfTheTable();
};

void TestRules::refuses_data()
{
    QTest::addColumn<RuleCase>("row");
    const QList<RuleCase> cases = allCases();
    for (qsizetype i = 0; i < cases.size(); ++i)
        QTest::addRow("%s %d", cases.at(i).rule, int(i)) << cases.at(i);
}

void TestRules::refuses()
{
    QFETCH(RuleCase, row);
    const QJsonObject bad = jobWith(row.bad);
    const schema::Problems found = ofRule(bad, row.rule);
    const json::Pointer at = json::Pointer::parse(QString::fromUtf8(row.at)).value();
    const auto problem = std::ranges::find(found, at, &schema::Problem::at);
    QVERIFY2(problem != found.end(), qPrintable(listed(job::checkCreateJob(bad, context()))));
    QCOMPARE(int(problem->severity), int(row.severity));
    QVERIFY(!problem->message.isEmpty());
    QVERIFY2(!problem->message.contains(u"%1"_s), qPrintable(problem->message));

    QCOMPARE(problem->fix.has_value(), row.hasFix);
    if (problem->fix) {
        QVERIFY(!problem->fix->label.isEmpty());
        QJsonValue cured = bad;
        for (const schema::Edit &edit : problem->fix->edits)
            cured = json::withValue(cured, edit.at, edit.value);
        const schema::Problems left = ofRule(cured.toObject(), row.rule);
        QVERIFY2(std::ranges::find(left, at, &schema::Problem::at) == left.end(), qPrintable(listed(left)));
    }

    const schema::Problems none = ofRule(jobWith(row.good), row.rule);
    QVERIFY2(none.isEmpty(), qPrintable(listed(none)));
}

void TestRules::everyRuleIsShown()
{
    QSet<QString> shown{u"presigned.china"_s, u"windows.daylight-saving"_s}; // in chinaAndDaylightSaving()
    const QList<RuleCase> cases = allCases();
    for (const RuleCase &row : cases)
        shown += QString::fromUtf8(row.rule);
    for (const job::Rule &rule : job::createJobRules())
        QVERIFY2(shown.remove(QString::fromUtf8(rule.id)), rule.id);
    QVERIFY(shown.isEmpty());
}

void TestRules::idsAreUnique()
{
    QSet<QString> ids;
    for (const job::Rule &rule : job::createJobRules())
        ids += QString::fromUtf8(rule.id);
    QCOMPARE(ids.size(), qsizetype(job::createJobRules().size()));
}

void TestRules::targetsElsewhereThanTheFirst()
{
    const QJsonObject job = jobWith(R"({"targets": ["arn:aws:iot:us-east-1:999999999999:thing/a",
                                                    "arn:aws:iot:us-east-1:123456789012:thing/b"]})");
    const schema::Problems found = ofRule(job, "targets.one-account", {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().at.toString(), u"/targets/1"_s);
}

void TestRules::quietWithoutConnection()
{
    const QJsonObject job = jobWith(R"({"targets": ["arn:aws-cn:iot:cn-north-1:999999999999:thing/a"],
        "documentSource": "https://b.s3.cn-north-1.amazonaws.com.cn/k", "document": null,
        "timeoutConfig": {"inProgressTimeoutInMinutes": 5}, "schedulingConfig": {"startTime": "1999-01-01T00:00"}})");
    const schema::Problems problems = job::checkCreateJob(job, {});
    QVERIFY2(problems.isEmpty(), qPrintable(listed(problems)));
}

void TestRules::positionInDocument()
{
    QJsonObject job = jobWith("{}");
    job.insert("document"_L1, u"{\n  \"a\": 1,\n  \"b\": ]\n}"_s);
    const schema::Problems found = ofRule(job, "document.json-object");
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.constFirst().message.startsWith(u"Line 3, column 8"_s),
             qPrintable(found.constFirst().message));
}

void TestRules::chinaAndDaylightSaving()
{
    const QJsonObject job =
        jobWith(R"x({"presignedUrlConfig": {}, "targetSelection": "CONTINUOUS", "schedulingConfig": {
            "maintenanceWindows": [{"startTime": "cron(0 2 * * ? *)", "durationInMinutes": 60}]}})x");
    job::RuleContext elsewhere = context();
    QVERIFY(ofRule(job, "presigned.china", elsewhere).isEmpty());
    QVERIFY(ofRule(job, "windows.daylight-saving", elsewhere).isEmpty());
    elsewhere.partition = u"aws-cn"_s;
    elsewhere.zone = QTimeZone("Europe/Berlin");
    QCOMPARE(ofRule(job, "presigned.china", elsewhere).size(), 1);
    QCOMPARE(ofRule(job, "windows.daylight-saving", elsewhere).size(), 1);
}

void TestRules::orderOfTheTable()
{
    const schema::Problems problems = job::checkCreateJob(
        jobWith(R"({"jobId": "a b", "targets": ["x", 7], "timeoutConfig": {}, "namespaceId": "ns",
                    "document": "[]", "tags": [{"Key": "aws:a"}]})"),
        context());
    QStringList places;
    for (const schema::Problem &problem : problems)
        places += problem.at.toString();
    places.removeDuplicates();
    QCOMPARE(places,
             QStringList({u"/jobId"_s, u"/targets/0"_s, u"/targets/1"_s, u"/document"_s, u"/abortConfig"_s,
                          u"/timeoutConfig"_s, u"/tags/0/Key"_s, u"/namespaceId"_s}));
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
