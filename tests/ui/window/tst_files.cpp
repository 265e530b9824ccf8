// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/atomicfile.h"
#include "tests/ui/support/world.h"
#include "ui/common/noticelist.h"
#include "ui/compose/composer.h"
#include "ui/preview/jsonpane.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// The File menu: jobs from and to files, several at once, and back from the closed ones.
class TestFiles : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void opensAndSaves();
    void savesAsWhatTheIdSays();
    void givenUpChangesNothing();
    void cannotBeOpenedIsTold();
    void cannotBeSavedIsTold();
    void changeByAnotherProgramIsAskedAbout_data();
    void changeByAnotherProgramIsAskedAbout();
    void changeIsNoticedWhenTheWindowIsActivated();
    void brokenTextIsToldWhenSaving();
    void severalNoticesAreAllShown();
    void menusListOpenAndClosedJobs();
    void jobsAreClosedAndReopenedByKeyboard();
    void undoIsThatOfTheCurrentJob();
    void panesGoWithTheirJob();

private:
    QString write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QAction *command(const QString &name) const { return m_window->findChild<QAction *>(name); }
    [[nodiscard]] ui::Composer *composer() const
    {
        return qobject_cast<ui::Composer *>(m_window->findChild<QStackedWidget *>()->currentWidget());
    }
    [[nodiscard]] QStringList notices() const
    {
        return m_window->findChild<ui::NoticeList *>(u"windowNotices"_s)->texts() +
               composer()->notices().texts();
    }
    void click(const QString &button) const
    {
        QTest::mouseClick(composer()->findChild<QPushButton *>(button), Qt::LeftButton);
    }
    [[nodiscard]] QByteArray textOf(const QString &path) const
    {
        return storage::readWhole(path).value_or("gone");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::World> m_world;
    QString m_answer; ///< what the operator chooses in the next file dialog
    ui::FileQuestion m_asked;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestFiles::init()
{
    m_answer.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<test::World>();
    ui::Services services = m_world->services();
    const auto answer = [this](QWidget *, const ui::FileQuestion &question) {
        m_asked = question;
        return m_answer;
    };
    services.fileDialogs.open = answer;
    services.fileDialogs.save = answer;
    m_window = std::make_unique<ui::MainWindow>(services);
    m_window->show();
}

void TestFiles::cleanup()
{
    m_window.reset();
    m_world.reset();
    m_folder.reset();
}

QString TestFiles::write(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder->filePath(name);
    if (!storage::writeNamed(path, text))
        qFatal("cannot write a test file");
    return path;
}

void TestFiles::opensAndSaves()
{
    m_answer = write(u"job.json"_s, R"({"jobId":"from-file"})");
    command(u"openFile"_s)->trigger();
    QCOMPARE(m_window->job().document().jobId(), u"from-file"_s);
    QVERIFY(m_window->windowTitle().startsWith(u"job.json"_s));
    m_window->job().setValue("/jobId"_ptr, u"edited"_s);
    QVERIFY(m_window->isWindowModified());
    m_asked = {};
    command(u"save"_s)->trigger();
    QVERIFY2(m_asked.title.isEmpty(), "a job with a file is saved without a question");
    QVERIFY(!m_window->isWindowModified());
    QVERIFY(textOf(m_answer).contains("edited"));
    // The next dialog begins where the job's file is
    command(u"openFile"_s)->trigger();
    QCOMPARE(QFileInfo(m_asked.start).absoluteFilePath(), m_folder->path());
}

void TestFiles::savesAsWhatTheIdSays()
{
    m_window->job().setValue("/jobId"_ptr, u"fw-1"_s);
    m_answer = m_folder->filePath(u"chosen.json"_s);
    command(u"save"_s)->trigger();
    QCOMPARE(QFileInfo(m_asked.start).fileName(), u"fw-1.json"_s);
    QVERIFY(textOf(m_answer).contains("fw-1"));
    QCOMPARE(m_window->session().file().path(), m_answer);
    const QString first = m_answer;
    m_answer = m_folder->filePath(u"other.json"_s);
    command(u"saveAs"_s)->trigger();
    QCOMPARE(m_asked.start, first);
    QVERIFY(textOf(m_answer).contains("fw-1"));
    QCOMPARE(m_window->session().file().path(), m_answer);
    QVERIFY(m_window->windowTitle().startsWith(u"other.json"_s));
}

void TestFiles::givenUpChangesNothing()
{
    m_window->job().setValue("/jobId"_ptr, u"kept"_s);
    for (const QString &name : {u"openFile"_s, u"save"_s, u"saveAs"_s}) {
        m_asked = {};
        command(name)->trigger();
        QVERIFY(!m_asked.title.isEmpty());
    }
    QCOMPARE(m_window->job().document().jobId(), u"kept"_s);
    QVERIFY(m_window->session().file().isNone() && m_window->isWindowModified());
    QVERIFY(notices().isEmpty());
}

void TestFiles::cannotBeOpenedIsTold()
{
    m_window->job().setValue("/jobId"_ptr, u"kept"_s);
    m_answer = write(u"bad.json"_s, "{ no");
    command(u"openFile"_s)->trigger();
    QCOMPARE(m_window->job().document().jobId(), u"kept"_s);
    QCOMPARE(notices().size(), 1);
    QVERIFY(notices().constFirst().contains(m_answer));
    m_answer = write(u"good.json"_s, R"({"jobId":"good"})");
    command(u"openFile"_s)->trigger();
    QVERIFY2(notices().isEmpty(), "it no longer holds");
}

void TestFiles::cannotBeSavedIsTold()
{
    m_window->job().setValue("/jobId"_ptr, u"kept"_s);
    m_answer = m_folder->filePath(u"no/such/folder/job.json"_s);
    command(u"save"_s)->trigger();
    QVERIFY(notices().join(u' ').contains(m_answer));
    QVERIFY(m_window->isWindowModified());
}

void TestFiles::changeByAnotherProgramIsAskedAbout_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QByteArray>("onDisk");
    QTest::addColumn<QString>("inForm");
    QTest::newRow("overwrite") << u"fileOverwrite"_s << QByteArray("mine") << u"mine"_s;
    QTest::newRow("reload") << u"fileReload"_s << QByteArray("theirs") << u"theirs"_s;
    QTest::newRow("save as") << u"fileSaveAs"_s << QByteArray("theirs") << u"mine"_s;
}

