// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/measured.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::forecast;
using Status = PastExecution::Status;

/// What the executions of an earlier job teach.
class TestMeasured : public QObject
{
    Q_OBJECT

private slots:
    void sharesAreOfWhatHasEnded();
    void whoWaitedWasOffline_data();
    void whoWaitedWasOffline();

private:
    /// Begun so many seconds after it was queued, ended 300 seconds later.
    static PastExecution execution(Status status, qint64 waited = 10)
    {
        const QDateTime queued({2026, 3, 2}, {0, 0}, Qt::UTC);
        const QDateTime begun = queued.addSecs(waited);
        return {.status = status, .queued = queued, .begun = begun, .changed = begun.addSecs(300)};
    }
};

void TestMeasured::sharesAreOfWhatHasEnded()
{
    QList<PastExecution> past(12, execution(Status::Succeeded));
    past += QList<PastExecution>(3, execution(Status::Failed));
    past += QList<PastExecution>(2, execution(Status::Rejected));
    past += QList<PastExecution>(3, execution(Status::TimedOut));
    past += QList<PastExecution>(7, execution(Status::InProgress));
    const Expected<Assumptions> learnt = measuredFrom(past, {});
    QVERIFY2(learnt, learnt ? "" : qPrintable(learnt.error().message));
    QCOMPARE(learnt->failedShare, 0.15);
    QCOMPARE(learnt->rejectedShare, 0.1);
    QCOMPARE(learnt->hangingShare, 0.15);
    QCOMPARE(learnt->duration.median(), 300.0);
}

void TestMeasured::whoWaitedWasOffline_data()
{
    QTest::addColumn<qint64>("waited");
    QTest::addColumn<double>("onlineShare");
    QTest::newRow("a minute") << qint64(60) << 1.0;
    QTest::newRow("longer") << qint64(61) << 0.75;
}

void TestMeasured::whoWaitedWasOffline()
{
    QFETCH(qint64, waited);
    QFETCH(double, onlineShare);
    QList<PastExecution> past(15, execution(Status::Succeeded));
    past += QList<PastExecution>(5, execution(Status::Succeeded, waited));
    const Expected<Assumptions> learnt = measuredFrom(past, {});
    QVERIFY2(learnt, learnt ? "" : qPrintable(learnt.error().message));
    QCOMPARE(learnt->onlineShare, onlineShare);
}

QTEST_GUILESS_MAIN(TestMeasured)
#include "tst_measured.moc"
