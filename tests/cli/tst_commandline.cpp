// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/jobdocument.h"
#include "app/storage/connectionstore.h"
#include "app/storage/submissionlog.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

/// Runs the commands as processes of their own, without a display, in a home of their own.
class CommandLineTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void helpAndVersion_data();
    void helpAndVersion();
    void wrongCalls_data();
    void wrongCalls();
    void schemaIsAJsonSchema();
    void checkFindsNothingInTheSamples();
    void checkTellsThePlaceOfEachProblem();
    void checkTellsSyntaxErrors();
    void checkPointsIntoTheDocument();
    void checkNamesTheField();
    void checkAsJson();
    void checkReadsStandardInput();
    void checkGoesOnAfterAFileItCannotRead();
    void dryRunSendsNothing();
    void submitsToTheSandbox();
    void refusesWhatHasErrors();
    void tellsARefusalOfTheService();
    void productionWantsConfirmation();
    void aDeadServiceIsToldAndLogged();

private:
    struct Result {
        int exit = -1;
        QByteArray out = {};
        QString error = {};
    };
    [[nodiscard]] Result run(const QStringList &arguments, const QByteArray &input = {});
    [[nodiscard]] QString write(const QString &name, const QByteArray &text);
    [[nodiscard]] static QString sample(const QString &name)
    {
        return QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/resources/samples/") + name;
    }
    [[nodiscard]] static QByteArray good(const QString &jobId)
    {
        const QJsonObject job{
            {u"jobId"_s, jobId},
            {u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thing/berlin-gateway-001"_s}},
            {u"document"_s, u"{\"op\": \"reboot\"}"_s}};
        return QJsonDocument(job).toJson();
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void CommandLineTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

CommandLineTest::Result CommandLineTest::run(const QStringList &arguments, const QByteArray &input)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    environment.insert(u"FLEETWRIGHT_HOME"_s, m_home->filePath(u"home"_s));
    environment.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"/dev/null"_s);
    environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIDEXAMPLE"_s);
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"verysecretvalue"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(FLEETWRIGHT_BINARY_DIR "/tests/clirunner"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        return {};
    Result result{process.exitCode(), process.readAllStandardOutput(),
                  QString::fromUtf8(process.readAllStandardError())};
    if (result.out.contains("verysecretvalue") || result.error.contains(u"verysecretvalue"_s))
        return {-2, {}, u"the secret was printed"_s};
    return result;
}

QString CommandLineTest::write(const QString &name, const QByteArray &text)
{
    const QString path = m_home->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
    return path;
}

void CommandLineTest::helpAndVersion_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("shown");
    QTest::newRow("version") << QStringList{u"--version"_s} << QStringLiteral(FLEETWRIGHT_VERSION);
    QTest::newRow("help") << QStringList{u"--help"_s} << u"submit FILE"_s;
    QTest::newRow("check") << QStringList{u"check"_s, u"--help"_s} << u"--format"_s;
    QTest::newRow("submit") << QStringList{u"submit"_s, u"-h"_s} << u"--dry-run"_s;
    QTest::newRow("submit names targets")
        << QStringList{u"submit"_s, u"--help"_s} << u"arn:aws:iot:eu-west-1:000000000000:thinggroup/canary"_s;
    QTest::newRow("schema") << QStringList{u"schema"_s, u"--help"_s} << u"fleetwright schema"_s;
}

void CommandLineTest::helpAndVersion()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, shown);
    const Result result = run(arguments);
    QCOMPARE(result.exit, 0);
    QVERIFY2(result.out.contains(shown.toUtf8()), result.out.constData());
}

void CommandLineTest::wrongCalls_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no file") << QStringList{u"check"_s};
    QTest::newRow("unknown option") << QStringList{u"check"_s, u"--what"_s, u"x"_s};
    QTest::newRow("unknown format") << QStringList{u"check"_s, u"--format"_s, u"xml"_s, u"x"_s};
    QTest::newRow("no such file") << QStringList{u"check"_s, u"/no/such/file.json"_s};
    QTest::newRow("a folder") << QStringList{u"check"_s, u"/"_s};
    QTest::newRow("unknown connection") << QStringList{u"check"_s, u"--connection"_s, u"Nowhere"_s, u"x"_s};
    QTest::newRow("no connection") << QStringList{u"submit"_s, u"x.json"_s};
    QTest::newRow("two files") << QStringList{u"submit"_s, u"a"_s, u"b"_s, u"--connection"_s, u"Sandbox"_s};
    QTest::newRow("schema of what") << QStringList{u"schema"_s, u"x"_s};
}

void CommandLineTest::wrongCalls()
{
    QFETCH(QStringList, arguments);
    const Result result = run(arguments);
    QCOMPARE(result.exit, 2);
    QVERIFY(!result.error.isEmpty());
    QVERIFY(result.out.isEmpty());
}

