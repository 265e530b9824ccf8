// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/serverproblems.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

class TestServerProblems : public QObject
{
    Q_OBJECT

private slots:
    void constraintsFindTheirFields_data();
    void constraintsFindTheirFields();
    void knownSentencesFindTheirFields_data();
    void knownSentencesFindTheirFields();
    void targetsAreWarnings();
};

void TestServerProblems::constraintsFindTheirFields_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QStringList>("places");
    QTest::addColumn<QString>("lastWords");
    QTest::newRow("one")
        << u"1 validation error detected: Value '0' at 'jobExecutionsRolloutConfig.maximumPerMinute' "
           "failed to satisfy constraint: Member must have value greater than or equal to 1"_s
        << QStringList{u"/jobExecutionsRolloutConfig/maximumPerMinute"_s}
        << u"Member must have value greater than or equal to 1"_s;
    QTest::newRow("several, positions from 1")
        << u"2 validation errors detected: Value 'x; y' at 'abortConfig.criteriaList.2.member.failureType' "
           u"failed to "
           "satisfy constraint: Member must satisfy enum value set: [ALL; FAILED]; Value null at 'targets' "
           "failed to "
           "satisfy constraint: Member must not be null"_s
        << QStringList{u"/abortConfig/criteriaList/1/failureType"_s, u"/targets"_s}
        << u"Member must not be null"_s;
    QTest::newRow("list of texts")
        << u"1 validation error detected: Value 'a' at 'targets.1.member' failed to satisfy "
           "constraint: Member must have length less than or equal to 2048"_s
        << QStringList{u"/targets/0"_s} << u"Member must have length less than or equal to 2048"_s;
    QTest::newRow("map")
        << u"1 validation error detected: Value '' at 'documentParameters.run-as.member' failed to "
           "satisfy constraint: Member must have length greater than or equal to 1"_s
        << QStringList{u"/documentParameters/run-as"_s}
        << u"Member must have length greater than or equal to 1"_s;
    QTest::newRow("quotes in the value")
        << u"1 validation error detected: Value 'it's' at 'description' failed to "
           "satisfy constraint: Member must satisfy regular expression pattern: [^\\p{C}]+"_s
        << QStringList{u"/description"_s} << u"Member must satisfy regular expression pattern: [^\\p{C}]+"_s;
    QTest::newRow("no place") << u"Rate exceeded"_s << QStringList() << QString();
}

void TestServerProblems::constraintsFindTheirFields()
{
    QFETCH(QString, message);
    const schema::Problems problems = job::serverProblems(message, {});
    QStringList places;
    for (const schema::Problem &problem : problems) {
        places.append(problem.at.toString());
        QCOMPARE(problem.severity, schema::Severity::Error);
    }
    QTEST(places, "places");
    QFETCH(QString, lastWords);
    if (!problems.isEmpty())
        QVERIFY2(problems.constLast().message.endsWith(lastWords), qPrintable(problems.constLast().message));
}

void TestServerProblems::knownSentencesFindTheirFields_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("at");
    QTest::newRow("timeout") << u"Provide valid timeout value, inProgressTimeoutInMinutes cannot be 0."_s
                             << u"/timeoutConfig/inProgressTimeoutInMinutes"_s;
    QTest::newRow("role") << u"Given role short is invalid."_s << u"/presignedUrlConfig/roleArn"_s;
    QTest::newRow("base") << u"Exponential rollout baseRatePerMinute should be less than maximumPerMinute."_s
                          << u"/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute"_s;
    QTest::newRow("windows")
        << u"TargetSelection is invalid. MaintenanceWindow cannot be used with SNAPSHOT job."_s
        << u"/targetSelection"_s;
    QTest::newRow("two sources")
        << u"Job document and job document source cannot be specified at the same time."_s
        << u"/documentSource"_s;
    QTest::newRow("template") << u"Job Template none cannot be found."_s << u"/jobTemplateArn"_s;
    QTest::newRow("placeholder") << u"One or more parameters or placeholders are not terminated."_s
                                 << u"/document"_s;
}

void TestServerProblems::knownSentencesFindTheirFields()
{
    QFETCH(QString, message);
    QFETCH(QString, at);
    const schema::Problems problems = job::serverProblems(message, {});
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.constFirst().at.toString(), at);
    QCOMPARE(problems.constFirst().severity, schema::Severity::Warning);
    QVERIFY(problems.constFirst().message.contains(message));
}

void TestServerProblems::targetsAreWarnings()
{
    const QString stem = u"arn:aws:iot:eu-west-1:000000000000:thing/lamp-"_s;
    const QJsonObject job{{u"targets"_s, QJsonArray{stem + u"1"_s, stem + u"10"_s, stem + u"2"_s}}};
    const auto problems =
        job::serverProblems(u"Job targets not found: "_s + stem + u"10, "_s + stem + u"2"_s, job);
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems.at(0).at.toString(), u"/targets/1"_s);
    QCOMPARE(problems.at(1).at.toString(), u"/targets/2"_s);
    for (const schema::Problem &problem : problems)
        QCOMPARE(problem.severity, schema::Severity::Warning);
}

QTEST_GUILESS_MAIN(TestServerProblems)
#include "tst_serverproblems.moc"
