// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/submit/submissionfixture.h"

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::iot;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using Failure = WireResponse::Failure;
using Outcome = submit::Outcome::Kind;
using State = SubmissionJournal::State;
using std::chrono::milliseconds;

/// Every way a submission can end.
class TestSubmission : public QObject
{
    Q_OBJECT

private slots:
    void created();
    void refused_data();
    void refused();
    void journalComesFirst();
    void journalThatRefusesStopsEverything();
    void journalThatCannotBeClosedIsTold();
    void noJobId();
    void lostAnswerButCreated();
    void unavailableButCreated();
    void uselessAnswerButCreated();
    void lostAndNotThereIsSentAgain();
    void sentAgainThreeTimesAtMost();
    void resentAndTakenByOurselves();
    void lostAndCannotBeAsked();
    void lostAndRefusedLater_data();
    void lostAndRefusedLater();
    void anAnswerThatNamesAnotherJob_data();
    void anAnswerThatNamesAnotherJob();
    void anotherJobIsDescribed();
};

void TestSubmission::created()
{
    SubmissionFixture f;
    f.transport.answer(200, f.createdAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Created);
    QCOMPARE(f.submission->outcome().jobArn, f.arn());
    QCOMPARE(f.submission->outcome().requestId, u"request-0"_s);
    QCOMPARE(f.submission->outcome().attempts, 1);
    QCOMPARE(f.transport.lines(), QStringList{u"PUT /jobs/fw-1"_s});
    QCOMPARE(f.transport.requests()[0].body, std::optional(f.body()));
    QCOMPARE(f.closing().state, State::Created);
    QCOMPARE(f.closing().jobArn, f.arn());
    QVERIFY(f.closing().errorText.isEmpty());
}

void TestSubmission::refused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("sendings");
    QTest::newRow("invalid") << 400 << QByteArray("InvalidRequestException") << 1;
    QTest::newRow("document") << 400 << QByteArray("InvalidJobDocumentException") << 1;
    QTest::newRow("target") << 404 << QByteArray("ResourceNotFoundException") << 1;
    QTest::newRow("quota") << 410 << QByteArray("LimitExceededException") << 1;
    QTest::newRow("throttled") << 400 << QByteArray("ThrottlingException") << 3;
    QTest::newRow("permission") << 403 << QByteArray("AccessDeniedException") << 1;
}

void TestSubmission::refused()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    QFETCH(const int, sendings);
    SubmissionFixture f;
    for (int i = 0; i < sendings; ++i)
        f.transport.refuse(status, code);
    f.run();
    QCOMPARE(f.outcome(), Outcome::Refused);
    QCOMPARE(f.transport.requests().size(), sendings);
    QCOMPARE(f.submission->outcome().attempts, sendings);
    QCOMPARE(f.submission->outcome().error.code, QString::fromLatin1(code));
    QCOMPARE(f.closing().state, State::Refused);
    QCOMPARE(f.closing().errorCode, QString::fromLatin1(code));
    QVERIFY(f.closing().errorText.contains("told so"_L1));
}

void TestSubmission::journalComesFirst()
{
    SubmissionFixture f;
    f.transport.hang();
    f.submission->start();
    QCOMPARE(f.journal.openings.size(), 1);
    QVERIFY(f.transport.requests().isEmpty());
    const SubmissionJournal::Opening opening = f.journal.openings[0];
    QCOMPARE(opening.jobId, u"fw-1"_s);
    QCOMPARE(opening.body, f.body());
    QCOMPARE(opening.connectionId, u"c1"_s);
    QCOMPARE(opening.connectionName, u"Test"_s);
    QCOMPARE(opening.region, u"eu-west-1"_s);
    QCOMPARE(opening.endpoint, u"https://iot.eu-west-1.amazonaws.com"_s);
    QCOMPARE(opening.at, f.clock.utcNow());
}

