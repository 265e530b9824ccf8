// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/devices.h"
#include "app/forecast/forecast.h"

#include <QTest>

#include <algorithm>

using namespace fleetwright;
using namespace fleetwright::forecast;
using namespace Qt::Literals::StringLiterals;

using Status = Devices::Status;

/// Single devices, by AWS's own examples and by cases reckoned by hand. The forecast is held against these
/// devices, so they are held against what stands in AWS's pages.
class TestDevices : public QObject
{
    Q_OBJECT

private slots:
    void rateOfTheGuide();
    void windowOfTheGuide();
    void windowOverMidnight();
    void endsAreToTheSecond();
    void timeoutsEndWhatHangs();
    void retriesBeginWithTheNextMinute();
    void rejectedIsNotRetried();
    void abortsAtTheMinute();
    void rejectionsCountAtTheNextMinute();
    void lateRejectionsCountAsSoon();
    void endTime_data();
    void endTime();
    void staysOpen_data();
    void staysOpen();

private:
    static Plan plan(double perMinute)
    {
        Plan made;
        made.start = QDateTime({2026, 3, 2}, {0, 0}, Qt::UTC); // a Monday
        made.pace = {.basePerMinute = perMinute, .maximumPerMinute = perMinute};
        return made;
    }
    static Assumptions sure(double seconds = 30)
    {
        return {
            .onlineShare = 1, .duration = Durations(seconds, seconds), .failedShare = 0, .hangingShare = 0};
    }
    void play(const Plan &plan, const Assumptions &assumptions, qsizetype count)
    {
        m_played = Devices::play(plan, assumptions, count, 1);
    }
    /// When this came to pass; -1: never.
    [[nodiscard]] qint64 secondOf(qsizetype device, Status status, int number = 1) const
    {
        const auto found = std::ranges::find_if(m_played.events, [&](const Devices::Event &event) {
            return event.device == device && event.status == status && event.number == number;
        });
        return found == m_played.events.end() ? -1 : found->second;
    }
    [[nodiscard]] qsizetype count(Status status) const
    {
        return std::ranges::count(m_played.events, status, &Devices::Event::status);
    }

    Devices m_played;
};

void TestDevices::rateOfTheGuide()
{
    // Developer guide: base 50, factor 2, every 1,000 notified: 50, 100, 200, 400, 800 a minute.
    Plan growing = plan(1000);
    growing.pace = {.basePerMinute = 50, .factor = 2, .maximumPerMinute = 1000, .every = 1000};
    play(growing, sure(), 6000);
    const auto notified = [&](qsizetype device) { return secondOf(device, Status::Queued) / 60; };
    QCOMPARE(notified(0), 0);
    QCOMPARE(notified(49), 0);
    QCOMPARE(notified(50), 1);
    QCOMPARE(notified(999), 19);
    QCOMPARE(notified(1000), 20); // 100 a minute
    QCOMPARE(notified(1099), 20);
    QCOMPARE(notified(1100), 21);
    QCOMPARE(notified(2000), 30); // 200
    QCOMPARE(notified(2200), 31);
    QCOMPARE(notified(3000), 35); // 400
    QCOMPARE(notified(3400), 36);
    QCOMPARE(notified(4199), 37); // past 4,000 in minute 37
    QCOMPARE(notified(4200), 38); // 800
    QCOMPARE(notified(4999), 38);
    QCOMPARE(notified(5000), 39);
}

void TestDevices::windowOfTheGuide()
{
    // Developer guide: an hour each Monday at 2, 50 a minute: 3,000 things in each window.
    Plan mondays = plan(50);
    mondays.windows = {{*job::Cron::parse(u"cron(0 2 ? * MON *)"), 60}};
    play(mondays, sure(), 5000);
    constexpr qint64 week = 7LL * 24 * 3600;
    QCOMPARE(secondOf(0, Status::Queued), 2 * 3600);
    QCOMPARE(secondOf(2999, Status::Queued), 2 * 3600 + 59 * 60);
    QCOMPARE(secondOf(3000, Status::Queued), week + 2 * 3600);
    QCOMPARE(secondOf(4999, Status::Queued), week + 2 * 3600 + 39 * 60);
}

void TestDevices::windowOverMidnight()
{
    // Opened on Sunday at 23:30 for an hour: still open for half an hour when the job starts.
    Plan nights = plan(1);
    nights.windows = {{*job::Cron::parse(u"cron(30 23 ? * SUN *)"), 60}};
    play(nights, sure(), 31);
    QCOMPARE(secondOf(0, Status::Queued), 0);
    QCOMPARE(secondOf(29, Status::Queued), 29 * 60);
    QCOMPARE(secondOf(30, Status::Queued), (6 * 24 + 23) * 3600 + 30 * 60);
}

void TestDevices::endsAreToTheSecond()
{
    play(plan(1), sure(45), 2);
    QCOMPARE(secondOf(0, Status::InProgress), 0);
    QCOMPARE(secondOf(0, Status::Succeeded), 45);
    QCOMPARE(secondOf(1, Status::Succeeded), 105);
    QCOMPARE(m_played.end, Devices::End::Completed);
    QCOMPARE(m_played.endSecond, 105);
}

void TestDevices::timeoutsEndWhatHangs()
{
    Assumptions hanging = sure();
    hanging.hangingShare = 1;
    Plan limited = plan(50);
    limited.timeoutSeconds = 600;
    play(limited, hanging, 10);
    QCOMPARE(count(Status::TimedOut), 10);
    QCOMPARE(m_played.endSecond, 600);
    Assumptions slow = sure(601);
    play(limited, slow, 10);
    QCOMPARE(secondOf(3, Status::TimedOut), 600);
}

