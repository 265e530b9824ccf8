// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connectionstore.h"
#include "app/storage/submissionlog.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using State = iot::SubmissionJournal::State;

/// `fleetwright submit` where several run at once, and where this computer stands in the way.
class TestSubmitCommand : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void unknownMembersNeedConsent();
    void misspelledMembersAreRefused();
    void notesAreNotSent();
    void theSameJobAgainIsNotCreated();
    void tellsHowATakenJobDiffers();
    void twentyAtOnceCreateOneJob();
    void twentyJobsAtOnceAreAllCreated();
    void aSandboxThatCannotBeUsedIsNoWrongCall();
    void twelveAtOnceKeepOneDamagedLog();

private:
    struct Result {
        int exit = -1;
        QByteArray out = {};
        QString error = {};
    };
    /// Runs it once for each list of arguments, all at the same time.
    [[nodiscard]] QList<Result> runAtOnce(const QList<QStringList> &calls) const;
    [[nodiscard]] Result run(const QStringList &arguments) const
    {
        return runAtOnce({arguments}).constFirst();
    }
    [[nodiscard]] QString write(const QString &jobId, const QString &description = u"d"_s,
                                const QJsonObject &more = {}) const;
    [[nodiscard]] QString data(const QString &name) const
    {
        return m_folder->filePath(u"home/data/"_s + name);
    }
    [[nodiscard]] QList<State> logged() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSubmitCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QList<TestSubmitCommand::Result> TestSubmitCommand::runAtOnce(const QList<QStringList> &calls) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"FLEETWRIGHT_HOME"_s, m_folder->filePath(u"home"_s));
    environment.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"/dev/null"_s);
    environment.insert(u"AWS_CONFIG_FILE"_s, u"/dev/null"_s);
    environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIDEXAMPLE"_s);
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"verysecretvalue"_s);
    std::vector<std::unique_ptr<QProcess>> processes;
    for (const QStringList &arguments : calls) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->setProcessEnvironment(environment);
        processes.back()->start(QStringLiteral(FLEETWRIGHT_BINARY_DIR "/tests/clirunner"), arguments);
    }
    QList<Result> results;
    for (const auto &process : processes) {
        constexpr int patience = 120'000; // ms
        if (!process->waitForFinished(patience)) {
            results.append(Result{});
            continue;
        }
        results.append({process->exitCode(), process->readAllStandardOutput(),
                        QString::fromUtf8(process->readAllStandardError())});
    }
    return results;
}