void CommandLineTest::schemaIsAJsonSchema()
{
    const Result result = run({u"schema"_s});
    QCOMPARE(result.exit, 0);
    const QJsonObject schema = QJsonDocument::fromJson(result.out).object();
    QCOMPARE(schema.value("$schema"_L1).toString(), u"https://json-schema.org/draft/2020-12/schema"_s);
    QCOMPARE(schema.value("properties"_L1).toObject().size(), 17);
}

void CommandLineTest::checkFindsNothingInTheSamples()
{
    QDirIterator samples(sample({}), {u"*.json"_s});
    int count = 0;
    while (samples.hasNext()) {
        const QString file = samples.next();
        const Result result = run({u"check"_s, u"--connection"_s, u"Sandbox"_s, file});
        QVERIFY2(result.exit == 0, result.out.constData());
        ++count;
    }
    QVERIFY(count > 0);
}

void CommandLineTest::checkTellsThePlaceOfEachProblem()
{
    const QString file =
        write(u"bad.json"_s, "{\n  \"jobId\": \"two words\",\n  \"targets\": [],\n"
                             "  \"document\": \"{}\",\n"
                             "  \"timeoutConfig\": {\"inProgressTimeoutInMinutes\": 0}\n}\n");
    const Result result = run({u"check"_s, file});
    QCOMPARE(result.exit, 1);
    const QList<QByteArray> lines = result.out.split('\n');
    const auto has = [&](const QByteArray &start) {
        return std::any_of(lines.begin(), lines.end(),
                           [&](const QByteArray &line) { return line.startsWith(file.toUtf8() + start); });
    };
    QVERIFY2(has(":2:12: error: "), result.out.constData());
    QVERIFY2(has(":3:14: error: "), result.out.constData());
    QVERIFY2(has(":5:51: error: "), result.out.constData());
    QVERIFY(result.out.contains("[schema.pattern]"));
}

void CommandLineTest::checkTellsSyntaxErrors()
{
    const QString file = write(u"broken.json"_s, "{\n  \"jobId\": }\n");
    const Result result = run({u"check"_s, file});
    QCOMPARE(result.exit, 1);
    QVERIFY2(result.out.startsWith(file.toUtf8() + ":2:12: error: "), result.out.constData());
    QVERIFY(result.out.contains("[json.syntax]"));
}

/// What is wrong inside the document stands where it is written in the file.
void CommandLineTest::checkPointsIntoTheDocument()
{
    const QString file = write(u"inner.json"_s, "{\"jobId\": \"j\",\n"
                                                " \"document\": \"{\\n \\\"\\u00e4\\\": .5}\"}");
    const Result result = run({u"check"_s, file});
    QCOMPARE(result.exit, 1);
    // {, \n, blank, \", \u00e4, \", :, blank: then the number
    QVERIFY2(result.out.contains(file.toUtf8() + ":2:31: error: document: Line 2, column 7: "),
             result.out.constData());
}

void CommandLineTest::checkNamesTheField()
{
    const QString file =
        write(u"fields.json"_s, R"({"jobId": "j", "timeoutConfig": {"inProgressTimeoutInMinutes": "x"},
        "abortConfig": {"criteriaList": [{"failureType": "ALL", "action": "CANCEL", "thresholdPercentage": 101,
        "minNumberOfExecutedThings": 1}]}, "an odd\nname": 1})");
    const Result result = run({u"check"_s, file});
    for (const char *line :
         {" error: timeoutConfig.inProgressTimeoutInMinutes: Must be ",
          " error: abortConfig.criteriaList[0].thresholdPercentage: Must be ", ": [\"an odd\\nname\"]: "})
        QVERIFY2(result.out.contains(line), result.out.constData());
}

void CommandLineTest::checkAsJson()
{
    const QString file = write(u"bad.json"_s, "{\"jobId\": \"two words\"}");
    const Result result = run({u"check"_s, u"--format"_s, u"json"_s, file});
    QCOMPARE(result.exit, 1);
    const QJsonArray report = QJsonDocument::fromJson(result.out).array();
    QCOMPARE(report.size(), 1);
    QCOMPARE(report[0][u"file"_s].toString(), file);
    bool found = false;
    for (const QJsonValue &problem : report[0][u"problems"_s].toArray()) {
        found = found ||
                (problem[u"pointer"_s].toString() == "/jobId"_L1 &&
                 problem[u"rule"_s].toString() == "schema.pattern"_L1 && problem[u"line"_s].toInt() == 1 &&
                 problem[u"column"_s].toInt() == 11 && problem[u"severity"_s].toString() == "error"_L1);
    }
    QVERIFY2(found, result.out.constData());
}

void CommandLineTest::checkReadsStandardInput()
{
    QCOMPARE(run({u"check"_s, u"-"_s}, good(u"ok"_s)).exit, 0);
    const Result result = run({u"check"_s, u"-"_s}, "[]");
    QCOMPARE(result.exit, 1);
    QVERIFY(result.out.startsWith("-:1:1: error: "));
}

void CommandLineTest::checkGoesOnAfterAFileItCannotRead()
{
    const QString file = write(u"bad.json"_s, "{}");
    const Result result = run({u"check"_s, u"/no/such.json"_s, file});
    QCOMPARE(result.exit, 2);
    QVERIFY(result.error.contains(u"/no/such.json"_s));
    QVERIFY(result.out.contains("bad.json"));
}