void TestDevices::retriesBeginWithTheNextMinute()
{
    // Two retries for FAILED and one for ALL: four executions each, of 30 s.
    Plan retrying = plan(50);
    retrying.retry = {{FailureType::Failed, 2}, {FailureType::All, 1}};
    Assumptions bad = sure();
    bad.failedShare = 1;
    play(retrying, bad, 10);
    QCOMPARE(count(Status::Failed), 40);
    for (int number = 1; number <= 4; ++number) {
        QCOMPARE(secondOf(7, Status::InProgress, number), (number - 1) * 60);
        QCOMPARE(secondOf(7, Status::Failed, number), (number - 1) * 60 + 30);
    }
    QCOMPARE(m_played.endSecond, 210);
}

void TestDevices::rejectedIsNotRetried()
{
    Plan retrying = plan(50);
    retrying.retry = {{FailureType::All, 3}};
    Assumptions refusing = sure();
    refusing.rejectedShare = 1;
    play(retrying, refusing, 10);
    QCOMPARE(m_played.events.size(), 20); // queued and rejected
    QCOMPARE(m_played.end, Devices::End::Completed);
}

void TestDevices::abortsAtTheMinute()
{
    // 10 a minute that fail after 60 s: the 20th has failed at 120 s, before a third ten are notified.
    Plan careful = plan(10);
    careful.abort = {{FailureType::Rejected, 1, 1}, {FailureType::Failed, 50, 20}};
    Assumptions bad = sure(60);
    bad.failedShare = 1;
    play(careful, bad, 1000);
    QCOMPARE(m_played.end, Devices::End::Aborted);
    QCOMPARE(m_played.endSecond, 120);
    QCOMPARE(count(Status::Queued), 20);
    QCOMPARE(count(Status::Failed), 20);
}

void TestDevices::rejectionsCountAtTheNextMinute()
{
    Plan careful = plan(10);
    careful.abort = {{FailureType::Rejected, 10, 1}};
    careful.windows = {{*job::Cron::parse(u"cron(0 0 ? * * *)"), 1}};
    Assumptions refusing = sure();
    refusing.rejectedShare = 1;
    play(careful, refusing, 1000);
    QCOMPARE(m_played.end, Devices::End::Aborted);
    QCOMPARE(m_played.endSecond, 60);
    QCOMPARE(count(Status::Rejected), 10);
}

void TestDevices::lateRejectionsCountAsSoon()
{
    // Both are notified at once and come online hours apart; the first to reject aborts within a minute.
    Plan careful = plan(10);
    careful.abort = {{FailureType::Rejected, 10, 1}};
    Assumptions refusing = sure();
    refusing.onlineShare = 0;
    refusing.meanHoursOffline = 50;
    refusing.rejectedShare = 1;
    play(careful, refusing, 2);
    QCOMPARE(count(Status::Rejected), 1);
    const qint64 rejected = std::max(secondOf(0, Status::Rejected), secondOf(1, Status::Rejected));
    QCOMPARE(m_played.end, Devices::End::Aborted);
    QCOMPARE(m_played.endSecond, rejected + 60);
}

void TestDevices::endTime_data()
{
    QTest::addColumn<int>("behavior");
    QTest::addColumn<qsizetype>("canceled");
    QTest::addColumn<int>("end");
    // One a minute for ten minutes, all of which hang.
    QTest::newRow("stop") << int(EndBehavior::StopRollout) << qsizetype(0) << int(Devices::End::Open);
    QTest::newRow("cancel") << int(EndBehavior::Cancel) << qsizetype(0) << int(Devices::End::Open);
    QTest::newRow("force") << int(EndBehavior::ForceCancel) << qsizetype(10) << int(Devices::End::Completed);
}

void TestDevices::endTime()
{
    QFETCH(int, behavior);
    QFETCH(qsizetype, canceled);
    QFETCH(int, end);
    Plan ending = plan(1);
    ending.end = ending.start.addSecs(3600);
    ending.endBehavior = EndBehavior(behavior);
    Assumptions hanging = sure();
    hanging.hangingShare = 1;
    play(ending, hanging, 10);
    QCOMPARE(count(Status::Canceled), canceled);
    QCOMPARE(int(m_played.end), end);
    if (canceled > 0)
        QCOMPARE(secondOf(4, Status::Canceled), 3600);
    hanging.devices = 10;
    const Course course = expectedCourse(ending, hanging);
    QCOMPARE(course.final.canceled, double(canceled));
    QCOMPARE(course.final.inProgress, 10.0 - double(canceled));
    QCOMPARE(int(course.ending), int(canceled > 0 ? Ending::EndTime : Ending::StaysOpen));
}

void TestDevices::staysOpen_data()
{
    QTest::addColumn<bool>("isContinuous");
    QTest::addColumn<int>("end");
    QTest::newRow("snapshot") << false << int(Devices::End::Completed);
    QTest::newRow("continuous") << true << int(Devices::End::Open);
}

void TestDevices::staysOpen()
{
    QFETCH(bool, isContinuous);
    QFETCH(int, end);
    Plan open = plan(10);
    open.isContinuous = isContinuous;
    play(open, sure(), 5);
    QCOMPARE(count(Status::Succeeded), 5);
    QCOMPARE(int(m_played.end), end);
}

QTEST_GUILESS_MAIN(TestDevices)
#include "tst_devices.moc"
