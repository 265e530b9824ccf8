// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/createjob.h"
#include "app/job/jobmodel.h"
#include "app/session/forecaster.h"
#include "app/storage/atomicfile.h"
#include "app/storage/connectionstore.h"
#include "app/storage/templatestore.h"
#include "tests/ui/support/world.h"
#include "ui/common/banner.h"
#include "ui/forecast/forecastchart.h"
#include "ui/forecast/forecastpane.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImage>
#include <QInputDialog>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::json::literals;
using namespace Qt::Literals::StringLiterals;

/// The forecast beside the form.
class ForecastPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsInThreeSentences();
    void followsTheJob();
    void followsAssumptionsAndKeepsThem();
    void oddAssumptionsAreTold();
    void remedyByOneClick();
    void tellsWhyThereIsNone();
    void devicesOfTheTargets();
    void countOfAnotherJobIsForgotten();
    void comparesWithATemplate();
    void comparesWithNothingOnceItIsGone();
    void pictures_data();
    void pictures();
    void exportsWhereTheDialogSays_data();
    void exportsWhereTheDialogSays();
    void figuresAtAMoment();
    void chartByKeyboard();
    void learnsFromAnEarlierJob();

private:
    template<typename T>
    T *find(const QString &name)
    {
        T *found = m_pane->findChild<T *>(name);
        Q_ASSERT(found);
        return found;
    }
    /// Waits for the whole forecast of what was changed last.
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_forecaster->forecast() &&
                                     (m_forecaster->forecast()->problem || m_forecaster->forecast()->spread),
                                 20000);
    }
    void change(const std::function<void()> &what)
    {
        QSignalSpy changes(m_forecaster.get(), &session::Forecaster::changed);
        what();
        QTRY_VERIFY_WITH_TIMEOUT(!changes.isEmpty(), 20000);
        settle();
    }
    [[nodiscard]] QString summary() { return find<QLabel>(u"forecastSummary"_s)->text(); }

    std::unique_ptr<World> m_world;
    std::unique_ptr<job::JobModel> m_job;
    std::unique_ptr<session::Forecaster> m_forecaster;
    QString m_answer; ///< what is chosen in the next file dialog
    std::unique_ptr<ui::ForecastPane> m_pane;
};

void ForecastPaneTest::init()
{
    m_pane.reset();
    m_forecaster.reset();
    m_job = std::make_unique<job::JobModel>();
    m_world = std::make_unique<World>();
    m_job->reset(job::JobDocument(
        QJsonObject{{u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thinggroup/all"_s}},
                    {u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 50}}}}));
    m_forecaster = std::make_unique<session::Forecaster>(*m_job, m_world->clock);
    ui::Services services = m_world->services();
    services.fileDialogs.save = [this](QWidget *, const ui::FileQuestion &) { return m_answer; };
    m_pane = std::make_unique<ui::ForecastPane>(*m_job, *m_forecaster, services);
    m_pane->show();
    m_forecaster->start();
    settle();
}

void ForecastPaneTest::tellsInThreeSentences()
{
    QVERIFY2(summary().contains(u"1,000 devices are notified within 20 min"_s), qPrintable(summary()));
    QCOMPARE(summary().split(u'\n').size(), 3);
    QCOMPARE(find<ui::ForecastChart>(u"forecastChart"_s)->accessibleName().isEmpty(), false);
}

void ForecastPaneTest::followsTheJob()
{
    change([this] { m_job->setValue("/jobExecutionsRolloutConfig/maximumPerMinute"_ptr, 100); });
    QVERIFY2(summary().contains(u"within 10 min"_s), qPrintable(summary()));
    QSignalSpy changes(m_forecaster.get(), &session::Forecaster::changed);
    m_job->setValue("/description"_ptr, u"no matter"_s);
    QTest::qWait(50);
    QVERIFY(changes.isEmpty());
}

