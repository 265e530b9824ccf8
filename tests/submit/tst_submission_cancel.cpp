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

/// Stopping a submission at each of its stages, and settling what an earlier run left open.
class TestSubmissionCancel : public QObject
{
    Q_OBJECT

private slots:
    void beforeAnythingIsSent();
    void whileWaitingToRetryAThrottledOne();
    void underWayAndCreatedAllTheSame();
    void underWayAndNotThereYet();
    void underWayAndNeverSentAgain();
    void twiceLeavesItOpen();
    void whileAskingLeavesItOpen();
    void afterTheEndChangesNothing();
    void goneMeansSilence();
    void settlesCreated();
    void settlesNotCreated();
    void settlesNothingWhileItMayStillArrive();
    void comparingIsStopped();
    void settlesByTheServicesClock();
    void settlesAnOlderJobAsTaken();
    void settlesWhatAClockAheadHadSent();
    void settlingMayFail();
};

void TestSubmissionCancel::beforeAnythingIsSent()
{
    SubmissionFixture f;
    f.submission->start();
    f.submission->cancel();
    QVERIFY(f.finished.isEmpty());
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Cancelled);
    QVERIFY(f.transport.requests().isEmpty());
    QCOMPARE(f.submission->outcome().headline, u"Nothing was sent."_s);
    QCOMPARE(f.closing().state, State::Cancelled);
}

void TestSubmissionCancel::whileWaitingToRetryAThrottledOne()
{
    SubmissionFixture f;
    f.transport.refuse(400, "ThrottlingException");
    f.submission->start();
    f.processEvents();
    f.submission->cancel();
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Cancelled);
    QCOMPARE(f.transport.requests().size(), 1);
    QCOMPARE(f.submission->outcome().attempts, 1);
    const QString text = f.submission->outcome().toText();
    QVERIFY2(text.startsWith("Nothing was created."_L1), qPrintable(text));
    QVERIFY2(!text.contains("Nothing was sent"_L1) && !text.contains("left this computer"_L1),
             qPrintable(text));
}

void TestSubmissionCancel::underWayAndCreatedAllTheSame()
{
    SubmissionFixture f;
    f.transport.hang();
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.submission->start();
    f.processEvents();
    f.submission->cancel();
    QCOMPARE(f.transport.aborted(), 1);
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Created);
    QCOMPARE(f.submission->outcome().jobArn, f.arn());
    QCOMPARE(f.submission->outcome().attempts, 1);
}

void TestSubmissionCancel::underWayAndNotThereYet()
{
    SubmissionFixture f;
    f.transport.hang();
    f.notThere(3);
    f.submission->start();
    f.processEvents();
    f.submission->cancel();
    f.settle();
    // It was given up here; it may still arrive there
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QCOMPARE(f.closing().state, State::Unknown);
    const QString text = f.submission->outcome().toText();
    QVERIFY2(!text.contains("Nothing was sent"_L1) && !text.contains("left this computer"_L1),
             qPrintable(text));
}

void TestSubmissionCancel::underWayAndNeverSentAgain()
{
    SubmissionFixture f;
    f.transport.fail(Failure::Timeout, true);
    f.notThere(3);
    f.transport.hang();
    f.notThere(3);
    f.submission->start();
    while (f.transport.requests().size() < 5) {
        f.processEvents();
        f.scheduler.runNext();
    }
    f.submission->cancel();
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QCOMPARE(f.transport.lines().count(u"PUT /jobs/fw-1"_s), 2);
}

void TestSubmissionCancel::twiceLeavesItOpen()
{
    SubmissionFixture f;
    f.transport.hang();
    f.submission->start();
    f.processEvents();
    f.submission->cancel();
    f.submission->cancel();
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QCOMPARE(f.closing().state, State::Unknown);
    QCOMPARE(f.transport.requests().size(), 1);
}

void TestSubmissionCancel::whileAskingLeavesItOpen()
{
    SubmissionFixture f;
    f.transport.fail(Failure::Closed, true);
    f.transport.hang();
    f.submission->start();
    while (f.transport.requests().size() < 2) {
        f.processEvents();
        f.scheduler.runNext();
    }
    f.submission->cancel();
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QVERIFY(f.submission->outcome().error.outcomeUnknown);
}

