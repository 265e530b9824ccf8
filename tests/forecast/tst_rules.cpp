// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/forecast.h"
#include "app/forecast/words.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::forecast;
using namespace Qt::Literals::StringLiterals;

/// The rules of a rollout by AWS's own examples, and plans at the edges.
class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void rateByTheTable_data();
    void rateByTheTable();
    void constantRate();
    void growingRate();
    void windowsHoldSending();
    void timeoutsEndWhatHangs();
    void retriesAreExecutions();
    void abortCancelsWhatIsQueued();
    void abortFiresAtItsThreshold();
    void aStartThatHasPassedIsNow();
    void endBehaviors_data();
    void endBehaviors();
    void oddPlans_data();
    void oddPlans();
    void plansThatAreNone_data();
    void plansThatAreNone();
    void cancelled();
    void wordsForTimes_data();
    void wordsForTimes();

private:
    static Plan plan(double perMinute)
    {
        Plan made;
        made.start = QDateTime({2026, 3, 2}, {0, 0}, Qt::UTC); // a Monday
        made.pace = {.basePerMinute = perMinute, .maximumPerMinute = perMinute};
        return made;
    }
    static Assumptions sure(qint64 devices, double seconds = 30)
    {
        return {.devices = devices,
                .onlineShare = 1,
                .duration = Durations(seconds, seconds),
                .failedShare = 0,
                .hangingShare = 0};
    }
};

void TestRules::rateByTheTable_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<double>("rate");
    // AWS IoT developer guide: base 50, factor 2, every 1,000: the threshold does not grow with the rate.
    QTest::newRow("at first") << qint64(0) << 50.0;
    QTest::newRow("just before") << qint64(999) << 50.0;
    QTest::newRow("1,000") << qint64(1000) << 100.0;
    QTest::newRow("2,000") << qint64(2000) << 200.0;
    QTest::newRow("3,000") << qint64(3000) << 400.0;
    QTest::newRow("4,000") << qint64(4000) << 800.0;
    QTest::newRow("at the maximum") << qint64(50000) << 1000.0;
}

void TestRules::rateByTheTable()
{
    QFETCH(qint64, count);
    QFETCH(double, rate);
    const Pace pace{.basePerMinute = 50, .factor = 2, .maximumPerMinute = 1000, .every = 1000};
    QCOMPARE(pace.at(count), rate);
    const Pace uneven{.basePerMinute = 5, .factor = 1.5, .maximumPerMinute = 1000, .every = 10};
    QCOMPARE(uneven.at(10), 7.0);
}

void TestRules::constantRate()
{
    const Course course = expectedCourse(plan(50), sure(1000));
    QCOMPARE(course.sentAll, std::optional<qint64>(19 * 60));
    QCOMPARE(course.lastSecond, 19 * 60 + 30);
    QCOMPARE(course.ending, Ending::Finished);
    QCOMPARE(course.final.succeeded, 1000.0);
    QVERIFY(course.increases.isEmpty());
}

void TestRules::growingRate()
{
    Plan growing = plan(1000);
    growing.pace.basePerMinute = 50;
    growing.pace.factor = 2;
    growing.pace.every = 1000;
    const Course course = expectedCourse(growing, sure(10000));
    QVERIFY(course.increases.size() >= 4);
    QCOMPARE(course.increases[0].second, 20 * 60);
    QCOMPARE(course.increases[0].perMinute, 100.0);
    QCOMPARE(course.increases[0].count, 1000);
    QCOMPARE(course.increases[1].second, 30 * 60);
    QCOMPARE(course.increases[2].second, 35 * 60);
    growing.pace.counted = Pace::Counted::Succeeded;
    Assumptions bad = sure(10000);
    bad.failedShare = 1;
    const Course slow = expectedCourse(growing, bad);
    QVERIFY2(slow.increases.isEmpty(), "a fleet that never succeeds stays at the base rate");
    QCOMPARE(slow.sentAll, std::optional<qint64>(199 * 60));
}

void TestRules::windowsHoldSending()
{
    // The example of the developer guide: an hour each Monday at 2, 50 a minute, 5,000 things.
    Plan mondays = plan(50);
    mondays.windows = {{*job::Cron::parse(u"cron(0 2 ? * MON *)"), 60}};
    const Course course = expectedCourse(mondays, sure(5000));
    const auto notifiedBy = [&](qint64 second) {
        double notified = 0;
        for (const Sample &sample : course.samples)
            notified = sample.second <= second ? 5000 - sample.waiting : notified;
        return notified;
    };
    constexpr qint64 week = 7LL * 24 * 3600;
    QCOMPARE(notifiedBy(week), 3000.0);
    QCOMPARE(notifiedBy(2 * week), 5000.0);
    QCOMPARE(course.sentAll, std::optional<qint64>(week + 2 * 3600 + 39 * 60));
}

