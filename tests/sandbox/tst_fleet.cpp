// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/forecast.h"
#include "app/forecast/measured.h"
#include "app/iot/listjobexecutionsforjob.h"
#include "tests/sandbox/sandboxclient.h"
#include "tests/support/manualclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// A job submitted to the sandbox runs as it was forecast.
class TestFleet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void followsItsForecast_data();
    void followsItsForecast();
    void abortsLikeItsForecast();
    void fasterAtMoreSpeed();
    void goesOnAfterARestart();
    void standsStillWithoutSpeed();
    void sameJobSameCourse();
    void teachesHowItBehaved();
    void teachesTimesAtAnySpeed();

private:
    void start()
    {
        m_sandbox = std::make_unique<sandbox::Sandbox>(m_folder->path(), m_clock);
        m_sandbox->setFleet(m_speed, m_assumptions);
        const auto access = m_sandbox->start();
        if (!access)
            qFatal("%s", qPrintable(access.error().message));
        m_client = std::make_unique<SandboxClient>(*access, m_clock);
    }
    void create(QJsonObject members)
    {
        members.insert(u"targets"_s, QJsonArray{arn(u"thinggroup/"_s + m_group)});
        members.insert(u"document"_s, u"{}"_s);
        m_request = members;
        const SandboxClient::Answer answer = m_client->createJob(u"rollout"_s, members);
        if (answer.status != 200)
            qFatal("%s", answer.raw.constData());
        m_begun = m_clock.utcNow();
    }
    [[nodiscard]] QJsonObject job()
    {
        return m_client->get({u"jobs"_s, u"rollout"_s}).body.value(u"job"_s).toObject();
    }
    [[nodiscard]] static double count(const QJsonObject &job, const QString &state)
    {
        return job[u"jobProcessDetails"_s][u"numberOf"_s + state + u"Things"_s].toDouble();
    }
    [[nodiscard]] forecast::Plan plan() const
    {
        return *forecast::planOf(job::JobDocument(m_request), m_begun);
    }
    [[nodiscard]] static QList<forecast::PastExecution> pastOf(const QJsonArray &summaries)
    {
        const auto read =
            iot::ListJobExecutionsForJob::parse(QJsonObject{{u"executionSummaries"_s, summaries}});
        if (!read)
            qFatal("unreadable");
        QList<forecast::PastExecution> past;
        for (const iot::JobExecutionSummary &one : read->executions) {
            using Status = forecast::PastExecution::Status;
            past.append({.status = one.status == "SUCCEEDED"_L1   ? Status::Succeeded
                                   : one.status == "FAILED"_L1    ? Status::Failed
                                   : one.status == "REJECTED"_L1  ? Status::Rejected
                                   : one.status == "TIMED_OUT"_L1 ? Status::TimedOut
                                                                  : Status::Other,
                         .queued = one.queuedAt,
                         .begun = one.startedAt,
                         .changed = one.lastUpdatedAt});
        }
        return past;
    }
    [[nodiscard]] qint64 things()
    {
        return m_client
            ->all({u"thing-groups"_s, m_group, u"things"_s}, {{u"recursive"_s, u"true"_s}}, u"things"_s)
            .size();
    }

    const QString m_group = u"plant-berlin"_s;
    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock = ManualClock();
    double m_speed = 1;
    forecast::Assumptions m_assumptions;
    QJsonObject m_request;
    QDateTime m_begun;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<SandboxClient> m_client;
};

void TestFleet::init()
{
    m_client.reset();
    m_sandbox.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_speed = 1;
    m_assumptions = {};
    m_assumptions.onlineShare = 0.7;
    m_assumptions.meanHoursOffline = 1;
    m_assumptions.failedShare = 0.2;
    m_assumptions.rejectedShare = 0.05;
    m_assumptions.hangingShare = 0.05;
    start();
    m_assumptions.devices = things();
    QVERIFY2(m_assumptions.devices > 50, "the fleet is large enough to tell a course");
}

