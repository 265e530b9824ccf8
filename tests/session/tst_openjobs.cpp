// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/openjobs.h"
#include "app/storage/atomicfile.h"
#include "tests/ui/support/world.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;
using session::OpenJobs;

/// Several jobs at once, and the way back to those that were closed.
class TestOpenJobs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void newJobKeepsTheOther();
    void untouchedJobGivesWay();
    void fileIsOpenedOnce();
    void unreadableFileChangesNothing();
    void allComeBackTheLastOneShown();
    void windowsDoNotShareAJob();
    void formerDraftIsTakenOver();
    void brokenTextStaysWithItsJob();
    void closedJobComesBackAfterARestart();
    void lastOneClosedLeavesANewOne();
    void whatCannotBeKeptStaysOpen();
    void deletedTemplateIsAmongTheClosed();
    void steppingGoesRound();
    void remembersWhatWasOpened();

private:
    /// As another window over the same folders.
    std::unique_ptr<OpenJobs> openWindow();
    QString write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] static QStringList ids(const OpenJobs &jobs);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::World> m_world;
    std::unique_ptr<OpenJobs> m_jobs;
};

std::unique_ptr<OpenJobs> TestOpenJobs::openWindow()
{
    auto jobs = std::make_unique<OpenJobs>(m_world->needs(), m_world->settings);
    if (!jobs->restore().isEmpty())
        qFatal("a draft could not be read");
    return jobs;
}

void TestOpenJobs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<test::World>();
    m_jobs = openWindow();
}

void TestOpenJobs::cleanup()
{
    m_jobs.reset();
    m_world.reset();
    m_folder.reset();
}

QString TestOpenJobs::write(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder->filePath(name);
    if (!storage::writeNamed(path, text))
        qFatal("cannot write a test file");
    return path;
}

QStringList TestOpenJobs::ids(const OpenJobs &jobs)
{
    QStringList ids;
    for (const session::JobSession *session : jobs.sessions())
        ids.append(session->job().document().jobId());
    return ids;
}

void TestOpenJobs::newJobKeepsTheOther()
{
    m_jobs->current().job().setValue("/jobId"_ptr, u"typed"_s);
    m_jobs->startNew();
    QVERIFY(m_jobs->current().isUntouched());
    QCOMPARE(ids(*m_jobs), QStringList({u"typed"_s, QString()}));
    m_jobs.reset();
    m_jobs = openWindow();
    QCOMPARE(ids(*m_jobs), QStringList{u"typed"_s});
}

void TestOpenJobs::untouchedJobGivesWay()
{
    QSignalSpy closing(m_jobs.get(), &OpenJobs::closing);
    m_jobs->startFrom(job::JobDocument({{u"jobId"_s, u"a"_s}}), u"a test"_s);
    m_jobs->startFrom(job::JobDocument({{u"jobId"_s, u"b"_s}}), u"a test"_s);
    m_jobs->startNew();
    m_jobs->startNew();
    QCOMPARE(ids(*m_jobs), QStringList({u"a"_s, u"b"_s, QString()}));
    QCOMPARE(closing.size(), 2);
    // Typed and undone is not untouched: it can be done again
    m_jobs->current().job().setValue("/jobId"_ptr, u"c"_s);
    m_jobs->current().job().undoStack()->undo();
    m_jobs->startNew();
    QCOMPARE(m_jobs->sessions().size(), 4);
    QVERIFY(m_jobs->closed().isEmpty());
}

void TestOpenJobs::fileIsOpenedOnce()
{
    const QString path = write(u"a.json"_s, R"({"jobId":"a"})");
    QVERIFY(m_jobs->open(path));
    session::JobSession &first = m_jobs->current();
    QCOMPARE(m_jobs->sessions().size(), 1);
    first.job().setValue("/jobId"_ptr, u"edited"_s);
    QVERIFY(m_jobs->open(write(u"b.json"_s, R"({"jobId":"b"})")));
    QVERIFY(m_jobs->open(path));
    QCOMPARE(&m_jobs->current(), &first);
    QCOMPARE(ids(*m_jobs), QStringList({u"edited"_s, u"b"_s}));
}

void TestOpenJobs::unreadableFileChangesNothing()
{
    m_jobs->current().job().setValue("/jobId"_ptr, u"kept"_s);
    QVERIFY(!m_jobs->open(write(u"bad.json"_s, "{ no")));
    QVERIFY(!m_jobs->open(m_folder->filePath(u"missing.json"_s)));
    QCOMPARE(ids(*m_jobs), QStringList{u"kept"_s});
    QVERIFY(m_jobs->recent().isEmpty());
}

void TestOpenJobs::allComeBackTheLastOneShown()
{
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
        m_world->clock.set(m_world->clock.utcNow().addSecs(1));
        m_jobs->startFrom(job::JobDocument({{u"jobId"_s, id}}), u"a test"_s);
    }
    m_world->clock.set(m_world->clock.utcNow().addSecs(1));
    m_jobs->setCurrent(*m_jobs->sessions().at(1));
    m_jobs.reset();
    m_jobs = openWindow();
    QCOMPARE(ids(*m_jobs), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(m_jobs->current().job().document().jobId(), u"b"_s);
    QCOMPARE(m_jobs->current().startName(), u"a test"_s);
}

void TestOpenJobs::windowsDoNotShareAJob()
{
    m_jobs->current().job().setValue("/jobId"_ptr, u"first"_s);
    m_jobs->flush();
    std::unique_ptr<OpenJobs> second = openWindow();
    QVERIFY2(second->current().isUntouched(), "the other window has that job");
    second->current().job().setValue("/jobId"_ptr, u"second"_s);
    second.reset();
    m_jobs.reset();
    m_jobs = openWindow();
    QStringList all = ids(*m_jobs);
    all.sort();
    QCOMPARE(all, QStringList({u"first"_s, u"second"_s}));
}

