// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/abortrules.h"
#include "app/forecast/calendar.h"
#include "app/forecast/devices.h"
#include "app/forecast/forecast.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace fleetwright;
using namespace fleetwright::forecast;
using namespace Qt::Literals::StringLiterals;

/// However a job is written, its forecast costs a bounded number of steps: no more than the job is long.
class TestEffort : public QObject
{
    Q_OBJECT

private slots:
    void stepsAreBounded_data();
    void stepsAreBounded();
    void givenUpSoon_data() { stepsAreBounded_data(); }
    void givenUpSoon();
    void devicesToo_data() { stepsAreBounded_data(); }
    void devicesToo();
    void rulesAsInTheList();
    void increasesByThePower_data();
    void increasesByThePower();
    void openingsMinuteByMinute();

private:
    static QDateTime now() { return QDateTime({2026, 3, 2}, {10, 20, 30}, Qt::UTC); }
};

namespace
{

QJsonObject windows(int count, const std::function<QString(int)> &cron, int minutes = 1)
{
    QJsonArray list;
    for (int i = 0; i < count; ++i)
        list += QJsonObject{{u"startTime"_s, cron(i)}, {u"durationInMinutes"_s, minutes}};
    return {{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 1}}},
            {u"schedulingConfig"_s, QJsonObject{{u"maintenanceWindows"_s, list}}}};
}

QJsonObject rate(double base, double factor, double every, double most = 1000)
{
    return {{u"jobExecutionsRolloutConfig"_s,
             QJsonObject{
                 {u"maximumPerMinute"_s, most},
                 {u"exponentialRate"_s, QJsonObject{{u"baseRatePerMinute"_s, base},
                                                    {u"incrementFactor"_s, factor},
                                                    {u"rateIncreaseCriteria"_s,
                                                     QJsonObject{{u"numberOfNotifiedThings"_s, every}}}}}}}};
}

QJsonObject aborts(int count, const std::function<double(int)> &threshold)
{
    QJsonArray list;
    for (int i = 0; i < count; ++i) {
        list += QJsonObject{{u"failureType"_s, u"ALL"_s},
                            {u"action"_s, u"CANCEL"_s},
                            {u"thresholdPercentage"_s, threshold(i)},
                            {u"minNumberOfExecutedThings"_s, i + 1}};
    }
    return {{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 1}}},
            {u"abortConfig"_s, QJsonObject{{u"criteriaList"_s, list}}}};
}

} // namespace

