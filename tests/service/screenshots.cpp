// SPDX-License-Identifier: GPL-3.0-or-later
// Takes pictures of the window in the states that are worth looking at: screenshots FOLDER. The size is the
// display's, so that one run gives one size; screenshots.sh runs it for several.
#include "tests/service/hands.h"
#include "tests/service/workbench.h"
#include "ui/sections/formpage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QScreen>
#include <QTest>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

namespace
{

/// Looks at one window in one theme, state after state.
class Photographer
{
public:
    Photographer(ui::MainWindow &window, QString prefix) : m_window(window), m_prefix(std::move(prefix)) {}

    void takeAll(const job::JobDocument &sample)
    {
        show({}, u"general"_s);
        take(u"empty"_s);
        show(sample, u"general"_s);
        take(u"full"_s);
        show(sample, u"scheduling"_s);
        take(u"scheduling"_s);
        show(withMistakes(sample), u"rollout"_s);
        QTest::keyClick(&m_window, Qt::Key_3, Qt::ControlModifier);
        take(u"problems"_s);
        QTest::keyClick(&m_window, Qt::Key_1, Qt::ControlModifier);
        show(sample.with(json::Pointer({u"jobId"_s}), u"firmware-2-4-1-"_s + QDir(m_prefix).dirName()),
             u"general"_s);
        m_window.review();
        waitFor(u"submitJob"_s);
        take(u"review"_s);
        press(u"submitJob"_s);
        waitFor(u"outcomePage"_s);
        take(u"outcome"_s);
        press(u"outcomeClose"_s);
    }

    [[nodiscard]] bool isComplete() const { return m_complete; }

private:
    static job::JobDocument withMistakes(const job::JobDocument &sample)
    {
        return sample.with(json::Pointer({u"jobId"_s}), u"firmware 2.4.1"_s)
            .with(json::Pointer({u"timeoutConfig"_s, u"inProgressTimeoutInMinutes"_s}), 20000)
            .with(json::Pointer({u"jobExecutionsRolloutConfig"_s, u"maximumPerMinute"_s}), 5000)
            .with(json::Pointer({u"document"_s}), u"{\"operation\": \"update\",}"_s);
    }

    void show(const job::JobDocument &job, const QString &section)
    {
        m_window.job().reset(job);
        m_window.findChild<ui::FormPage *>()->goTo(section);
    }

    void waitFor(const QString &objectName)
    {
        if (QTest::qWaitFor([&] { return test::visible(objectName); }, 10'000))
            return;
        QTextStream(stderr) << objectName << " did not appear\n";
        m_complete = false;
    }

    void press(const QString &objectName)
    {
        m_complete = test::click(test::visible(objectName)) && m_complete;
    }

    void take(const QString &state)
    {
        // Marks in editors follow what was typed with some delay
        QTest::qWait(400);
        const QString path = m_prefix + u'-' + state + u".png"_s;
        if (!m_window.screen()->grabWindow(0).save(path)) {
            QTextStream(stderr) << path << " cannot be written\n";
            m_complete = false;
        }
    }

    ui::MainWindow &m_window;
    QString m_prefix;
    bool m_complete = true;
};

bool photograph(ui::Theme theme, const QString &name, const QString &folder, const job::JobDocument &sample)
{
    test::Workbench bench;
    if (const Expected<void> started = bench.startSandbox(); !started) {
        QTextStream(stderr) << started.error().message << '\n';
        return false;
    }
    ui::applyTheme(theme);
    ui::MainWindow window(bench.services());
    const QSize size = window.screen()->size();
    window.setGeometry({{}, size});
    window.show();
    if (!test::activate(&window))
        return false;
    Photographer photographer(window,
                              u"%1/%2-%3x%4"_s.arg(folder, name).arg(size.width()).arg(size.height()));
    photographer.takeAll(sample);
    return photographer.isComplete();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2 || !QDir().mkpath(arguments.at(1))) {
        QTextStream(stderr) << "Usage: screenshots FOLDER\n";
        return 2;
    }
    QFile file(QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/resources/samples/firmware-rollout.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        QTextStream(stderr) << file.fileName() << " cannot be read\n";
        return 1;
    }
    const auto sample = job::JobDocument::parse(file.readAll());
    if (!sample) {
        QTextStream(stderr) << sample.error().message << '\n';
        return 1;
    }
    const bool light = photograph(ui::Theme::Light, u"light"_s, arguments.at(1), *sample);
    const bool dark = photograph(ui::Theme::Dark, u"dark"_s, arguments.at(1), *sample);
    return light && dark ? 0 : 1;
}