void ForecastPaneTest::followsAssumptionsAndKeepsThem()
{
    change([this] { find<QSpinBox>(u"assumedDevices"_s)->setValue(5000); });
    QVERIFY2(summary().contains(u"within 1 h 40 min"_s), qPrintable(summary()));
    change([this] { find<QDoubleSpinBox>(u"assumedFailed"_s)->setValue(12.5); });
    const ui::ForecastPane again(*m_job, *m_forecaster, m_world->services());
    QCOMPARE(again.findChild<QSpinBox *>(u"assumedDevices"_s)->value(), 5000);
    QCOMPARE(again.findChild<QDoubleSpinBox *>(u"assumedFailed"_s)->value(), 12.5);
}

void ForecastPaneTest::oddAssumptionsAreTold()
{
    find<QDoubleSpinBox>(u"assumedFailed"_s)->setValue(90);
    find<QDoubleSpinBox>(u"assumedRejected"_s)->setValue(20);
    auto *problem = find<QLabel>(u"assumptionsProblem"_s);
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(u"100 %"_s));
    QVERIFY(m_forecaster->assumptions().rejectedShare < 0.1);
    find<QDoubleSpinBox>(u"assumedRejected"_s)->setValue(5);
    QVERIFY(!problem->isVisible());
}

void ForecastPaneTest::remedyByOneClick()
{
    QVERIFY(find<ui::Banner>(u"forecast.no-abort"_s)->text().contains(u"20 min"_s));
    change([this] { QTest::mouseClick(find<QPushButton>(u"forecast.no-abort.fix"_s), Qt::LeftButton); });
    QVERIFY(m_job->document().has("/abortConfig/criteriaList/0/thresholdPercentage"_ptr));
    QTRY_VERIFY(!m_pane->findChild<ui::Banner *>(u"forecast.no-abort"_s));
    change([this] { m_job->undoStack()->undo(); });
    QVERIFY(!m_job->document().has("/abortConfig"_ptr));
}

void ForecastPaneTest::tellsWhyThereIsNone()
{
    change([this] {
        m_job->setValue("/schedulingConfig"_ptr, QJsonObject{{u"startTime"_s, u"2099-01-02T00:00"_s},
                                                             {u"endTime"_s, u"2099-01-01T00:00"_s}});
    });
    auto *banner = find<ui::Banner>(u"forecastBanner"_s);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(u"before it starts"_s));
    QSignalSpy asked(m_pane.get(), &ui::ForecastPane::fieldRequested);
    QTest::mouseClick(find<QPushButton>(u"forecastGoTo"_s), Qt::LeftButton);
    QCOMPARE(asked.value(0).value(0).value<json::Pointer>(), "/schedulingConfig/endTime"_ptr);
    change([this] { m_job->remove("/schedulingConfig"_ptr); });
    QVERIFY(!banner->isVisible());
}

void ForecastPaneTest::devicesOfTheTargets()
{
    change([this] {
        m_job->setValue("/targets"_ptr, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thing/a"_s,
                                                   u"arn:aws:iot:eu-west-1:000000000000:thing/b"_s});
    });
    auto *devices = find<QSpinBox>(u"assumedDevices"_s);
    QTRY_COMPARE(devices->value(), 2);
    QVERIFY(devices->isReadOnly());
    QVERIFY2(summary().contains(u"All 2 devices"_s), qPrintable(summary()));
    // What is assumed besides is for the operator to say, also now.
    change([this] { find<QDoubleSpinBox>(u"assumedFailed"_s)->setValue(3); });
    QCOMPARE(devices->value(), 2);
}

