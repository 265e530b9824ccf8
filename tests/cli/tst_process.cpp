// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connectionstore.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

/// What the program does to the computer it runs on, as the kernel sees it.
class ProcessTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sharedFilesAreOpenedOnce_data();
    void sharedFilesAreOpenedOnce();
    void leavesNoCore();
    void aProgramsComplaintsStayUnsaid();

private:
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_home->filePath(name));
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    }
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : environment.keys()) {
            if (name.startsWith("AWS_"_L1))
                environment.remove(name);
        }
        environment.insert(u"HOME"_s, m_home->path());
        environment.insert(u"FLEETWRIGHT_HOME"_s, m_home->filePath(u"fleetwright"_s));
        return environment;
    }
    void addConnection(const QString &profile) const
    {
        storage::ConnectionStore store(m_home->filePath(u"fleetwright/config/connections.json"_s));
        if (!store.save({.name = u"Plant"_s, .kind = aws::Connection::Kind::Profile, .profile = profile}))
            qFatal("cannot save");
    }

    const QString m_program = qEnvironmentVariable("FLEETWRIGHT");
    std::unique_ptr<QTemporaryDir> m_home;
};

void ProcessTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    write(u".aws/config"_s, "[profile base]\nregion=eu-central-1\n"
                            "[profile deploy]\nrole_arn=arn:aws:iam::123456789012:role/Deploy\n"
                            "source_profile=base\nregion=eu-west-1\nendpoint_url=http://localhost:1\n"
                            "[profile tool]\nregion=eu-west-1\nendpoint_url=http://127.0.0.1:1\n"
                            "credential_process=sh -c 'echo topsecret >&2; exit 7'\n");
    write(u".aws/credentials"_s, "[base]\naws_access_key_id=AKIDEXAMPLE\naws_secret_access_key=s\n");
    write(u"job.json"_s, R"({"jobId": "j", "document": "{\"a\": 1}",
        "targets": ["arn:aws:iot:eu-west-1:123456789012:thing/a"]})");
}

void ProcessTest::sharedFilesAreOpenedOnce_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("dry run") << QStringList{u"submit"_s, u"--dry-run"_s};
    QTest::newRow("check") << QStringList{u"check"_s};
}

void ProcessTest::sharedFilesAreOpenedOnce()
{
    QFETCH(QStringList, arguments);
    const QString strace = QStandardPaths::findExecutable(u"strace"_s);
    QProcess trial;
    trial.start(strace, {u"-e"_s, u"trace=none"_s, u"true"_s});
    if (strace.isEmpty() || !trial.waitForFinished() || trial.exitCode() != 0)
        QSKIP("strace is not installed or may not be used here");
    addConnection(u"deploy"_s);
    const QString log = m_home->filePath(u"strace.log"_s);
    QProcess process;
    QProcessEnvironment traced = environment();
    traced.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0"_s); // looking for leaks and strace exclude each other
    process.setProcessEnvironment(traced);
    process.start(strace, QStringList{u"-f"_s, u"-e"_s, u"trace=open,openat"_s, u"-o"_s, log, m_program} +
                              arguments +
                              QStringList{m_home->filePath(u"job.json"_s), u"--connection"_s, u"Plant"_s});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray calls = file.readAll();
    for (const char *name : {"/.aws/config\"", "/.aws/credentials\"", "/config/connections.json\""})
        QVERIFY2(calls.count(name) == 1, (name + QByteArray::number(calls.count(name))).constData());
}

void ProcessTest::leavesNoCore()
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(m_program, {u"check"_s, u"-"_s});
    QVERIFY(process.waitForStarted());
    const QString limits = u"/proc/%1/limits"_s.arg(process.processId());
    // It waits for its standard input, long after its start.
    const auto isNone = [&] {
        QFile file(limits);
        static const QRegularExpression none(u"Max core file size +0 +0 "_s);
        return file.open(QIODevice::ReadOnly) && none.match(QString::fromLatin1(file.readAll())).hasMatch();
    };
    QTRY_VERIFY2(isNone(), "a core file would hold secrets");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
}

void ProcessTest::aProgramsComplaintsStayUnsaid()
{
    addConnection(u"tool"_s);
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(m_program, {u"submit"_s, m_home->filePath(u"job.json"_s), u"--connection"_s, u"Plant"_s,
                              u"--format"_s, u"json"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    const QByteArray told = process.readAllStandardOutput() + process.readAllStandardError();
    QVERIFY2(told.contains("exit code 7"), told.constData());
    QVERIFY2(!told.contains("topsecret"), told.constData());
    QFile log(m_home->filePath(u"fleetwright/data/submissions.sqlite"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(!log.readAll().contains("topsecret"));
}

QTEST_GUILESS_MAIN(ProcessTest)
#include "tst_process.moc"
