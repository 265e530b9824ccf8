// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

/// `fleetwright sandbox` beside other programs: the AWS CLI against it, a command on the same store, its end.
class SandboxCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void servesOtherPrograms();
    void refuses_data();
    void refuses();

private:
    struct Done {
        int code = -1;
        QByteArray out = {};
        QByteArray errors = {};
    };
    [[nodiscard]] static Done run(const QString &program, const QStringList &arguments,
                                  const QProcessEnvironment &environment)
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        process.waitForFinished(60000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : environment.keys()) {
            if (name.startsWith("AWS_"_L1))
                environment.remove(name);
        }
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"FLEETWRIGHT_HOME"_s, m_home.filePath(u"fleetwright"_s));
        return environment;
    }

    const QString m_program = qEnvironmentVariable("FLEETWRIGHT");
    QTemporaryDir m_home;
};

void SandboxCommandTest::servesOtherPrograms()
{
    QProcess sandbox;
    sandbox.setProcessEnvironment(environment());
    sandbox.start(m_program, {u"sandbox"_s, u"--port"_s, u"0"_s, u"--speed"_s, u"0"_s});
    QVERIFY(sandbox.waitForStarted());
    QByteArray lines;
    QTRY_VERIFY_WITH_TIMEOUT((lines += sandbox.readAllStandardOutput()).contains("SECRET_ACCESS_KEY"), 20000);

    QProcessEnvironment outside = environment();
    static const QRegularExpression line(u"^export (\\w+)='?([^'\\n]*)'?$"_s,
                                         QRegularExpression::MultilineOption);
    for (auto match = line.globalMatch(QString::fromUtf8(lines)); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        outside.insert(found.captured(1), found.captured(2));
    }
    for (const QString &name :
         {u"AWS_ENDPOINT_URL"_s, u"AWS_REGION"_s, u"AWS_ACCESS_KEY_ID"_s, u"AWS_SECRET_ACCESS_KEY"_s})
        QVERIFY2(outside.contains(name), lines.constData());

    const QString aws = qEnvironmentVariable("FLEETWRIGHT_AWS", u"aws"_s);
    const Done made =
        run(aws,
            {u"iot"_s, u"create-job"_s, u"--job-id"_s, u"by-cli"_s, u"--targets"_s,
             u"arn:aws:iot:eu-west-1:000000000000:thing/berlin-gateway-001"_s, u"--document"_s, u"{}"_s},
            outside);
    QVERIFY2(made.code == 0, made.errors.constData());

    // A command on the same store meanwhile: the id is taken there, and its own job is seen outside
    const QString job = QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/resources/samples/firmware-rollout.json");
    const QStringList submit{u"submit"_s, job, u"--connection"_s, u"Sandbox"_s, u"--job-id"_s};
    const Done taken = run(m_program, submit + QStringList{u"by-cli"_s}, environment());
    QVERIFY2(taken.code == 1, taken.errors.constData());
    const Done own = run(m_program, submit + QStringList{u"by-fleetwright"_s}, environment());
    QVERIFY2(own.code == 0, own.errors.constData());
    const Done listed = run(aws, {u"iot"_s, u"list-jobs"_s}, outside);
    QVERIFY2(listed.out.contains("by-fleetwright") && listed.out.contains("by-cli"),
             (listed.out + listed.errors).constData());

    ::kill(pid_t(sandbox.processId()), SIGINT);
    QVERIFY(sandbox.waitForFinished(10000));
    QCOMPARE(sandbox.exitStatus(), QProcess::NormalExit);
    QCOMPARE(sandbox.exitCode(), 0);
}

void SandboxCommandTest::refuses_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("code");
    QTest::newRow("no port") << QStringList{u"--port"_s, u"x"_s} << 2;
    QTest::newRow("port too large") << QStringList{u"--port"_s, u"65536"_s} << 2;
    QTest::newRow("no speed") << QStringList{u"--speed"_s, u"fast"_s} << 2;
    QTest::newRow("backwards") << QStringList{u"--speed"_s, u"-1"_s} << 2;
    QTest::newRow("no number") << QStringList{u"--speed"_s, u"nan"_s} << 2;
    QTest::newRow("a word too many") << QStringList{u"x"_s} << 2;
    QTest::newRow("a port of others") << QStringList{u"--port"_s, u"1"_s} << (::geteuid() == 0 ? -1 : 1);
}

void SandboxCommandTest::refuses()
{
    QFETCH(QStringList, options);
    QFETCH(int, code);
    if (code < 0)
        QSKIP("root may use any port");
    const Done done = run(m_program, QStringList{u"sandbox"_s} + options, environment());
    QCOMPARE(done.code, code);
    QVERIFY(!done.errors.isEmpty());
}

QTEST_GUILESS_MAIN(SandboxCommandTest)
#include "tst_sandboxcommand.moc"
