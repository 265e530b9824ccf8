// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/submit/submissionfixture.h"

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::iot;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using Outcome = submit::Submission::Outcome;
using State = SubmissionJournal::State;

/// What becomes of a submission whose job id is taken.
class TestSubmissionTaken : public QObject
{
    Q_OBJECT

private slots:
    void taken_data();
    void taken();
    void takenByARepeatOnTheWay();
    void takenAndNotComparable();
    void takenAndBeingDeleted();
};

void TestSubmissionTaken::taken_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("named");
    const QByteArray same = R"({ "op" : "x" })";
    const QByteArray sameTargets = R"(["arn:aws:iot:eu-west-1:123456789012:thing/a:b"])";
    QTest::newRow("other targets") << QByteArray("targets")
                                   << QByteArray(R"(["arn:aws:iot:eu-west-1:123456789012:thing/z"])") << same
                                   << u"targets"_s;
    QTest::newRow("other document") << QByteArray("targets") << sameTargets << QByteArray(R"({"op":"y"})")
                                    << u"document"_s;
    QTest::newRow("no description") << QByteArray("description") << QByteArray("null") << same
                                    << u"description"_s;
    QTest::newRow("other selection") << QByteArray("targetSelection") << QByteArray("\"CONTINUOUS\"") << same
                                     << u"targetSelection"_s;
    QTest::newRow("other rate") << QByteArray("jobExecutionsRolloutConfig")
                                << QByteArray(R"({"maximumPerMinute":6})") << same
                                << u"jobExecutionsRolloutConfig"_s;
    QTest::newRow("an abort rule") << QByteArray("abortConfig")
                                   << QByteArray(R"({"criteriaList":[{"action":"CANCEL"}]})") << same
                                   << u"abortConfig"_s;
    QTest::newRow("long before") << QByteArray("createdAt") << QByteArray("1767222245") << same << QString();
}

void TestSubmissionTaken::taken()
{
    QFETCH(const QByteArray, member);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, document);
    QFETCH(const QString, named);
    SubmissionFixture f;
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.answer(200, f.describedAnswer({{member, value}}));
    f.transport.answer(200, f.documentAnswer(document));
    f.run();
    QCOMPARE(f.outcome(), Outcome::Taken);
    QCOMPARE(f.submission->error().kind, ApiError::Kind::Conflict);
    QVERIFY(f.submission->error().title.contains("fw-1"_L1));
    QVERIFY2(f.submission->error().advice.contains(named), qPrintable(f.submission->error().advice));
    QVERIFY(f.submission->jobArn().isEmpty());
    QCOMPARE(f.submission->error().resourceArn, f.arn());
    QCOMPARE(f.closing().state, State::Taken);
}

// A proxy, or a connection that was set up anew, may have sent the only attempt twice.
void TestSubmissionTaken::takenByARepeatOnTheWay()
{
    SubmissionFixture f;
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Created);
    QCOMPARE(f.submission->jobArn(), f.arn());
}

void TestSubmissionTaken::takenAndNotComparable()
{
    SubmissionFixture f;
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.refuse(
        403, "AccessDeniedException",
        "User: arn:aws:iam::1:user/a is not authorized to perform: iot:DescribeJob on resource: x");
    f.run();
    QCOMPARE(f.outcome(), Outcome::Taken);
    QVERIFY(f.submission->error().advice.contains("iot:DescribeJob"_L1));
}

void TestSubmissionTaken::takenAndBeingDeleted()
{
    SubmissionFixture f;
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.refuse(404, "ResourceNotFoundException");
    f.run();
    QCOMPARE(f.outcome(), Outcome::Taken);
    QVERIFY(f.submission->error().advice.contains("deleted"_L1));
}

QTEST_GUILESS_MAIN(TestSubmissionTaken)
#include "tst_submission_taken.moc"