void ForecastPaneTest::countOfAnotherJobIsForgotten()
{
    change([this] { find<QSpinBox>(u"assumedDevices"_s)->setValue(10'000); });
    const job::JobDocument groups = m_job->document();
    change([this] {
        m_job->reset(job::JobDocument(
            QJsonObject{{u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thing/a"_s,
                                                  u"arn:aws:iot:eu-west-1:000000000000:thing/b"_s}}}));
    });
    auto *devices = find<QSpinBox>(u"assumedDevices"_s);
    QTRY_COMPARE(devices->value(), 2);
    change([&] { m_job->reset(groups); });
    QTRY_COMPARE(devices->value(), 10'000);
    QVERIFY(!devices->isReadOnly());
    QTRY_VERIFY2(summary().contains(u"All 10,000 devices"_s), qPrintable(summary()));
    const ui::ForecastPane again(*m_job, *m_forecaster, m_world->services());
    QCOMPARE(again.findChild<QSpinBox *>(u"assumedDevices"_s)->value(), 10'000);
}

void ForecastPaneTest::comparesWithATemplate()
{
    QVERIFY(m_world->templates.add(u"Slow"_s,
                                   job::JobDocument(QJsonObject{{u"jobExecutionsRolloutConfig"_s,
                                                                 QJsonObject{{u"maximumPerMinute"_s, 5}}}})));
    auto *other = find<QComboBox>(u"forecastOther"_s);
    QTRY_COMPARE(other->findText(u"Slow"_s), 2);
    change([&] {
        other->setCurrentIndex(2);
        emit other->activated(2);
    });
    QTRY_VERIFY2(summary().contains(u"Compared"_s) && summary().contains(u"3 h 20 min"_s),
                 qPrintable(summary()));
    QVERIFY(m_forecaster->otherForecast());
}

void ForecastPaneTest::comparesWithNothingOnceItIsGone()
{
    const auto added = m_world->templates.add(
        u"Slow"_s, job::JobDocument(QJsonObject{
                       {u"jobExecutionsRolloutConfig"_s, QJsonObject{{u"maximumPerMinute"_s, 5}}}}));
    QVERIFY(added);
    auto *other = find<QComboBox>(u"forecastOther"_s);
    QTRY_COMPARE(other->findText(u"Slow"_s), 2);
    other->setCurrentIndex(2);
    emit other->activated(2);
    QTRY_VERIFY(m_forecaster->otherForecast());
    QVERIFY(m_world->templates.remove(*added));
    QTRY_COMPARE(other->currentText(), u"Nothing"_s);
    QTRY_VERIFY2(!m_forecaster->otherForecast(), "the chart compares with nothing as well");
    QTRY_VERIFY(!summary().contains(u"Compared"_s));
}

void ForecastPaneTest::pictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("png") << u"forecast.png"_s;
    QTest::newRow("svg") << u"forecast.svg"_s;
}

void ForecastPaneTest::pictures()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    auto *chart = find<ui::ForecastChart>(u"forecastChart"_s);
    const Expected<void> saved = chart->save(path);
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    if (name.endsWith(u"svg"_s))
        QVERIFY(bytes.contains("<svg") && bytes.contains("Succeeded"));
    else
        QVERIFY(QImage::fromData(bytes).width() > 900);
    QVERIFY(!chart->save(folder.filePath(u"no/such/folder/x.png"_s)));
}

void ForecastPaneTest::exportsWhereTheDialogSays_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("picture") << u".png"_s << QByteArray("\x89PNG");
    QTest::newRow("drawing") << u".svg"_s << QByteArray("<?xml");
    QTest::newRow("table") << u".csv"_s << QByteArray();
}

void ForecastPaneTest::exportsWhereTheDialogSays()
{
    QFETCH(QString, suffix);
    QFETCH(QByteArray, beginning);
    QAction *chosen = nullptr;
    for (QAction *action : find<QPushButton>(u"forecastExport"_s)->menu()->actions()) {
        if (action->text().contains(suffix.mid(1).toUpper()))
            chosen = action;
    }
    QVERIFY(chosen);
    const QTemporaryDir folder;
    m_answer = folder.filePath(u"name"_s);
    chosen->trigger();
    const Expected<QByteArray> bytes = storage::readWhole(m_answer + suffix);
    QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().message));
    QVERIFY(bytes->size() > 100 && bytes->startsWith(beginning));
    m_answer = folder.filePath(u"no/such/folder/name"_s);
    chosen->trigger();
    bool told = false;
    for (const ui::Banner *banner : m_pane->findChildren<ui::Banner *>())
        told = told || banner->text().contains(m_answer + suffix);
    QVERIFY(told);
    m_answer.clear();
    chosen->trigger();
}