void TestOpenJobs::formerDraftIsTakenOver()
{
    m_jobs.reset();
    QVERIFY(storage::writeWhole(m_world->paths.drafts() + u"/current.json"_s,
                                R"({"schema":1,"job":{"jobId":"former"},"modified":true})"));
    m_jobs = openWindow();
    QCOMPARE(ids(*m_jobs), QStringList{u"former"_s});
    QVERIFY(m_jobs->current().job().isModified());
}

void TestOpenJobs::brokenTextStaysWithItsJob()
{
    m_jobs->current().setBrokenText(u"{ \"half"_s);
    QVERIFY(!m_jobs->current().isUntouched());
    m_world->clock.set(m_world->clock.utcNow().addSecs(1));
    m_jobs->startNew();
    QVERIFY(m_jobs->current().brokenText().isEmpty());
    QVERIFY(m_jobs->open(write(u"a.json"_s, R"({"jobId":"a"})")));
    QVERIFY(m_jobs->current().brokenText().isEmpty());
    m_jobs.reset();
    m_jobs = openWindow();
    QCOMPARE(m_jobs->sessions().size(), 2);
    QCOMPARE(m_jobs->sessions().constFirst()->brokenText(), u"{ \"half"_s);
}

void TestOpenJobs::closedJobComesBackAfterARestart()
{
    m_jobs->current().job().setValue("/jobId"_ptr, u"a"_s);
    m_jobs->current().setBrokenText(u"{ \"half"_s);
    m_jobs->startFrom(job::JobDocument({{u"jobId"_s, u"b"_s}}), u"a test"_s);
    QVERIFY(m_jobs->close(*m_jobs->sessions().constFirst()));
    QCOMPARE(ids(*m_jobs), QStringList{u"b"_s});
    m_jobs.reset();
    m_jobs = openWindow();
    QCOMPARE(ids(*m_jobs), QStringList{u"b"_s});
    const auto closed = m_jobs->closed();
    QCOMPARE(closed.size(), 1);
    QVERIFY(m_jobs->reopen(closed.constFirst().id));
    QCOMPARE(m_jobs->current().job().document().jobId(), u"a"_s);
    QCOMPARE(m_jobs->current().brokenText(), u"{ \"half"_s);
    QVERIFY(m_jobs->current().job().isModified());
    QVERIFY(m_jobs->closed().isEmpty());
    QVERIFY(!m_jobs->reopen(closed.constFirst().id));
}

void TestOpenJobs::lastOneClosedLeavesANewOne()
{
    m_jobs->current().job().setValue("/jobId"_ptr, u"a"_s);
    QVERIFY(m_jobs->close(m_jobs->current()));
    QCOMPARE(m_jobs->sessions().size(), 1);
    QVERIFY(m_jobs->current().isUntouched());
    QVERIFY(m_jobs->close(m_jobs->current()));
    QCOMPARE(m_jobs->closed().size(), 1);
}

void TestOpenJobs::whatCannotBeKeptStaysOpen()
{
    QVERIFY(storage::writeWhole(m_world->paths.drafts(), "in the way"));
    m_jobs->current().job().setValue("/jobId"_ptr, u"a"_s);
    const Expected<void> closed = m_jobs->close(m_jobs->current());
    QVERIFY(!closed && !closed.error().message.isEmpty());
    QCOMPARE(ids(*m_jobs), QStringList{u"a"_s});
}

void TestOpenJobs::deletedTemplateIsAmongTheClosed()
{
    const job::JobDocument document({{u"jobId"_s, u"a"_s}, {u"description"_s, u"kept"_s}});
    const auto id = m_world->templates.add(u"Firmware"_s, document);
    QVERIFY(id && m_world->templates.remove(*id));
    m_jobs.reset();
    m_jobs = openWindow();
    const auto closed = m_jobs->closed();
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.constFirst().draft.title, u"Firmware"_s);
    QVERIFY(m_jobs->reopen(closed.constFirst().id));
    QCOMPARE(m_jobs->current().job().document(), document);
}

void TestOpenJobs::steppingGoesRound()
{
    m_jobs->step(1);
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
        m_jobs->startFrom(job::JobDocument({{u"jobId"_s, id}}), u"a test"_s);
    QSignalSpy current(m_jobs.get(), &OpenJobs::currentChanged);
    m_jobs->step(1);
    QCOMPARE(m_jobs->current().job().document().jobId(), u"a"_s);
    m_jobs->step(-1);
    QCOMPARE(m_jobs->current().job().document().jobId(), u"c"_s);
    QCOMPARE(current.size(), 2);
}

void TestOpenJobs::remembersWhatWasOpened()
{
    const QString a = write(u"a.json"_s, R"({"jobId":"a"})");
    const QString b = write(u"b.json"_s, R"({"jobId":"b"})");
    QVERIFY(m_jobs->open(a) && m_jobs->open(b));
    QCOMPARE(m_jobs->recent(), QStringList({b, a}));
    const QString c = m_folder->filePath(u"c.json"_s);
    QVERIFY(m_jobs->current().save(c));
    QCOMPARE(m_jobs->recent(), QStringList({c, b, a}));
    QVERIFY(QFile::remove(b));
    QCOMPARE(m_jobs->recent(), QStringList({c, a}));
}

QTEST_MAIN(TestOpenJobs)
#include "tst_openjobs.moc"