void TestRules::timeoutsEndWhatHangs()
{
    Assumptions hanging = sure(10);
    hanging.hangingShare = 1;
    QCOMPARE(expectedCourse(plan(50), hanging).ending, Ending::StaysOpen);
    QCOMPARE(expectedCourse(plan(50), hanging).final.inProgress, 10.0);
    Plan limited = plan(50);
    limited.timeoutSeconds = 600;
    const Course course = expectedCourse(limited, hanging);
    QCOMPARE(course.final.timedOut, 10.0);
    QCOMPARE(course.lastSecond, 600);
}

void TestRules::retriesAreExecutions()
{
    Plan retrying = plan(50);
    retrying.retry = {{FailureType::Failed, 2}, {FailureType::All, 1}};
    Assumptions bad = sure(10);
    bad.failedShare = 1;
    const Course course = expectedCourse(retrying, bad);
    QCOMPARE(course.executions, 40.0);
    QCOMPARE(course.final.failed, 10.0);
    Assumptions refusing = sure(10);
    refusing.rejectedShare = 1;
    QCOMPARE(expectedCourse(retrying, refusing).executions, 10.0);
}

void TestRules::abortCancelsWhatIsQueued()
{
    Plan careful = plan(10);
    careful.abort = {{FailureType::Failed, 50, 20}};
    Assumptions bad = sure(1000, 60);
    bad.failedShare = 1;
    const Course course = expectedCourse(careful, bad);
    QVERIFY(course.abort);
    QCOMPARE(course.abort->second, 120);
    QCOMPARE(course.abort->notified, 20.0);
    QCOMPARE(course.final.canceled, 980.0);
    QCOMPARE(course.final.failed, 20.0);
}

void TestRules::abortFiresAtItsThreshold()
{
    const AbortRule half{FailureType::Failed, 50, 2};
    QVERIFY(half.fires({.succeeded = 1, .failed = 1}));
    QVERIFY(!half.fires({.succeeded = 2, .failed = 1}));
    QVERIFY2(!half.fires({.failed = 1}), "too few have ended");
}

void TestRules::aStartThatHasPassedIsNow()
{
    const QDateTime now({2026, 3, 2}, {0, 0}, Qt::UTC);
    const auto startAt = [&](const QString &time) {
        return planOf(job::JobDocument({{u"schedulingConfig"_s, QJsonObject{{u"startTime"_s, time}}}}), now);
    };
    const auto passed = startAt(u"2026-03-01T00:00"_s);
    QVERIFY(passed);
    QCOMPARE(passed->start, now);
    const auto ahead = startAt(u"2026-03-03T00:00"_s);
    QVERIFY(ahead);
    QCOMPARE(ahead->start, now.addDays(1));
}

void TestRules::endBehaviors_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("behavior");
    QTest::newRow("none") << QString() << int(EndBehavior::StopRollout);
    QTest::newRow("stop") << u"STOP_ROLLOUT"_s << int(EndBehavior::StopRollout);
    QTest::newRow("cancel") << u"CANCEL"_s << int(EndBehavior::Cancel);
    QTest::newRow("force") << u"FORCE_CANCEL"_s << int(EndBehavior::ForceCancel);
}

void TestRules::endBehaviors()
{
    QFETCH(QString, word);
    QFETCH(int, behavior);
    QJsonObject scheduling{{u"endTime"_s, u"2026-04-02T00:00"_s}};
    if (!word.isEmpty())
        scheduling.insert(u"endBehavior"_s, word);
    const auto read = planOf(job::JobDocument({{u"schedulingConfig"_s, scheduling}}),
                             QDateTime({2026, 3, 2}, {0, 0}, Qt::UTC));
    QVERIFY(read);
    QCOMPARE(int(read->endBehavior), behavior);
}