void TestSubmission::journalThatRefusesStopsEverything()
{
    SubmissionFixture f;
    f.journal.refuseOpening = true;
    f.run();
    QCOMPARE(f.outcome(), Outcome::Refused);
    QVERIFY(f.transport.requests().isEmpty());
    QVERIFY(f.submission->outcome().advice.contains("disk full"_L1));
}

void TestSubmission::journalThatCannotBeClosedIsTold()
{
    SubmissionFixture f;
    f.journal.refuseClosing = true;
    f.transport.answer(200, f.createdAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Created);
    QCOMPARE(f.submission->outcome().journalProblem, u"disk full"_s);
}

void TestSubmission::noJobId()
{
    SubmissionFixture f(QString{});
    f.run();
    QCOMPARE(f.outcome(), Outcome::Refused);
    QVERIFY(f.transport.requests().isEmpty());
    QVERIFY(f.journal.openings.isEmpty());
}

void TestSubmission::lostAnswerButCreated()
{
    SubmissionFixture f;
    f.transport.fail(Failure::Closed, true);
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Created);
    QCOMPARE(f.submission->outcome().jobArn, f.arn());
    QCOMPARE(f.transport.lines(), (QStringList{u"PUT /jobs/fw-1"_s, u"GET /jobs/fw-1"_s,
                                               u"GET /jobs/fw-1/job-document?beforeSubstitution=true"_s}));
    QCOMPARE(f.scheduler.delays(), QList{milliseconds(1000)});
    QCOMPARE(f.closing().state, State::Created);
}

void TestSubmission::unavailableButCreated()
{
    SubmissionFixture f;
    f.transport.refuse(503, "ServiceUnavailableException");
    f.transport.refuse(404, "ResourceNotFoundException");
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Created);
    QCOMPARE(f.scheduler.delays(), (QList{milliseconds(1000), milliseconds(2000)}));
}

void TestSubmission::uselessAnswerButCreated()
{
    for (const QByteArray &useless :
         {QByteArray("<html>"), QByteArray("{\"jobArn\":\"arn"), QByteArray("{}"), QByteArray()}) {
        SubmissionFixture f;
        f.transport.answer(200, useless);
        f.transport.answer(200, f.describedAnswer());
        f.transport.answer(200, f.documentAnswer());
        f.run();
        QCOMPARE(f.outcome(), Outcome::Created);
    }
}

void TestSubmission::lostAndNotThereIsSentAgain()
{
    SubmissionFixture f;
    f.transport.fail(Failure::Timeout, true);
    f.notThere(3);
    f.transport.answer(200, f.createdAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Created);
    QCOMPARE(f.transport.lines().count(u"PUT /jobs/fw-1"_s), 2);
    QCOMPARE(f.submission->outcome().attempts, 2);
    QCOMPARE(f.scheduler.delays(), (QList{milliseconds(1000), milliseconds(2000), milliseconds(4000)}));
    QCOMPARE(f.journal.openings.size(), 1);
    QCOMPARE(f.journal.closings.size(), 1);
}

void TestSubmission::sentAgainThreeTimesAtMost()
{
    SubmissionFixture f;
    for (int i = 0; i < 3; ++i) {
        f.transport.refuse(500, "InternalFailureException");
        f.notThere(3);
    }
    f.run();
    // Any of the three may still be on its way
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QCOMPARE(f.transport.lines().count(u"PUT /jobs/fw-1"_s), 3);
    QVERIFY(f.submission->outcome().advice.contains("may still arrive"_L1));
    QVERIFY(!f.submission->outcome().toText().contains("can be submitted again"_L1));
    QCOMPARE(f.closing().state, State::Unknown);
    QCOMPARE(f.closing().attempts, 3);
}

void TestSubmission::resentAndTakenByOurselves()
{
    SubmissionFixture f;
    f.transport.fail(Failure::Timeout, true);
    f.notThere(3);
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.run();
    QCOMPARE(f.outcome(), Outcome::Created);
}