void TestFiles::changeByAnotherProgramIsAskedAbout()
{
    QFETCH(QString, choice);
    QFETCH(QByteArray, onDisk);
    QFETCH(QString, inForm);
    const QString path = write(u"job.json"_s, R"({"jobId":"start"})");
    QVERIFY(m_window->open(path));
    m_window->job().setValue("/jobId"_ptr, u"mine"_s);
    write(u"job.json"_s, R"({"jobId":"theirs"})");
    command(u"save"_s)->trigger();
    QVERIFY(textOf(path).contains("theirs"));
    QVERIFY(m_window->isWindowModified());
    QVERIFY(notices().join(u' ').contains(u"job.json"_s));
    m_answer = m_folder->filePath(u"copy.json"_s);
    click(choice);
    QVERIFY2(textOf(path).contains(onDisk), textOf(path).constData());
    QCOMPARE(m_window->job().document().jobId(), inForm);
    QVERIFY(!m_window->isWindowModified());
    QVERIFY2(notices().isEmpty(), qPrintable(notices().join(u'|')));
    QCOMPARE(QFileInfo::exists(m_answer), choice == u"fileSaveAs"_s);
    // And it is known now
    m_window->job().setValue("/description"_ptr, u"more"_s);
    command(u"save"_s)->trigger();
    QVERIFY(notices().isEmpty() && !m_window->isWindowModified());
}

void TestFiles::changeIsNoticedWhenTheWindowIsActivated()
{
    QVERIFY(m_window->open(write(u"job.json"_s, R"({"jobId":"start"})")));
    QEvent activated(QEvent::WindowActivate);
    QApplication::sendEvent(m_window.get(), &activated);
    QVERIFY(notices().isEmpty());
    write(u"job.json"_s, R"({"jobId":"theirs"})");
    QApplication::sendEvent(m_window.get(), &activated);
    QVERIFY(notices().join(u' ').contains(u"job.json"_s));
    QCOMPARE(m_window->job().document().jobId(), u"start"_s);
    click(u"fileReload"_s);
    QCOMPARE(m_window->job().document().jobId(), u"theirs"_s);
    command(u"undo"_s)->trigger();
    QCOMPARE(m_window->job().document().jobId(), u"start"_s);
}

