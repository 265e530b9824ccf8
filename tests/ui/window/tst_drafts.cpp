// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/world.h"
#include "ui/common/noticelist.h"
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
    void comesBackAfterClosing();
    void brokenTextComesBack();
    void fileAndTemplateAreRemembered();
    void damagedDraftsAreTold();

private:
    void startAnew();
    [[nodiscard]] QStringList notices() const
    {
        return m_window->findChild<ui::NoticeList *>(u"windowNotices"_s)->texts();
    }

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

void TestDrafts::startsEmpty()
{
    QVERIFY(m_window->job().document().isEmpty());
    QVERIFY(!m_window->job().isModified());
    QVERIFY(!m_window->isWindowModified());
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
    QVERIFY(m_window->session().save(path));
    m_window->flush();
    startAnew();
    QCOMPARE(m_window->session().file().path(), path);
    QVERIFY(!m_window->isWindowModified());
    QVERIFY(m_window->windowTitle().startsWith(u"job.json"_s));

    m_world->clock.set(m_world->clock.utcNow().addSecs(1));
    const auto id = m_world->templates.add(u"Firmware"_s, m_window->job().document());
    QVERIFY(id);
    m_window->jobs().startFrom(*m_world->templates.load(*id));
    m_window->flush();
    startAnew();
    QCOMPARE(m_window->session().templateId(), *id);
    QVERIFY(m_window->session().file().isNone());
    QVERIFY(m_window->windowTitle().contains(u"Firmware"_s));
    QCOMPARE(m_window->jobs().sessions().size(), 2);
}

void TestDrafts::damagedDraftsAreTold()
{
    for (const QString &id : {u"fw-1"_s, u"fw-2"_s, u"fw-3"_s}) {
        m_window->jobs().startNew();
        m_window->job().setValue("/jobId"_ptr, id);
    }
    m_window->flush();
    const QDir drafts(m_world->paths.drafts());
    const QStringList names = drafts.entryList({u"*.json"_s}, QDir::Files);
    QCOMPARE(names.size(), 3);
    for (const QString &name : names.first(2)) {
        QFile file(drafts.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ no draft");
    }
    startAnew();
    QVERIFY(m_window->job().document().jobId().startsWith(u"fw-"_s));
    QCOMPARE(notices().size(), 2);
    for (const QString &name : names.first(2)) {
        QVERIFY2(notices().join(u' ').contains(name), qPrintable(notices().join(u' ')));
        QVERIFY(QFile::exists(drafts.filePath(name + u".damaged-1"_s)));
    }
}

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