void TestSubmissionCancel::afterTheEndChangesNothing()
{
    SubmissionFixture f;
    f.transport.answer(200, f.createdAnswer());
    f.run();
    f.submission->cancel();
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Created);
}

void TestSubmissionCancel::goneMeansSilence()
{
    SubmissionFixture f;
    f.transport.hang();
    f.submission->start();
    f.processEvents();
    f.submission.reset();
    f.settle();
    QCOMPARE(f.transport.aborted(), 1);
    QVERIFY(f.finished.isEmpty());
    QVERIFY(f.journal.closings.isEmpty());
}

void TestSubmissionCancel::settlesCreated()
{
    SubmissionFixture f;
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.submission->settle(42);
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Created);
    QVERIFY(f.journal.openings.isEmpty());
    QCOMPARE(f.journal.closings[0].first, 42);
    QCOMPARE(f.closing().jobArn, f.arn());
}

void TestSubmissionCancel::settlesNotCreated()
{
    SubmissionFixture f(u"fw-1"_s, ManualClock().utcNow().addSecs(-1801));
    f.notThere(3);
    f.submission->settle(42);
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Refused);
    QCOMPARE(f.submission->outcome().headline, u"The job fw-1 was not created."_s);
    QCOMPARE(f.transport.lines().count(u"PUT /jobs/fw-1"_s), 0);
    QCOMPARE(f.closing().state, State::Refused);
}

void TestSubmissionCancel::settlesNothingWhileItMayStillArrive()
{
    SubmissionFixture f(u"fw-1"_s, ManualClock().utcNow().addSecs(-1799));
    f.notThere(3);
    f.submission->settle(42);
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QCOMPARE(f.closing().state, State::Unknown);
    QCOMPARE(f.transport.lines().count(u"PUT /jobs/fw-1"_s), 0);
}

// Both times are told by this computer: how far its clock is off makes no difference.
void TestSubmissionCancel::settlesByTheServicesClock()
{
    SubmissionFixture f(u"fw-1"_s, ManualClock().utcNow().addSecs(-1799));
    f.transport.refuse(403, "InvalidSignatureException", "no match",
                       {{"Date", "Fri, 02 Jan 2026 02:04:05 GMT"}});
    f.notThere(3);
    f.submission->settle(42);
    f.settle();
    QCOMPARE(f.client.clockSkew(), std::chrono::seconds(-3600));
    QCOMPARE(f.outcome(), Outcome::Unknown);
}

// The answer said that the id is taken: that much is known, whatever becomes of comparing.
void TestSubmissionCancel::comparingIsStopped()
{
    SubmissionFixture f;
    f.transport.refuse(409, "ResourceAlreadyExistsException");
    f.transport.hang();
    f.submission->start();
    while (f.transport.requests().size() < 2) {
        f.processEvents();
        f.scheduler.runNext();
    }
    f.submission->cancel();
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Taken);
    QCOMPARE(f.transport.aborted(), 1);
}

void TestSubmissionCancel::settlesAnOlderJobAsTaken()
{
    SubmissionFixture f(u"fw-1"_s, QDateTime(QDate(2026, 1, 4), QTime(0, 0), Qt::UTC));
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.submission->settle(42);
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Taken);
    QVERIFY(f.submission->outcome().advice.contains("2026-01-02"_L1));
}

// Nothing is known of how an earlier run's clock went: a job from up to a day before it may be its own.
void TestSubmissionCancel::settlesWhatAClockAheadHadSent()
{
    SubmissionFixture f(u"fw-1"_s, QDateTime(QDate(2026, 1, 3), QTime(3, 0), Qt::UTC));
    f.transport.answer(200, f.describedAnswer());
    f.transport.answer(200, f.documentAnswer());
    f.submission->settle(42);
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Created);
}

void TestSubmissionCancel::settlingMayFail()
{
    SubmissionFixture f;
    f.transport.refuse(403, "ExpiredTokenException");
    f.submission->settle(42);
    f.settle();
    QCOMPARE(f.outcome(), Outcome::Unknown);
    QCOMPARE(f.closing().state, State::Unknown);
    QVERIFY(f.submission->outcome().advice.contains("expired"_L1));
}

QTEST_GUILESS_MAIN(TestSubmissionCancel)
#include "tst_submission_cancel.moc"