void TestFiles::brokenTextIsToldWhenSaving()
{
    m_window->job().setValue("/jobId"_ptr, u"fw-1"_s);
    composer()->json()->restoreBroken(u"{ \"half"_s);
    m_answer = m_folder->filePath(u"job.json"_s);
    command(u"save"_s)->trigger();
    QVERIFY(textOf(m_answer).contains("fw-1"));
    QCOMPARE(notices().size(), 1);
}

void TestFiles::severalNoticesAreAllShown()
{
    m_window->warn(u"The first."_s);
    m_window->warn(u"The second."_s);
    m_answer = write(u"bad.json"_s, "{ no");
    command(u"openFile"_s)->trigger();
    QCOMPARE(notices().size(), 3);
    QCOMPARE(notices().first(2), QStringList({u"The first."_s, u"The second."_s}));
    m_window->warn(u"The first."_s);
    QCOMPARE(notices().size(), 3);
}

void TestFiles::menusListOpenAndClosedJobs()
{
    m_window->job().setValue("/jobId"_ptr, u"a"_s);
    command(u"newJob"_s)->trigger();
    m_window->job().setValue("/jobId"_ptr, u"b"_s);
    QMenu *open = nullptr;
    QMenu *closed = nullptr;
    for (QMenu *menu : m_window->findChildren<QMenu *>()) {
        if (menu->actions().contains(command(u"nextJob"_s)))
            open = menu;
        if (menu->actions().contains(command(u"reopenJob"_s)))
            closed = menu;
    }
    QVERIFY(open && closed);
    const auto last = [](QMenu *menu) {
        emit menu->aboutToShow();
        return menu->actions().constLast();
    };
    QVERIFY(last(open)->text().contains(u"b"_s) && last(open)->isChecked());
    QAction *first = open->actions().at(open->actions().size() - 2);
    QVERIFY(first->text().contains(u"a"_s) && !first->isChecked());
    first->trigger();
    QCOMPARE(m_window->job().document().jobId(), u"a"_s);
    QVERIFY(!last(closed)->isEnabled());
    command(u"closeJob"_s)->trigger();
    QCOMPARE(m_window->job().document().jobId(), u"b"_s);
    QVERIFY2(last(closed)->text().contains(u"a"_s), qPrintable(last(closed)->text()));
    last(closed)->trigger();
    QCOMPARE(m_window->job().document().jobId(), u"a"_s);
}

void TestFiles::jobsAreClosedAndReopenedByKeyboard()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->job().setValue("/jobId"_ptr, u"a"_s);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    m_window->job().setValue("/jobId"_ptr, u"b"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(m_window->job().document().jobId(), u"a"_s);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_window->job().document().jobId(), u"b"_s);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->job().document().jobId(), u"a"_s);
}

void TestFiles::undoIsThatOfTheCurrentJob()
{
    m_window->job().setValue("/jobId"_ptr, u"a"_s);
    command(u"newJob"_s)->trigger();
    QVERIFY(!command(u"undo"_s)->isEnabled());
    m_window->job().setValue("/jobId"_ptr, u"b"_s);
    command(u"nextJob"_s)->trigger();
    command(u"undo"_s)->trigger();
    QVERIFY(m_window->job().document().isEmpty());
    command(u"nextJob"_s)->trigger();
    QCOMPARE(m_window->job().document().jobId(), u"b"_s);
}

void TestFiles::panesGoWithTheirJob()
{
    m_window->job().setValue("/jobId"_ptr, u"a"_s);
    command(u"newJob"_s)->trigger();
    m_window->job().setValue("/jobId"_ptr, u"b"_s);
    QCOMPARE(m_window->findChildren<ui::Composer *>().size(), 2);
    command(u"closeJob"_s)->trigger();
    QTRY_COMPARE(m_window->findChildren<ui::Composer *>().size(), 1);
    QTRY_COMPARE(m_window->jobs().findChildren<session::JobSession *>().size(), 1);
}

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
