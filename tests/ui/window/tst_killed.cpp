// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/atomicfile.h"
#include "tests/ui/support/world.h"
#include "ui/window/mainwindow.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

/// The program itself, killed without a word, loses nothing.
class TestKilled : public QObject
{
    Q_OBJECT

private slots:
    void killedProgramLeavesItsDraft();
};

void TestKilled::killedProgramLeavesItsDraft()
{
    const QTemporaryDir home;
    const test::World world;
    const job::JobDocument full(test::fullJob(world.clock.utcNow()));
    QFile file(home.filePath(u"job.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(full.text());
    file.close();

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"FLEETWRIGHT_HOME"_s, home.path());
    qputenv("FLEETWRIGHT_HOME", home.path().toLocal8Bit());
    const storage::Paths paths = storage::Paths::standard();
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(FLEETWRIGHT_BINARY_DIR "/bin/fleetwright"), {file.fileName()});
    QVERIFY2(program.waitForStarted(), qPrintable(program.errorString()));
    const auto isKept = [&] {
        const QDir drafts(paths.drafts());
        const QStringList names = drafts.entryList({u"*.json"_s}, QDir::Files);
        const Expected<QByteArray> bytes = storage::readWhole(drafts.filePath(names.value(0)));
        if (!bytes)
            return false;
        const Expected<storage::Draft> draft = storage::Draft::fromBytes(*bytes);
        return draft && draft->document == full;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKept(), 20'000);
    QCOMPARE(program.state(), QProcess::Running);
    program.kill();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);

    storage::DraftStore drafts(paths.drafts());
    test::World later;
    const ui::Services theirs = later.services();
    ui::MainWindow window({theirs.clock, theirs.clients, theirs.secrets, theirs.connections, theirs.inUse,
                           theirs.templates, drafts, theirs.log, theirs.settings, theirs.profiles});
    QCOMPARE(window.job().document(), full);
    QCOMPARE(window.session().file().path(), file.fileName());
}

QTEST_MAIN(TestKilled)
#include "tst_killed.moc"
