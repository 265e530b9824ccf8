// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/jobfiles.h"
#include "tests/ui/support/world.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

class TestJobFiles : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatIsSavedOpensTheSame_data();
    void whatIsSavedOpensTheSame();
    void openingIsUndone();
    void unreadableFilesChangeNothing_data();
    void unreadableFilesChangeNothing();
    void folderThatCannotBeWrittenIsTold();
    void remembersWhatWasOpened();
    void newJobForgetsTheFile();

private:
    QString write(const QString &name, const QByteArray &text);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::World> m_world;
    std::unique_ptr<job::JobModel> m_job;
    std::unique_ptr<session::JobFiles> m_files;
};

void TestJobFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<test::World>();
    m_job = std::make_unique<job::JobModel>();
    m_files = std::make_unique<session::JobFiles>(*m_job, m_world->templates, m_world->settings);
}

void TestJobFiles::cleanup()
{
    m_files.reset();
    m_job.reset();
    m_world.reset();
    m_folder.reset();
}

QString TestJobFiles::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write a test file");
    return file.fileName();
}

void TestJobFiles::whatIsSavedOpensTheSame_data()
{
    QTest::addColumn<exchange::Format>("format");
    QTest::newRow("request JSON") << exchange::Format::RequestJson;
    QTest::newRow("AWS CLI input") << exchange::Format::CliInput;
}

void TestJobFiles::whatIsSavedOpensTheSame()
{
    QFETCH(exchange::Format, format);
    const job::JobDocument full(test::fullJob(m_world->clock.utcNow()));
    m_job->reset(full);
    m_job->setValue("/description"_ptr, u"Größer ⚙"_s);
    const job::JobDocument saved = m_job->document();
    const QString path = m_folder->filePath(u"job.json"_s);
    QVERIFY(m_files->save(path, format));
    QVERIFY(!m_job->isModified());
    m_files->startNew();
    QVERIFY(m_job->document().isEmpty());
    QVERIFY(m_files->open(path));
    QCOMPARE(m_job->document(), saved);
    QVERIFY(!m_job->isModified());
    QCOMPARE(m_files->title(), u"job.json"_s);
}

void TestJobFiles::openingIsUndone()
{
    m_job->setValue("/jobId"_ptr, u"typed"_s);
    QVERIFY(m_files->open(write(u"a.json"_s, R"({"jobId":"from-file"})")));
    QCOMPARE(m_job->document().jobId(), u"from-file"_s);
    m_job->undoStack()->undo();
    QCOMPARE(m_job->document().jobId(), u"typed"_s);
    // What is undone to did not come from that file and must not be saved over it.
    QVERIFY(m_files->filePath().isEmpty());
    m_job->undoStack()->redo();
    QVERIFY(m_files->filePath().endsWith(u"a.json"_s));
    QVERIFY(!m_job->isModified());
    m_job->undoStack()->undo();
    m_job->endMerging();
    m_job->setValue("/description"_ptr, u"another way"_s);
    QVERIFY(m_files->filePath().isEmpty());
    m_job->undoStack()->undo();
    QVERIFY(m_files->filePath().isEmpty());
}

void TestJobFiles::unreadableFilesChangeNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("no JSON") << QByteArray("{\n \"a\": }") << u", line 2, column 7: "_s;
    QTest::newRow("no object") << QByteArray("[1]") << u", line 1, column 1: "_s;
    QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, ' ') << u"larger than 1 MiB"_s;
}

void TestJobFiles::unreadableFilesChangeNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, told);
    m_job->setValue("/jobId"_ptr, u"kept"_s);
    QSignalSpy failed(m_files.get(), &session::JobFiles::failed);
    QVERIFY(!m_files->open(write(u"bad.json"_s, text)));
    QCOMPARE(failed.size(), 1);
    const QString message = failed.first().first().toString();
    QVERIFY2(message.contains(told), qPrintable(message));
    QCOMPARE(m_job->document().jobId(), u"kept"_s);
    QVERIFY(m_files->filePath().isEmpty());
    QVERIFY(!m_files->open(m_folder->filePath(u"missing.json"_s)));
    QCOMPARE(failed.size(), 2);
}

void TestJobFiles::folderThatCannotBeWrittenIsTold()
{
    QSignalSpy failed(m_files.get(), &session::JobFiles::failed);
    m_job->setValue("/jobId"_ptr, u"kept"_s);
    QVERIFY(!m_files->save(m_folder->filePath(u"no/such/folder/job.json"_s)));
    QCOMPARE(failed.size(), 1);
    QVERIFY(m_job->isModified());
    QVERIFY(m_files->filePath().isEmpty());
}

void TestJobFiles::remembersWhatWasOpened()
{
    const QString a = write(u"a.json"_s, "{}");
    const QString b = write(u"b.json"_s, "{}");
    QVERIFY(m_files->open(a) && m_files->open(b) && m_files->open(a));
    QCOMPARE(m_files->recent(), (QStringList{a, b}));
    QVERIFY(QFile::remove(b));
    QCOMPARE(m_files->recent(), QStringList{a});
    const session::JobFiles later(*m_job, m_world->templates, m_world->settings);
    QCOMPARE(later.recent(), QStringList{a});
}

void TestJobFiles::newJobForgetsTheFile()
{
    QVERIFY(m_files->open(write(u"a.json"_s, R"({"jobId":"a"})")));
    QSignalSpy started(m_files.get(), &session::JobFiles::started);
    m_files->startNew();
    QVERIFY(m_files->filePath().isEmpty());
    QVERIFY(m_job->document().isEmpty());
    QCOMPARE(started.size(), 1);
    QVERIFY(started.first().first().value<job::JobDocument>().isEmpty());
}

Q_DECLARE_METATYPE(fleetwright::exchange::Format)
QTEST_MAIN(TestJobFiles)
#include "tst_jobfiles.moc"