QString TestSubmitCommand::write(const QString &jobId, const QString &description,
                                 const QJsonObject &more) const
{
    QJsonObject job{
        {u"jobId"_s, jobId},
        {u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thing/berlin-gateway-001"_s}},
        {u"document"_s, u"{\"operation\": \"reboot\"}"_s},
        {u"description"_s, description}};
    for (auto it = more.begin(); it != more.end(); ++it)
        job.insert(it.key(), it.value());
    const QString path = m_folder->filePath(jobId + u'-' + description + u".json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(job).toJson()) < 0)
        qFatal("cannot write");
    return path;
}

QList<State> TestSubmitCommand::logged() const
{
    const storage::SubmissionLog log(data(u"submissions.sqlite"_s));
    QList<State> states;
    const QList<storage::SubmissionLog::Entry> entries = log.entries().value();
    for (const storage::SubmissionLog::Entry &entry : entries)
        states.append(entry.closing.state);
    return states;
}

void TestSubmitCommand::unknownMembersNeedConsent()
{
    const QString file = write(u"fw-1"_s, u"d"_s, {{u"jobPriority"_s, 3}, {u"owner"_s, u"team"_s}});
    const QStringList call{u"submit"_s, file, u"--connection"_s, u"Sandbox"_s};
    for (const QStringList &more : {QStringList(), QStringList{u"--dry-run"_s}}) {
        const Result refused = run(call + more);
        QCOMPARE(refused.exit, 1);
        QVERIFY(refused.out.isEmpty());
        for (const QString &told : {u"/jobPriority"_s, u"/owner"_s, u"--allow-unknown"_s})
            QVERIFY2(refused.error.contains(told), qPrintable(refused.error));
    }
    QCOMPARE(logged(), QList<State>());
    const Result dry = run(call + QStringList{u"--allow-unknown"_s, u"--dry-run"_s});
    QCOMPARE(dry.exit, 0);
    QVERIFY2(dry.out.contains("\"jobPriority\": 3"), dry.out.constData());
    const Result sent = run(call + QStringList{u"--allow-unknown"_s});
    QVERIFY2(sent.exit == 0, qPrintable(sent.error));
    QCOMPARE(logged(), QList<State>({State::Created}));
}

void TestSubmitCommand::misspelledMembersAreRefused()
{
    const QString file = write(u"fw-1"_s, u"d"_s, {{u"abort-config"_s, QJsonObject()}, {u"owner"_s, 1}});
    const Result refused = run({u"submit"_s, file, u"--connection"_s, u"Sandbox"_s, u"--allow-unknown"_s});
    QCOMPARE(refused.exit, 1);
    QVERIFY2(refused.error.contains(u"“abortConfig”"_s), qPrintable(refused.error));
    QVERIFY2(refused.error.contains(u"first."_s), qPrintable(refused.error));
    QVERIFY2(!refused.error.contains(u"Agree"_s), qPrintable(refused.error));
}

void TestSubmitCommand::notesAreNotSent()
{
    const QString file =
        write(u"fw-1"_s, u"d"_s,
              {{u"$schema"_s, u"./create-job.schema.json"_s},
               {u"// a"_s, 1},
               {u"timeoutConfig"_s, QJsonObject{{u"_comment"_s, 2}, {u"inProgressTimeoutInMinutes"_s, 5}}}});
    const Result checked = run({u"check"_s, file});
    QCOMPARE(checked.exit, 0);
    QVERIFY2(!checked.out.contains("schema.") && !checked.out.contains("_comment"), checked.out.constData());
    const QStringList call{u"submit"_s, file, u"--connection"_s, u"Sandbox"_s};
    const Result dry = run(call + QStringList{u"--dry-run"_s});
    QCOMPARE(dry.exit, 0);
    QVERIFY2(dry.out.contains("inProgressTimeoutInMinutes") && !dry.out.contains("$schema") &&
                 !dry.out.contains("//\x20") && !dry.out.contains("_comment"),
             dry.out.constData());
    QCOMPARE(run(call).exit, 0);
}

void TestSubmitCommand::theSameJobAgainIsNotCreated()
{
    const QStringList call{u"submit"_s, write(u"once"_s), u"--connection"_s, u"Sandbox"_s};
    const Result first = run(call);
    QVERIFY2(first.exit == 0, qPrintable(first.error));
    const Result second = run(call);
    QCOMPARE(second.exit, 1);
    QVERIFY2(!second.out.contains("Created"), second.out.constData());
    QVERIFY2(second.error.contains(u"there already"_s), qPrintable(second.error));
    QCOMPARE(logged(), (QList{State::Taken, State::Created}));
}

void TestSubmitCommand::tellsHowATakenJobDiffers()
{
    QCOMPARE(run({u"submit"_s, write(u"once"_s), u"--connection"_s, u"Sandbox"_s}).exit, 0);
    const QStringList call{u"submit"_s, write(u"once"_s, u"other"_s), u"--connection"_s, u"Sandbox"_s};
    const Result text = run(call);
    QCOMPARE(text.exit, 1);
    QVERIFY2(text.error.contains(u"Differs in: Description"_s), qPrintable(text.error));
    const Result json = run(call + QStringList{u"--format"_s, u"json"_s});
    QCOMPARE(json.exit, 1);
    const QJsonObject answer = QJsonDocument::fromJson(json.out).object();
    QCOMPARE(answer.value(u"outcome"_s).toString(), u"taken"_s);
    QCOMPARE(answer.value(u"differing"_s).toArray(), QJsonArray{u"description"_s});
}

void TestSubmitCommand::twentyAtOnceCreateOneJob()
{
    const QStringList call{u"submit"_s, write(u"race"_s), u"--connection"_s, u"Sandbox"_s};
    const QList<Result> results = runAtOnce(QList<QStringList>(20, call));
    const auto said = [&](const Result &result) {
        return result.exit == 0 && result.out.startsWith("Created race\n");
    };
    QCOMPARE(std::ranges::count_if(results, said), 1);
    for (const Result &result : results) {
        QVERIFY2(said(result) || (result.exit == 1 && !result.out.contains("Created")),
                 qPrintable(u"exit %1: %2"_s.arg(result.exit).arg(result.error)));
    }
    const QList<State> states = logged();
    QCOMPARE(states.count(State::Created), 1);
    QCOMPARE(states.count(State::Taken), 19);
}

void TestSubmitCommand::twentyJobsAtOnceAreAllCreated()
{
    QList<QStringList> calls;
    for (int i = 0; i < 20; ++i)
        calls.append({u"submit"_s, write(u"job-%1"_s.arg(i)), u"--connection"_s, u"Sandbox"_s});
    for (const Result &result : runAtOnce(calls))
        QVERIFY2(result.exit == 0, qPrintable(u"exit %1: %2"_s.arg(result.exit).arg(result.error)));
    QCOMPARE(logged().count(State::Created), 20);
}

// The call is right; that nothing came of it is another matter.
void TestSubmitCommand::aSandboxThatCannotBeUsedIsNoWrongCall()
{
    QVERIFY(QDir().mkpath(data({})));
    QFile inTheWay(data(u"sandbox"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    const QStringList call{u"submit"_s, write(u"no-sandbox"_s), u"--connection"_s, u"Sandbox"_s};
    const Result text = run(call);
    QCOMPARE(text.exit, 1);
    QVERIFY2(text.error.contains(u"Nothing was sent"_s), qPrintable(text.error));
    QVERIFY(!text.error.contains(u"--help"_s));
    const Result json = run(call + QStringList{u"--format"_s, u"json"_s});
    QCOMPARE(json.exit, 1);
    QCOMPARE(QJsonDocument::fromJson(json.out).object().value(u"outcome"_s).toString(), u"refused"_s);
}

void TestSubmitCommand::twelveAtOnceKeepOneDamagedLog()
{
    storage::ConnectionStore connections(m_folder->filePath(u"home/config/connections.json"_s));
    QVERIFY(connections.save({.name = u"Dead"_s,
                              .kind = aws::Connection::Kind::Environment,
                              .region = u"eu-west-1"_s,
                              .endpoint = QUrl(u"http://127.0.0.1:9"_s)}));
    {
        storage::SubmissionLog log(data(u"submissions.sqlite"_s));
        for (int i = 0; i < 40; ++i)
            QVERIFY(log.open(
                {.jobId = u"old"_s, .body = QByteArray(8192, 'x'), .at = QDateTime::currentDateTimeUtc()}));
    }
    {
        QFile file(data(u"submissions.sqlite"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2));
        file.write(QByteArray(16384, '\xa5'));
    }
    const QStringList call{u"submit"_s, write(u"after-damage"_s), u"--connection"_s, u"Dead"_s};
    const QList<Result> results = runAtOnce(QList<QStringList>(12, call));
    for (const Result &result : results)
        QVERIFY2(result.exit == 1 && !result.error.contains(u"cannot be written"_s),
                 qPrintable(result.error));
    const auto told = [](const Result &result) { return result.error.contains(u"was damaged"_s); };
    QCOMPARE(std::ranges::count_if(results, told), 1);
    QCOMPARE(QDir(data({})).entryList({u"submissions.sqlite.damaged-?"_s}).size(), 1);
    QCOMPARE(logged().size(), 12);
}

QTEST_GUILESS_MAIN(TestSubmitCommand)
#include "tst_submitcommand.moc"
