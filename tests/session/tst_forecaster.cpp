// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/jobmodel.h"
#include "app/session/forecaster.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// The forecast follows the job being composed.
class TestForecaster : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsOfTheLatestQuestionAlone();
    void countOfTheTargetsIsNotKept();
    void comparesAsManyDevices();

private:
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_forecaster->forecast() && m_forecaster->forecast()->spread, 20000);
    }
    void setTargets(const QString &kind)
    {
        const QString arn = u"arn:aws:iot:eu-west-1:000000000000:"_s + kind;
        m_job->setValue("/targets"_ptr, QJsonArray{arn + u"/a"_s, arn + u"/b"_s, arn + u"/c"_s});
    }

    test::ManualClock m_clock;
    std::unique_ptr<job::JobModel> m_job;
    std::unique_ptr<session::Forecaster> m_forecaster;
};

void TestForecaster::init()
{
    m_forecaster.reset();
    m_job = std::make_unique<job::JobModel>();
    m_forecaster = std::make_unique<session::Forecaster>(*m_job, m_clock);
    m_forecaster->start();
    settle();
}

void TestForecaster::tellsOfTheLatestQuestionAlone()
{
    // So slow a rollout that its forecast is certainly under way when the next question comes.
    m_forecaster->setAssumptions({.devices = forecast::mostDevices});
    m_job->setValue("/jobExecutionsRolloutConfig/maximumPerMinute"_ptr, 1);
    QSignalSpy told(m_forecaster.get(), &session::Forecaster::changed);
    QList<double> rates;
    connect(m_forecaster.get(), &session::Forecaster::changed, this,
            [&] { rates.append(m_forecaster->forecast()->plan.pace.maximumPerMinute); });
    const auto ask = [this] { QCoreApplication::sendPostedEvents(m_forecaster.get(), QEvent::MetaCall); };
    ask();
    m_job->setValue("/jobExecutionsRolloutConfig/maximumPerMinute"_ptr, 700);
    ask();
    settle();
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, 20000); // the expected course, and the whole
    QTest::qWait(50);
    QCOMPARE(rates, (QList<double>{700, 700}));
}

void TestForecaster::countOfTheTargetsIsNotKept()
{
    m_forecaster->setAssumptions({.devices = 5000});
    setTargets(u"thing"_s);
    QTRY_COMPARE(m_forecaster->forecast()->assumptions.devices, 3);
    QCOMPARE(m_forecaster->assumptions().devices, 5000);
    setTargets(u"thinggroup"_s);
    QTRY_COMPARE(m_forecaster->forecast()->assumptions.devices, 5000);
}

void TestForecaster::comparesAsManyDevices()
{
    m_forecaster->setOther(job::JobDocument(
        QJsonObject{{u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thing/alone"_s}}}));
    setTargets(u"thing"_s);
    QTRY_COMPARE(m_forecaster->forecast()->assumptions.devices, 3);
    QTRY_VERIFY(m_forecaster->otherForecast());
    QCOMPARE(m_forecaster->otherForecast()->course.devices, 3.0);
    m_forecaster->setOther(std::nullopt);
    QTRY_VERIFY(!m_forecaster->otherForecast());
}

QTEST_GUILESS_MAIN(TestForecaster)
#include "tst_forecaster.moc"