void ForecastPaneTest::figuresAtAMoment()
{
    const auto *chart = find<ui::ForecastChart>(u"forecastChart"_s);
    const double start = static_cast<double>(m_forecaster->forecast()->plan.start.toMSecsSinceEpoch()) / 1000;
    const QString middle = chart->figuresAt(start + 630);
    QVERIFY2(middle.contains(u"50 notified per minute"_s) && middle.contains(u"Waiting: 4"_s),
             qPrintable(middle));
    QVERIFY(chart->figuresAt(start - 10).isEmpty());
}

void ForecastPaneTest::chartByKeyboard()
{
    auto *chart = find<ui::ForecastChart>(u"forecastChart"_s);
    chart->setFocus();
    const auto [from, to] = chart->shownTime();
    QTest::keyClick(chart, Qt::Key_Right);
    QVERIFY(chart->shownTime().first > from && chart->shownTime().second > to);
    QTest::keyClick(chart, Qt::Key_Plus);
    QVERIFY(chart->shownTime().second - chart->shownTime().first < to - from);
    QTest::keyClick(chart, Qt::Key_End);
    QVERIFY2(chart->shownTime().second > to, "all of it, with the devices that come late");
    QTest::keyClick(chart, Qt::Key_Home);
    QCOMPARE(chart->shownTime().second, to);
}

void ForecastPaneTest::learnsFromAnEarlierJob()
{
    const auto access = m_world->startSandbox();
    QVERIFY(access);
    const auto learn = [this](const QString &id) {
        QTest::mouseClick(find<QPushButton>(u"forecastMeasure"_s), Qt::LeftButton);
        auto *dialog = m_pane->findChild<QInputDialog *>(u"measureDialog"_s);
        QVERIFY(dialog);
        dialog->setTextValue(id);
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"forecastMeasure"_s)->isEnabled(), 20000);
    };
    learn(u"nobody"_s);
    auto *banner = find<ui::Banner>(u"forecastBanner"_s);
    QVERIFY2(banner->isVisible() && banner->text().contains(u"nobody"_s), qPrintable(banner->text()));

    forecast::Assumptions behaviour;
    behaviour.failedShare = 0.5;
    behaviour.rejectedShare = 0;
    behaviour.hangingShare = 0;
    behaviour.onlineShare = 1;
    m_world->sandbox.setFleet(600, behaviour);
    const auto client = m_world->clients.open(m_world->inUse.refresh());
    QVERIFY(client);
    QObject context;
    bool isCreated = false;
    const job::JobDocument job(QJsonObject{
        {u"jobId"_s, u"earlier"_s},
        {u"document"_s, u"{}"_s},
        {u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thinggroup/plant-berlin"_s}}});
    (*client)->send(iot::CreateJob{.jobId = job.jobId(), .body = job.body()}, &context,
                    [&](const auto &answer) { isCreated = answer.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(isCreated, 20000);
    m_world->clock.set(m_world->clock.utcNow().addSecs(120));
    learn(u"earlier"_s);
    QVERIFY2(banner->text().contains(u"earlier"_s), qPrintable(banner->text()));
    QTRY_VERIFY(std::abs(find<QDoubleSpinBox>(u"assumedFailed"_s)->value() - 50) < 25);
}

QTEST_MAIN(ForecastPaneTest)
#include "tst_forecastpane.moc"
