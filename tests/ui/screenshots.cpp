// SPDX-License-Identifier: GPL-3.0-or-later
// Takes pictures of the real window with a real job: `screenshots FOLDER`. Each in all themes and in several
// sizes.
#include "tests/ui/support/world.h"
#include "ui/signin/mfadialog.h"
#include "ui/style/theme.h"
#include "ui/submit/reviewdialog.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QSettings>
#include <QTabWidget>
#include <QTest>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

namespace
{

struct Look {
    QString suffix = {};
    QSize size = {};
    ui::Theme theme = ui::Theme::Light;
};

class Camera
{
public:
    Camera(const QDir &folder, const Look &look) : m_folder(folder), m_look(look) {}

    bool take(QWidget &widget, const QString &name) const
    {
        QTest::qWait(150);
        const QString path = m_folder.filePath(u"%1-%2.png"_s.arg(name, m_look.suffix));
        const bool saved = widget.grab().save(path);
        QTextStream(stdout) << (saved ? "saved " : "cannot save ") << path << Qt::endl;
        return saved;
    }

private:
    QDir m_folder;
    Look m_look;
};

/// Rollouts that run differently.
QList<std::pair<QString, QJsonObject>> rollouts()
{
    const QJsonObject rate{{u"maximumPerMinute"_s, 50}};
    const QJsonObject exponential{
        {u"maximumPerMinute"_s, 1000},
        {u"exponentialRate"_s,
         QJsonObject{{u"baseRatePerMinute"_s, 50},
                     {u"incrementFactor"_s, 2},
                     {u"rateIncreaseCriteria"_s, QJsonObject{{u"numberOfNotifiedThings"_s, 1000}}}}}};
    const QJsonObject abort{{u"criteriaList"_s, QJsonArray{QJsonObject{{u"action"_s, u"CANCEL"_s},
                                                                       {u"failureType"_s, u"FAILED"_s},
                                                                       {u"minNumberOfExecutedThings"_s, 200},
                                                                       {u"thresholdPercentage"_s, 0.8}}}}};
    const QJsonObject windows{
        {u"maintenanceWindows"_s,
         QJsonArray{QJsonObject{{u"startTime"_s, u"cron(0 2 * * ? *)"_s}, {u"durationInMinutes"_s, 60}}}}};
    const auto job = [](QJsonObject members) {
        members.insert(u"jobId"_s, u"forecast"_s);
        members.insert(u"document"_s, u"{}"_s);
        members.insert(u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thinggroup/all"_s});
        members.insert(u"timeoutConfig"_s, QJsonObject{{u"inProgressTimeoutInMinutes"_s, 60}});
        return members;
    };
    return {{u"forecast-constant"_s, job({{u"jobExecutionsRolloutConfig"_s, rate}})},
            {u"forecast-exponential"_s, job({{u"jobExecutionsRolloutConfig"_s, exponential}})},
            {u"forecast-windows"_s,
             job({{u"jobExecutionsRolloutConfig"_s, rate}, {u"schedulingConfig"_s, windows}})},
            {u"forecast-abort"_s, job({{u"jobExecutionsRolloutConfig"_s, rate}, {u"abortConfig"_s, abort}})}};
}

/// Of the job that is shown: each has panes of its own.
void showTab(ui::MainWindow &window, int index)
{
    const QList<QTabWidget *> all = window.findChildren<QTabWidget *>(u"tabs"_s);
    for (QTabWidget *tabs : all) {
        if (tabs->isVisible())
            tabs->setCurrentIndex(index);
    }
}

bool takeForecasts(test::World &world, const Camera &camera, const QSize &size)
{
    if (!world.connections.setCurrent(u"sandbox"_s))
        return false;
    world.settings.set(storage::settings::assumptions, "{\"devices\": 10000, \"failedShare\": 0.02}",
                       u"sandbox"_s);
    ui::MainWindow window(world.services());
    window.show();
    window.resize(size);
    bool ok = true;
    for (const auto &[name, job] : rollouts()) {
        window.jobs().startFrom(job::JobDocument(job), name);
        showTab(window, 3);
        QTest::qWait(400);
        ok = camera.take(window, name) && ok;
    }
    return ok;
}

bool takeAll(const QDir &folder, const Look &look)
{
    ui::applyTheme(look.theme);
    test::World world;
    world.clock.set(QDateTime({2026, 3, 2}, {9, 30}, Qt::UTC));
    if (const auto access = world.startSandbox(); !access) {
        QTextStream(stderr) << access.error().message << Qt::endl;
        return false;
    }
    ui::MainWindow window(world.services());
    const Camera camera(folder, look);
    window.show();
    window.resize(look.size);
    bool ok = camera.take(window, u"empty"_s);

    const job::JobDocument full(test::fullJob(world.clock.utcNow()));
    window.jobs().startFrom(full, QApplication::translate("Screenshots", "an example"));
    ok = camera.take(window, u"full"_s) && ok;

    window.job().apply({{"/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute"_ptr, 80},
                        {"/abortConfig/criteriaList/0/thresholdPercentage"_ptr, 120},
                        {"/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 20000},
                        {"/description"_ptr, QJsonValue(u""_s)},
                        {"/schedulingConfig/startTime"_ptr, u"2026-03-02T09:40"_s}},
                       u"Spoil"_s);
    showTab(window, 2);
    ok = camera.take(window, u"problems"_s) && ok;
    showTab(window, 1);
    ok = camera.take(window, u"changes"_s) && ok;
    showTab(window, 0);
    window.job().undoStack()->undo();

    window.review();
    auto *review = window.findChild<ui::ReviewDialog *>();
    review->resize(qMin(1040, look.size.width()), qMin(700, look.size.height()));
    ok = camera.take(*review, u"review"_s) && ok;
    review->findChild<QAbstractButton *>(u"submitJob"_s)->click();
    const auto *outcome = review->findChild<QWidget *>(u"outcomePage"_s);
    if (!QTest::qWaitFor([outcome] { return outcome->isVisible(); }, 10'000)) {
        QTextStream(stderr) << "no outcome" << Qt::endl;
        return false;
    }
    ok = camera.take(*review, u"outcome"_s) && ok;
    review->accept();

    aws::Connection production;
    production.name = u"Plant Berlin"_s;
    production.kind = aws::Connection::Kind::Environment;
    production.region = u"eu-central-1"_s;
    production.account = u"123456789012"_s;
    production.color = u"#b3261e"_s;
    production.production = true;
    const auto id = world.connections.save(production);
    if (!id || !world.connections.setCurrent(*id))
        return false;
    ok = camera.take(window, u"production"_s) && ok;
    window.review();
    ok = camera.take(*review, u"review-production"_s) && ok;
    review->close();

    if (!world.templates.add(u"Firmware rollout, Berlin"_s, full) ||
        !world.templates.add(u"Reboot at night"_s, {}))
        return false;
    for (const QString &name : {u"templates"_s, u"submissions"_s, u"connections"_s}) {
        window.findChild<QAction *>(name)->trigger();
        const auto shown = QApplication::topLevelWidgets();
        for (QWidget *dialog : shown) {
            if (dialog != &window && dialog->isVisible() && dialog->parentWidget() == &window) {
                ok = camera.take(*dialog, name) && ok;
                if (auto *add = dialog->findChild<QAbstractButton *>(u"connectionAdd"_s)) {
                    add->click();
                    ok = camera.take(*dialog, u"connections-add"_s) && ok;
                }
                dialog->close();
            }
        }
    }
    ui::MfaDialog mfa({.serial = u"arn:aws:iam::123456789012:mfa/operator"_s,
                       .role = u"arn:aws:iam::123456789012:role/FleetDeploy"_s,
                       .source = u"prod-deploy"_s,
                       .problem = QApplication::translate("Screenshots", "The code was refused.")},
                      &window);
    mfa.show();
    ok = camera.take(mfa, u"mfa"_s) && ok;
    mfa.close();
    window.close();
    return takeForecasts(world, camera, look.size) && ok;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (QApplication::arguments().size() != 2) {
        QTextStream(stderr) << "usage: screenshots FOLDER" << Qt::endl;
        return 2;
    }
    const QDir folder(QApplication::arguments().at(1));
    bool ok = folder.mkpath(u"."_s);
    for (const Look &look :
         {Look{u"light"_s, {1280, 800}, ui::Theme::Light}, Look{u"dark"_s, {1280, 800}, ui::Theme::Dark},
          Look{u"light-wide"_s, {1920, 1080}, ui::Theme::Light},
          Look{u"dark-wide"_s, {1920, 1080}, ui::Theme::Dark},
          Look{u"light-small"_s, {900, 560}, ui::Theme::Light},
          Look{u"high-contrast"_s, {1280, 800}, ui::Theme::HighContrast}})
        ok = takeAll(folder, look) && ok;
    return ok ? 0 : 1;
}