void TestEffort::stepsAreBounded_data()
{
    QTest::addColumn<QJsonObject>("job");
    QTest::addColumn<int>("length");
    QTest::newRow("nothing set") << QJsonObject() << 1;
    QTest::newRow("one a minute") << QJsonObject{{u"jobExecutionsRolloutConfig"_s,
                                                  QJsonObject{{u"maximumPerMinute"_s, 1}}}}
                                  << 1;
    for (const int count : {1000, 4000}) {
        QTest::addRow("%d abort rules that do not fire", count)
            << aborts(count, [](int i) { return 100 - i / 1000.0; }) << count;
        QTest::addRow("%d abort rules that fire", count)
            << aborts(count, [](int) { return 1e-300; }) << count;
        QTest::addRow("%d windows at other minutes", count)
            << windows(count, [](int i) { return u"cron(%1 %2 ? * * *)"_s.arg(i % 60).arg(i / 60 % 24); })
            << count;
        QTest::addRow("%d windows on other days", count) << windows(count, [](int i) {
            return u"cron(* * %1,%2 %3 ? *)"_s.arg(i % 28 + 1).arg(i / 28 % 28 + 1).arg(i % 12 + 1);
        }) << count;
    }
    QTest::newRow("a window each other minute")
        << windows(1, [](int) { return u"cron(0/2 * ? * * *)"_s; }) << 1;
    QTest::newRow("a window each third minute")
        << windows(1, [](int) { return u"cron(0/3 * ? * * *)"_s; }, 2) << 1;
    QTest::newRow("a window each hour") << windows(1, [](int) { return u"cron(0 * ? * * *)"_s; }, 5) << 1;
    QJsonObject nights = windows(1, [](int) { return u"cron(0 2 ? * * *)"_s; }, 60);
    nights.insert(u"timeoutConfig"_s, QJsonObject{{u"inProgressTimeoutInMinutes"_s, 10080}});
    QTest::newRow("each night, with a time-out of a week") << nights << 1;
    QTest::newRow("never") << windows(1, [](int) { return u"cron(0 2 1 1 ? 2199)"_s; }) << 1;
    for (const double more : {0.0, 1e-15, 1e-10, 1e-7, 1e-4, 0.01, 1.0, 4.0})
        QTest::addRow("factor 1 + %g", more) << rate(1, 1 + more, 1) << 1;
    QTest::newRow("no end of growth") << rate(1, 1.00001, 1, 1e300) << 1;
    QTest::newRow("a threshold out of all proportion") << rate(1, 1.5, 1e300) << 1;
    const auto retry = [](const QString &type) {
        return QJsonObject{{u"failureType"_s, type}, {u"numberOfRetries"_s, 1e300}};
    };
    QJsonObject retrying = nights;
    retrying.insert(u"jobExecutionsRetryConfig"_s,
                    QJsonObject{{u"criteriaList"_s,
                                 QJsonArray{retry(u"FAILED"_s), retry(u"TIMED_OUT"_s), retry(u"ALL"_s)}}});
    QTest::newRow("retries") << retrying << 1;
}

void TestEffort::stepsAreBounded()
{
    QFETCH(QJsonObject, job);
    QFETCH(int, length);
    Effort effort;
    const Forecast made =
        make(job::JobDocument(job), {.devices = mostDevices}, now(), {.runs = 20, .effort = &effort});
    QVERIFY(!made.problem);
    // A course costs some steps a place of the grid, and a window or rule some a day looked ahead.
    const qint64 most = 16'000'000 + 9'000LL * length;
    QVERIFY2(effort.steps() < most, qPrintable(QString::number(effort.steps())));
}