void TestFleet::followsItsForecast_data()
{
    QTest::addColumn<QJsonObject>("members");
    const QJsonObject constant{{u"maximumPerMinute"_s, 5}};
    const QJsonObject exponential{
        {u"maximumPerMinute"_s, 100},
        {u"exponentialRate"_s,
         QJsonObject{{u"baseRatePerMinute"_s, 2},
                     {u"incrementFactor"_s, 2},
                     {u"rateIncreaseCriteria"_s, QJsonObject{{u"numberOfNotifiedThings"_s, 20}}}}}};
    const QJsonObject timeout{{u"inProgressTimeoutInMinutes"_s, 10}};
    const QJsonObject retry{{u"criteriaList"_s, QJsonArray{QJsonObject{{u"failureType"_s, u"FAILED"_s},
                                                                       {u"numberOfRetries"_s, 1}}}}};
    QTest::newRow("constant") << QJsonObject{{u"jobExecutionsRolloutConfig"_s, constant},
                                             {u"timeoutConfig"_s, timeout}};
    QTest::newRow("exponential") << QJsonObject{{u"jobExecutionsRolloutConfig"_s, exponential},
                                                {u"timeoutConfig"_s, timeout}};
    QTest::newRow("all at once") << QJsonObject{{u"timeoutConfig"_s, timeout}};
    QTest::newRow("with retries") << QJsonObject{{u"jobExecutionsRolloutConfig"_s, constant},
                                                 {u"timeoutConfig"_s, timeout},
                                                 {u"jobExecutionsRetryConfig"_s, retry}};
}

void TestFleet::followsItsForecast()
{
    QFETCH(QJsonObject, members);
    create(members);
    const forecast::Course course = forecast::expectedCourse(plan(), m_assumptions);
    const double devices = static_cast<double>(m_assumptions.devices);
    // Four standard deviations of what chance does to so many devices, and a little for the minute's edges.
    const double tolerance = 4 * std::sqrt(devices * 0.25) + 3;
    int looks = 0;
    for (const forecast::Sample &sample : course.samples) {
        if (sample.second % 300 != 0 || sample.second > 4 * 3600)
            continue;
        m_clock.set(m_begun.addSecs(sample.second + 30));
        const QJsonObject now = job();
        const QByteArray label = QJsonDocument(now[u"jobProcessDetails"_s].toObject()).toJson() + " at " +
                                 QByteArray::number(sample.second / 60) + " min";
        const auto near = [&](double seen, double expected) {
            return std::abs(seen - expected) <= tolerance;
        };
        QVERIFY2(near(count(now, u"Succeeded"_s), sample.succeeded), label.constData());
        QVERIFY2(near(count(now, u"InProgress"_s), sample.inProgress), label.constData());
        QVERIFY2(near(count(now, u"Queued"_s), sample.queued), label.constData());
        QVERIFY2(near(count(now, u"Rejected"_s), sample.rejected), label.constData());
        ++looks;
    }
    QVERIFY(looks > 5);
    m_clock.set(m_begun.addDays(3));
    const QJsonObject last = job();
    QCOMPARE(last[u"status"_s].toString(), u"COMPLETED"_s);
    QVERIFY(std::abs(count(last, u"Succeeded"_s) - course.final.succeeded) <= tolerance);
    QCOMPARE(count(last, u"Queued"_s) + count(last, u"InProgress"_s), 0.0);
}

void TestFleet::abortsLikeItsForecast()
{
    const QJsonObject rule{{u"action"_s, u"CANCEL"_s},
                           {u"failureType"_s, u"FAILED"_s},
                           {u"minNumberOfExecutedThings"_s, 10},
                           {u"thresholdPercentage"_s, 5}};
    create({{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 2}}},
            {u"abortConfig"_s, QJsonObject{{u"criteriaList"_s, QJsonArray{rule}}}}});
    const forecast::Spread spread = forecast::spreadOf(plan(), m_assumptions, 300, 1);
    QVERIFY(spread.notifiedAtAbort);
    m_clock.set(m_begun.addDays(1));
    const QJsonObject now = job();
    QCOMPARE(now[u"status"_s].toString(), u"CANCELED"_s);
    double notified = 0;
    for (const QString &state :
         {u"Succeeded"_s, u"Failed"_s, u"Rejected"_s, u"InProgress"_s, u"TimedOut"_s, u"Canceled"_s})
        notified += count(now, state);
    const double wide = spread.notifiedAtAbort->high * 1.5 + 4;
    QVERIFY2(notified >= spread.notifiedAtAbort->low / 1.5 - 4 && notified <= wide,
             qPrintable(QString::number(notified)));
    QVERIFY(notified < static_cast<double>(m_assumptions.devices));
}

void TestFleet::fasterAtMoreSpeed()
{
    m_sandbox->setFleet(60, m_assumptions);
    create({{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 1}}}});
    QCOMPARE(count(job(), u"Queued"_s) + count(job(), u"InProgress"_s) + count(job(), u"Rejected"_s), 1.0);
    m_clock.advance(9500ms);
    const QJsonObject now = job();
    double notified = 0;
    for (const QString &state : {u"Succeeded"_s, u"Failed"_s, u"Rejected"_s, u"InProgress"_s, u"Queued"_s})
        notified += count(now, state);
    QCOMPARE(notified, 10.0);
}

