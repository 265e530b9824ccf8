// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/world.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/submit/reviewdialog.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QTabWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

namespace
{

constexpr std::pair<const char *, ui::Theme> themes[] = {
    {"light", ui::Theme::Light}, {"dark", ui::Theme::Dark}, {"high contrast", ui::Theme::HighContrast}};

/// A window with something in every place, at a moment that is always the same.
struct Scene {
    explicit Scene(int tab)
    {
        world.clock.set(QDateTime({2026, 3, 2}, {9, 30}, Qt::UTC));
        window = std::make_unique<ui::MainWindow>(world.services());
        window->resize(1280, 900);
        window->jobs().startFrom(job::JobDocument(test::fullJob(world.clock.utcNow())), u"an example"_s);
        window->job().apply({{"/description"_ptr, QJsonValue(u""_s)},
                             {"/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 20000},
                             {"/presignedUrlConfig/roleArn"_ptr, u"no role"_s}},
                            u"Spoil"_s);
        window->warn(u"Something is to be known."_s);
        window->show();
        for (QTabWidget *tabs : window->findChildren<QTabWidget *>(u"tabs"_s))
            tabs->setCurrentIndex(tab);
    }

    [[nodiscard]] bool isReady() const
    {
        return !window->findChild<QLabel *>(u"forecastSummary"_s)->text().isEmpty();
    }

    test::World world;
    std::unique_ptr<ui::MainWindow> window;
};

/// The innermost widgets in which two pictures of one window differ.
QStringList differing(QWidget &window, const QImage &one, const QImage &other)
{
    QStringList names;
    for (int y = 0; y < one.height(); y += 2) {
        for (int x = 0; x < one.width(); x += 2) {
            if (one.pixel(x, y) == other.pixel(x, y))
                continue;
            const QWidget *at = window.childAt(x, y);
            const QString name = at ? QString::fromLatin1(at->metaObject()->className()) + u" "_s +
                                          at->objectName() + u" in "_s + at->parentWidget()->objectName()
                                    : u"the window"_s;
            if (!names.contains(name))
                names += name;
        }
    }
    return names;
}

} // namespace

/// A theme is chosen, kept, and looks the same whenever it was chosen.
class TestThemes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setCursorFlashTime(0); }
    void cleanup() { ui::applyTheme(ui::Theme::Light); }
    void switchedIsAsBegun_data();
    void switchedIsAsBegun();
    void reviewSwitchedIsAsBegun();
    void choiceIsKept();
    void whatWasKeptIsRead_data();
    void whatWasKeptIsRead();
};

void TestThemes::switchedIsAsBegun_data()
{
    QTest::addColumn<ui::Theme>("from");
    QTest::addColumn<ui::Theme>("to");
    QTest::addColumn<int>("tab");
    for (const auto &[tab, from, to] :
         {std::tuple{0, 0, 1}, std::tuple{1, 1, 0}, std::tuple{2, 2, 0}, std::tuple{3, 1, 2}})
        QTest::addRow("%s to %s, pane %d", themes[from].first, themes[to].first, tab)
            << themes[from].second << themes[to].second << tab;
}

void TestThemes::switchedIsAsBegun()
{
    QFETCH(ui::Theme, from);
    QFETCH(ui::Theme, to);
    QFETCH(int, tab);
    const auto take = [tab](ui::Theme theme, ui::Theme then, QStringList *others, QImage *picture) {
        ui::applyTheme(theme);
        Scene scene(tab);
        if (!QTest::qWaitFor([&scene] { return scene.isReady(); }))
            return;
        QTest::qWait(50);
        if (theme != then) {
            ui::applyTheme(then);
            QTest::qWait(50);
        }
        const QImage now = scene.window->grab().toImage();
        if (!picture->isNull())
            *others = differing(*scene.window, *picture, now);
        *picture = now;
    };
    QStringList others;
    QImage picture;
    take(to, to, &others, &picture);
    QVERIFY(!picture.isNull());
    take(from, to, &others, &picture);
    QVERIFY2(others.isEmpty(), qPrintable(others.join(u'\n')));
}

void TestThemes::reviewSwitchedIsAsBegun()
{
    QImage expected;
    for (const ui::Theme theme : {ui::Theme::Dark, ui::Theme::Light}) {
        ui::applyTheme(theme);
        Scene scene(0);
        QVERIFY(QTest::qWaitFor([&scene] { return scene.isReady(); }));
        scene.window->review();
        auto *review = scene.window->findChild<ui::ReviewDialog *>();
        review->resize(1000, 700);
        QTest::qWait(50);
        ui::applyTheme(ui::Theme::Dark);
        QTest::qWait(50);
        const QImage picture = review->grab().toImage();
        if (!expected.isNull()) {
            const QStringList others = differing(*review, expected, picture);
            QVERIFY2(others.isEmpty(), qPrintable(others.join(u'\n')));
        }
        expected = picture;
    }
}

void TestThemes::choiceIsKept()
{
    test::World world;
    ui::MainWindow window(world.services());
    QVERIFY(window.findChild<QAction *>(u"themeSystem"_s)->isChecked());
    window.findChild<QAction *>(u"themeHighContrast"_s)->trigger();
    QCOMPARE(ui::schemeOf(QApplication::palette()), ui::Scheme::HighContrast);
    QCOMPARE(ui::themeOf(world.settings.get(storage::settings::theme)), ui::Theme::HighContrast);
    ui::MainWindow next(world.services());
    QVERIFY(next.findChild<QAction *>(u"themeHighContrast"_s)->isChecked());
    next.findChild<QAction *>(u"themeDark"_s)->trigger();
    QCOMPARE(QApplication::palette(), ui::paletteOf(ui::Scheme::Dark));
}

void TestThemes::whatWasKeptIsRead_data()
{
    QTest::addColumn<int>("kept");
    QTest::addColumn<ui::Theme>("theme");
    QTest::newRow("nothing") << 0 << ui::Theme::System;
    QTest::newRow("light") << 1 << ui::Theme::Light;
    QTest::newRow("dark") << 2 << ui::Theme::Dark;
    QTest::newRow("high contrast") << 3 << ui::Theme::HighContrast;
    QTest::newRow("of a later version") << 4 << ui::Theme::System;
    QTest::newRow("nonsense") << -7 << ui::Theme::System;
}

void TestThemes::whatWasKeptIsRead()
{
    QFETCH(int, kept);
    QTEST(ui::themeOf(kept), "theme");
}

QTEST_MAIN(TestThemes)
#include "tst_themes.moc"