void TestEffort::givenUpSoon()
{
    QFETCH(QJsonObject, job);
    QFETCH(int, length);
    for (const qint64 enough : {1, 100'000}) {
        Effort effort(nullptr, enough);
        const Forecast made =
            make(job::JobDocument(job), {.devices = mostDevices}, now(), {.effort = &effort});
        QVERIFY(!made.problem);
        QVERIFY2(effort.steps() < enough + 10'000 + 4 * length, qPrintable(QString::number(effort.steps())));
    }
}

void TestEffort::devicesToo()
{
    QFETCH(QJsonObject, job);
    QFETCH(int, length);
    Effort effort;
    const auto plan = planOf(job::JobDocument(job), now());
    QVERIFY(plan);
    Assumptions fleet;
    fleet.meanHoursOffline = 24 * 60;
    const Devices played = Devices::play(*plan, fleet, 300, 1, &effort);
    const bool isNever = QByteArray(QTest::currentDataTag()) == "never";
    QCOMPARE(played.events.isEmpty(), isNever);
    QVERIFY2(effort.steps() < 1'000'000 + 3'000LL * length, qPrintable(QString::number(effort.steps())));
}

void TestEffort::rulesAsInTheList()
{
    std::mt19937_64 random(5);
    const auto whole = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    int fired = 0;
    for (int i = 0; i < 2000; ++i) {
        QList<AbortRule> list;
        for (int n = whole(0, 6); n > 0; --n)
            list.append({FailureType(whole(0, 3)), double(whole(0, 100)), whole(1, 60)});
        Effort effort;
        const AbortRules rules(list, effort);
        for (int look = 0; look < 5; ++look) {
            const AbortRule::Ended ended{double(whole(0, 30)), double(whole(0, 20)), double(whole(0, 9)),
                                         double(whole(0, 9))};
            std::optional<qsizetype> first;
            for (qsizetype place = list.size() - 1; place >= 0; --place) {
                if (list.at(place).fires(ended))
                    first = place;
            }
            QCOMPARE(rules.firing(ended), first);
            fired += first ? 1 : 0;
        }
    }
    QVERIFY(fired > 1000);
}

void TestEffort::increasesByThePower_data()
{
    QTest::addColumn<double>("base");
    QTest::addColumn<double>("factor");
    QTest::addColumn<qint64>("every");
    QTest::newRow("doubling") << 50.0 << 2.0 << qint64(1000);
    QTest::newRow("half as much again") << 5.0 << 1.5 << qint64(10);
    QTest::newRow("slowly") << 1.0 << 1.001 << qint64(3);
    QTest::newRow("hardly") << 7.0 << 1.00003 << qint64(1);
    QTest::newRow("not at all") << 7.0 << 1.0 << qint64(1);
}

void TestEffort::increasesByThePower()
{
    QFETCH(double, base);
    QFETCH(double, factor);
    QFETCH(qint64, every);
    const Pace pace{.basePerMinute = base, .factor = factor, .maximumPerMinute = 300, .every = every};
    std::optional<qint64> next = pace.nextIncrease(0);
    qint64 increases = 0;
    for (qint64 count = 1; count <= 60'000; ++count) {
        if (pace.at(count) > pace.at(count - 1)) {
            QCOMPARE(next, std::optional(count));
            ++increases;
            next = pace.nextIncrease(count);
        } else {
            QVERIFY(!next || *next > count);
        }
    }
    QCOMPARE(increases > 0, factor > 1);
}

void TestEffort::openingsMinuteByMinute()
{
    std::mt19937_64 random(9);
    const auto whole = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    const QStringList days{u"? * SUN"_s, u"* * ?"_s,   u"? * MON-FRI"_s, u"L * ?"_s,
                           u"15W * ?"_s, u"? * 3#1"_s, u"1,10 3,4 ?"_s,  u"LW * ?"_s};
    const QStringList times{u"0 2"_s, u"30 23"_s, u"0/7 *"_s, u"* 12"_s, u"59 0/5"_s};
    for (int i = 0; i < 60; ++i) {
        Plan plan;
        plan.start = QDateTime({2026, whole(1, 12), whole(1, 28)}, {whole(0, 23), whole(0, 59)}, Qt::UTC);
        for (int n = whole(1, 3); n > 0; --n) {
            const auto cron =
                job::Cron::parse(u"cron(%1 %2 *)"_s.arg(times.at(whole(0, 4)), days.at(whole(0, 7))));
            QVERIFY(cron);
            const int lengths[] = {1, 5, 30, 60, 600, 1430, 4000};
            plan.windows.append({*cron, lengths[whole(0, 6)]});
        }
        Effort effort;
        Calendar calendar(plan, effort);
        std::optional<Opening> opening = calendar.opening(0);
        qsizetype place = 0;
        QList<int> openFor(plan.windows.size(), 0); // minutes that each is still open
        const qint64 before = 4000;
        for (qint64 minute = -before; minute < 40LL * 1440; ++minute) {
            bool isOpen = false;
            for (qsizetype w = 0; w < plan.windows.size(); ++w) {
                openFor[w] = std::max(openFor[w] - 1, 0);
                if (plan.windows.at(w).cron.opensAt(plan.start.addSecs(minute * 60)))
                    openFor[w] = plan.windows.at(w).minutes;
                isOpen = isOpen || openFor[w] > 0;
            }
            if (minute < 0)
                continue;
            while (opening && opening->closes <= minute * 60)
                opening = calendar.opening(++place);
            QCOMPARE(opening && opening->opens <= minute * 60, isOpen);
        }
    }
}

QTEST_GUILESS_MAIN(TestEffort)
#include "tst_effort.moc"