void TestFleet::goesOnAfterARestart()
{
    create({{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 5}}}});
    m_clock.advance(300s);
    const QJsonObject before = job()[u"jobProcessDetails"_s].toObject();
    start();
    QCOMPARE(job()[u"jobProcessDetails"_s].toObject(), before);
    m_clock.advance(300s);
    QVERIFY(job()[u"jobProcessDetails"_s].toObject() != before);
}

void TestFleet::standsStillWithoutSpeed()
{
    m_sandbox->setFleet(0);
    create({{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 5}}}});
    m_clock.advance(3600s);
    QCOMPARE(count(job(), u"Queued"_s), static_cast<double>(m_assumptions.devices));
}

void TestFleet::sameJobSameCourse()
{
    // The same job gives the same script; another name another one.
    create({});
    const QJsonObject first = [&] {
        m_clock.advance(120s);
        return job()[u"jobProcessDetails"_s].toObject();
    }();
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock.set(m_begun);
    start();
    create({});
    m_clock.advance(120s);
    QCOMPARE(job()[u"jobProcessDetails"_s].toObject(), first);
}

void TestFleet::teachesHowItBehaved()
{
    m_assumptions.duration = forecast::Durations(300, 300);
    start();
    create({{u"timeoutConfig"_s, QJsonObject{{u"inProgressTimeoutInMinutes"_s, 10}}}});
    const auto page = [this] { return m_client->get({u"jobs"_s, u"rollout"_s, u"things"_s}).body; };
    QVERIFY(page()[u"executionSummaries"_s].isArray());
    for (int minute = 0; minute < 60 * 5; ++minute) {
        m_clock.advance(60s);
        QCOMPARE(m_client->get({u"jobs"_s, u"rollout"_s}).status, 200);
    }
    int pages = 0;
    const QJsonArray all = m_client->all({u"jobs"_s, u"rollout"_s, u"things"_s}, {{u"maxResults"_s, u"50"_s}},
                                         u"executionSummaries"_s, &pages);
    QCOMPARE(all.size(), m_assumptions.devices);
    QVERIFY(pages > 1);
    const QList<forecast::PastExecution> past = pastOf(all);
    const auto learnt = forecast::measuredFrom(past, {});
    QVERIFY2(learnt, learnt ? "" : qPrintable(learnt.error().message));
    const double devices = static_cast<double>(m_assumptions.devices);
    const double tolerance = 4 * std::sqrt(0.25 / devices);
    QVERIFY(std::abs(learnt->failedShare - m_assumptions.failedShare) < tolerance);
    QVERIFY(std::abs(learnt->hangingShare - m_assumptions.hangingShare) < tolerance);
    QVERIFY(std::abs(learnt->onlineShare - m_assumptions.onlineShare) < tolerance);
    QVERIFY(std::abs(learnt->duration.median() - 300) <= 60);
    QCOMPARE(m_client->get({u"jobs"_s, u"rollout"_s, u"things"_s}, {{u"status"_s, u"SULKING"_s}}).status,
             400);
    QCOMPARE(m_client->get({u"jobs"_s, u"nobody"_s, u"things"_s}).status, 404);
    QVERIFY2(!forecast::measuredFrom(past.first(5), {}), "too few to learn from");
}

void TestFleet::teachesTimesAtAnySpeed()
{
    m_speed = 3600;
    m_assumptions.duration = forecast::Durations(300, 300);
    m_assumptions.onlineShare = 1;
    start();
    create({{u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 10}}}});
    m_clock.advance(30s);
    const QList<forecast::PastExecution> past = pastOf(m_client->all(
        {u"jobs"_s, u"rollout"_s, u"things"_s}, {{u"maxResults"_s, u"250"_s}}, u"executionSummaries"_s));
    const auto learnt = forecast::measuredFrom(past, {}, 3600);
    QVERIFY2(learnt, learnt ? "" : qPrintable(learnt.error().message));
    QVERIFY2(std::abs(learnt->duration.median() - 300) < 10,
             QByteArray::number(learnt->duration.median()).constData());
    QCOMPARE(learnt->onlineShare, 1.0);
    const auto tooShort = forecast::measuredFrom(past, {});
    QVERIFY2(!tooShort && tooShort.error().message.contains(u"within a second"_s),
             "times of nothing are no times to forecast from");
}

QTEST_GUILESS_MAIN(TestFleet)
#include "tst_fleet.moc"