void TestSubmission::lostAndCannotBeAsked()
{
    SubmissionFixture f;
    f.transport.fail(Failure::Closed, true);
    for (int i = 0; i < 3; ++i)
        f.transport.fail(Failure::HostNotFound, false);
    f.run();
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QVERIFY(f.submission->outcome().error.outcomeUnknown);
    QCOMPARE(f.closing().state, State::Unknown);

    SubmissionFixture g;
    g.transport.fail(Failure::Closed, true);
    g.transport.answer(200, g.describedAnswer());
    g.transport.refuse(
        403, "AccessDeniedException",
        "User: arn:aws:iam::1:user/a is not authorized to perform: iot:GetJobDocument on resource: x");
    g.run();
    QCOMPARE(g.outcome(), Outcome::Probable);
    QCOMPARE(g.submission->outcome().uncompared, QStringList{u"document"_s});
    QCOMPARE(g.submission->outcome().jobArn, g.arn());
    QCOMPARE(g.submission->outcome().exitCode(), 3);
    QVERIFY(g.submission->outcome().advice.contains("iot:GetJobDocument"_L1));
    QCOMPARE(g.closing().state, State::Probable);
}

void TestSubmission::lostAndRefusedLater_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("times");
    QTest::newRow("throttled") << 400 << QByteArray("ThrottlingException") << 3;
    QTest::newRow("start time has come too near") << 400 << QByteArray("InvalidRequestException") << 1;
    QTest::newRow("credentials went away") << 403 << QByteArray("AccessDeniedException") << 1;
}

// What is refused the second time says nothing of the first.
void TestSubmission::lostAndRefusedLater()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    QFETCH(const int, times);
    SubmissionFixture f;
    f.transport.fail(Failure::Timeout, true);
    f.notThere(3);
    for (int i = 0; i < times; ++i)
        f.transport.refuse(status, code);
    f.notThere(3);
    f.run();
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QCOMPARE(f.closing().state, State::Unknown);
    QCOMPARE(f.submission->outcome().error.code, QString::fromLatin1(code));
}

void TestSubmission::anAnswerThatNamesAnotherJob_data()
{
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const QByteArray &arn, const QByteArray &id) {
        QTest::newRow(name) << "{\"jobArn\":\"" + arn + "\",\"jobId\":\"" + id + "\"}";
    };
    row("other id and ARN", "arn:aws:iot:eu-west-1:123456789012:job/fw-2", "fw-2");
    row("other id", "arn:aws:iot:eu-west-1:123456789012:job/fw-1", "fw-2");
    row("other ARN", "arn:aws:iot:eu-west-1:123456789012:job/fw-2", "fw-1");
    row("other region", "arn:aws:iot:us-east-1:123456789012:job/fw-1", "fw-1");
    row("no job", "arn:aws:iot:eu-west-1:123456789012:thing/fw-1", "fw-1");
    row("no ARN", "fw-1", "fw-1");
}

void TestSubmission::anAnswerThatNamesAnotherJob()
{
    QFETCH(const QByteArray, answer);
    SubmissionFixture f;
    for (int i = 0; i < 3; ++i) {
        f.transport.answer(200, answer);
        f.notThere(3);
    }
    f.run();
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QVERIFY(f.submission->outcome().jobArn.isEmpty());
    QCOMPARE(f.submission->outcome().exitCode(), 3);
    QCOMPARE(f.closing().state, State::Unknown);
}

void TestSubmission::anotherJobIsDescribed()
{
    SubmissionFixture f;
    f.transport.fail(Failure::Closed, true);
    f.transport.answer(200, f.describedAnswer({{"jobId", "\"fw-2\""}}));
    f.run();
    QCOMPARE(f.outcome(), Outcome::Unknown);
}

QTEST_GUILESS_MAIN(TestSubmission)
#include "tst_submission.moc"
