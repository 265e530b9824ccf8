// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/jobfiles.h"
#include "tests/ui/support/world.h"
#include "ui/common/banner.h"
#include "ui/preview/bodyeditor.h"
#include "ui/preview/jsonpane.h"
#include "ui/window/mainwindow.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// What is composed is there again, however the program ended.
class TestDrafts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void startsEmpty();
    void isWrittenWhileTyping();
    void comesBackAfterClosing();
    void brokenTextComesBack();
    void fileAndTemplateAreRemembered();
    void damagedDraftIsTold();

private:
    void startAnew();
    /// What is on disk now; the program need not have ended.
    [[nodiscard]] std::optional<storage::Draft> onDisk();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::World> m_world;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestDrafts::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    startAnew();
}

void TestDrafts::cleanup()
{
    m_window.reset();
    m_world.reset();
    m_folder.reset();
}

void TestDrafts::startAnew()
{
    m_window.reset();
    m_world.reset();
    m_world = std::make_unique<test::World>(m_folder->path());
    m_window = std::make_unique<ui::MainWindow>(m_world->services());
}

std::optional<storage::Draft> TestDrafts::onDisk()
{
    auto draft = storage::DraftStore(m_world->paths.drafts()).load();
    return draft ? *draft : std::nullopt;
}

void TestDrafts::startsEmpty()
{
    QVERIFY(m_window->job().document().isEmpty());
    QVERIFY(!m_window->job().isModified());
    QVERIFY(!m_window->isWindowModified());
}

void TestDrafts::isWrittenWhileTyping()
{
    m_window->job().setValue("/description"_ptr, u"Kept"_s);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk() && onDisk()->document == m_window->job().document(), 2000);
}

void TestDrafts::comesBackAfterClosing()
{
    const job::JobDocument full(test::fullJob(m_world->clock.utcNow()));
    m_window->job().replace(full, u"Fill in"_s);
    m_window->show();
    QVERIFY(m_window->close());
    startAnew();
    QCOMPARE(m_window->job().document(), full);
    QVERIFY(m_window->job().isModified());
    QVERIFY(m_window->isWindowModified());
    QVERIFY(!m_window->job().undoStack()->canUndo());
}

void TestDrafts::brokenTextComesBack()
{
    m_window->job().setValue("/description"_ptr, u"Good"_s);
    auto *pane = m_window->findChild<ui::JsonPane *>();
    pane->restoreBroken(u"{\"description\": \"half"_s);
    QVERIFY(pane->isBroken());
    m_window->flush();
    startAnew();
    pane = m_window->findChild<ui::JsonPane *>();
    QVERIFY(pane->isBroken());
    QCOMPARE(pane->brokenText(), u"{\"description\": \"half"_s);
    QCOMPARE(m_window->job().value("/description"_ptr), QJsonValue(u"Good"_s));
    m_window->show();
    QCOMPARE(pane->editor()->bytes(), QByteArray("{\"description\": \"half"));
}

void TestDrafts::fileAndTemplateAreRemembered()
{
    const QString path = m_folder->filePath(u"job.json"_s);
    m_window->job().setValue("/jobId"_ptr, u"fw-1"_s);
    QVERIFY(m_window->files().save(path));
    m_window->flush();
    startAnew();
    QCOMPARE(m_window->files().filePath(), path);
    QVERIFY(!m_window->isWindowModified());
    QVERIFY(m_window->windowTitle().startsWith(u"job.json"_s));

    const auto id = m_world->templates.add(u"Firmware"_s, m_window->job().document());
    QVERIFY(id);
    m_window->files().startFrom(*m_world->templates.load(*id));
    m_window->flush();
    startAnew();
    QCOMPARE(m_window->files().templateId(), *id);
    QVERIFY(m_window->files().filePath().isEmpty());
    QVERIFY(m_window->windowTitle().contains(u"Firmware"_s));
}

void TestDrafts::damagedDraftIsTold()
{
    m_window->job().setValue("/jobId"_ptr, u"fw-1"_s);
    m_window->flush();
    const QDir drafts(m_world->paths.drafts());
    for (const QString &name : drafts.entryList(QDir::Files)) {
        QFile file(drafts.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ no draft");
    }
    startAnew();
    QVERIFY(m_window->job().document().isEmpty());
    QVERIFY(!m_window->findChild<ui::Banner *>(u"windowNotice"_s)->text().isEmpty());
}

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