void TestRules::oddPlans_data()
{
    QTest::addColumn<QJsonObject>("job");
    QTest::addColumn<qint64>("devices");
    QTest::addColumn<int>("ending");
    const auto windows = [](const QString &cron) {
        return QJsonObject{
            {u"schedulingConfig"_s,
             QJsonObject{{u"maintenanceWindows"_s,
                          QJsonArray{QJsonObject{{u"startTime"_s, cron}, {u"durationInMinutes"_s, 60}}}},
                         {u"endTime"_s, u"2026-04-02T00:00"_s}}}};
    };
    QTest::newRow("nothing set") << QJsonObject() << qint64(1000) << int(Ending::Finished);
    QTest::newRow("one device") << QJsonObject() << qint64(1) << int(Ending::Finished);
    QTest::newRow("one a minute, a million devices")
        << QJsonObject{{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 1}}}}
        << qint64(1'000'000) << int(Ending::Finished);
    QTest::newRow("never opens") << windows(u"cron(0 2 1 1 ? *)"_s) << qint64(10) << int(Ending::NeverOpens);
    QTest::newRow("continuous") << QJsonObject{{u"targetSelection"_s, u"CONTINUOUS"_s}} << qint64(10)
                                << int(Ending::StaysOpen);
    QTest::newRow("ends too soon")
        << QJsonObject{{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 1}}},
                       {u"schedulingConfig"_s, QJsonObject{{u"endTime"_s, u"2026-03-02T01:00"_s}}}}
        << qint64(1000) << int(Ending::EndTime);
}

void TestRules::oddPlans()
{
    QFETCH(QJsonObject, job);
    QFETCH(qint64, devices);
    QFETCH(int, ending);
    const auto read = planOf(job::JobDocument(job), QDateTime({2026, 3, 2}, {0, 0}, Qt::UTC));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    const Course course = expectedCourse(*read, sure(devices));
    QCOMPARE(int(course.ending), ending);
    const Sample &last = course.final;
    QVERIFY(std::abs(last.waiting + last.queued + last.inProgress + last.succeeded + last.failed +
                     last.rejected + last.timedOut + last.canceled - double(devices)) < 1e-3);
    const QStringList sentences = summary(*read, course, std::nullopt);
    QCOMPARE(sentences.size(), 3);
    for (const QString &sentence : sentences)
        QVERIFY(!sentence.isEmpty() && !sentence.contains(u'%'));
    QVERIFY(spreadOf(*read, sure(devices), 3, 1).runs == (ending == int(Ending::NeverOpens) ? 0 : 3));
}

void TestRules::plansThatAreNone_data()
{
    QTest::addColumn<QJsonObject>("job");
    QTest::addColumn<QString>("at");
    const auto schedule = [](const QJsonObject &members) {
        return QJsonObject{{u"schedulingConfig"_s, members}};
    };
    QTest::newRow("ends before it starts")
        << schedule({{u"startTime"_s, u"2026-05-01T00:00"_s}, {u"endTime"_s, u"2026-04-01T00:00"_s}})
        << u"/schedulingConfig/endTime"_s;
    QTest::newRow("has ended") << schedule({{u"endTime"_s, u"2020-01-01T00:00"_s}})
                               << u"/schedulingConfig/endTime"_s;
    QTest::newRow("odd window") << schedule({{u"maintenanceWindows"_s,
                                              QJsonArray{QJsonObject{{u"startTime"_s, u"nightly"_s}}}}})
                                << u"/schedulingConfig/maintenanceWindows/0/startTime"_s;
    QTest::newRow("odd rate") << QJsonObject{{u"jobExecutionsRolloutConfig"_s,
                                              QJsonObject{{u"maximumPerMinute"_s, u"x"_s}}}}
                              << u"/jobExecutionsRolloutConfig/maximumPerMinute"_s;
}

void TestRules::plansThatAreNone()
{
    QFETCH(QJsonObject, job);
    QFETCH(QString, at);
    const auto read = planOf(job::JobDocument(job), QDateTime({2026, 3, 2}, {0, 0}, Qt::UTC));
    QVERIFY(!read);
    QCOMPARE(read.error().at.toString(), at);
    QVERIFY(!read.error().message.isEmpty());
}

void TestRules::cancelled()
{
    const std::atomic<bool> stop{true};
    Effort effort(&stop);
    QCOMPARE(spreadOf(plan(50), sure(1000), 200, 1, &effort).runs, 0);
}

void TestRules::wordsForTimes_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << 12.0 << u"12 s"_s;
    QTest::newRow("minutes") << 1200.0 << u"20 min"_s;
    QTest::newRow("hours") << 12000.0 << u"3 h 20 min"_s;
    QTest::newRow("whole hours") << 7200.0 << u"2 h"_s;
    QTest::newRow("days") << 12.0 * 86400 + 4 * 3600 << u"12 d 4 h"_s;
}

void TestRules::wordsForTimes()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(seconds), text);
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