void CommandLineTest::dryRunSendsNothing()
{
    const QString file = write(u"good.json"_s, good(u"dry"_s));
    const Result result = run({u"submit"_s, file, u"--connection"_s, u"Sandbox"_s, u"--dry-run"_s});
    QCOMPARE(result.exit, 0);
    QVERIFY2(result.out.startsWith("PUT http://127.0.0.1:"), result.out.constData());
    QVERIFY(result.out.contains("/jobs/dry\n"));
    const auto document = job::JobDocument::parse(good(u"dry"_s));
    QVERIFY(result.out.endsWith("\n\n" + document->body() + '\n'));
    storage::SubmissionLog log(m_home->filePath(u"home/data/submissions.sqlite"_s));
    QVERIFY(log.entries().value().isEmpty());
}

void CommandLineTest::submitsToTheSandbox()
{
    const QString file = write(u"good.json"_s, good(u"in-file"_s));
    const Result text = run({u"submit"_s, file, u"--connection"_s, u"Sandbox"_s});
    QVERIFY2(text.exit == 0, qPrintable(text.error));
    QVERIFY(text.out.contains("arn:aws:iot:eu-west-1:000000000000:job/in-file"));
    const Result json = run({u"submit"_s, file, u"--connection"_s, u"Sandbox"_s, u"--job-id"_s, u"given"_s,
                             u"--format"_s, u"json"_s});
    QCOMPARE(json.exit, 0);
    const QJsonObject answer = QJsonDocument::fromJson(json.out).object();
    QCOMPARE(answer.value("outcome"_L1).toString(), u"created"_s);
    QCOMPARE(answer.value("jobId"_L1).toString(), u"given"_s);
    QVERIFY(!answer.value("requestId"_L1).toString().isEmpty());
    storage::SubmissionLog log(m_home->filePath(u"home/data/submissions.sqlite"_s));
    const auto entries = log.entries().value();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0].closing.state, iot::SubmissionJournal::State::Created);
}

void CommandLineTest::refusesWhatHasErrors()
{
    const QString file = write(u"bad.json"_s, "{\"jobId\": \"x\", \"targets\": []}");
    const Result result = run({u"submit"_s, file, u"--connection"_s, u"Sandbox"_s});
    QCOMPARE(result.exit, 1);
    QVERIFY(result.error.contains(u"bad.json:1:"_s));
    QVERIFY(result.out.isEmpty());
}

void CommandLineTest::tellsARefusalOfTheService()
{
    const QString file =
        write(u"unknown.json"_s, good(u"to-nobody"_s).replace("berlin-gateway-001", "nobody-knows-it"));
    const Result result = run({u"submit"_s, file, u"--connection"_s, u"Sandbox"_s, u"--format"_s, u"json"_s});
    QCOMPARE(result.exit, 1);
    const QJsonObject answer = QJsonDocument::fromJson(result.out).object();
    QCOMPARE(answer.value("outcome"_L1).toString(), u"refused"_s);
    QCOMPARE(answer.value("code"_L1).toString(), u"ResourceNotFoundException"_s);
}

void CommandLineTest::productionWantsConfirmation()
{
    storage::ConnectionStore connections(m_home->filePath(u"home/config/connections.json"_s));
    QVERIFY(connections.save({.name = u"Live"_s,
                              .kind = aws::Connection::Kind::Environment,
                              .production = true,
                              .region = u"eu-west-1"_s,
                              .endpoint = QUrl(u"http://127.0.0.1:9"_s)}));
    const QString file = write(u"good.json"_s, good(u"careful"_s));
    const Result without = run({u"submit"_s, file, u"--connection"_s, u"Live"_s});
    QCOMPARE(without.exit, 2);
    QVERIFY(without.error.contains(u"--confirm careful"_s));
    QCOMPARE(run({u"submit"_s, file, u"--connection"_s, u"Live"_s, u"--confirm"_s, u"other"_s}).exit, 2);
}

void CommandLineTest::aDeadServiceIsToldAndLogged()
{
    storage::ConnectionStore connections(m_home->filePath(u"home/config/connections.json"_s));
    QVERIFY(connections.save({.name = u"Dead"_s,
                              .kind = aws::Connection::Kind::Environment,
                              .region = u"eu-west-1"_s,
                              .endpoint = QUrl(u"http://127.0.0.1:9"_s)}));
    const QString file = write(u"good.json"_s, good(u"nobody-there"_s));
    const Result result = run({u"submit"_s, file, u"--connection"_s, u"Dead"_s});
    QCOMPARE(result.exit, 1);
    QVERIFY2(result.error.contains(u"127.0.0.1"_s), qPrintable(result.error));
    storage::SubmissionLog log(m_home->filePath(u"home/data/submissions.sqlite"_s));
    QCOMPARE(log.entries().value().size(), 1);
    QCOMPARE(log.entries().value().constFirst().closing.state, iot::SubmissionJournal::State::Refused);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
