// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/ssotokens.h"
#include "app/storage/connectionstore.h"
#include "tests/service/filesearch.h"
#include "tests/service/motoserver.h"
#include "tests/service/operatorhome.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

/// Runs the program with credentials of every kind and looks for them in all that it leaves behind: files,
/// output, its own command line and environment.
class TestNoSecrets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void leavesNothingBehind_data();
    void leavesNothingBehind();

private:
    MotoServer m_moto;
    ServerProcess m_sources{u"credentialserver.py"_s};
};

namespace
{

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestNoSecrets::initTestCase()
{
    for (ServerProcess *server : std::initializer_list<ServerProcess *>{&m_moto, &m_sources}) {
        const Expected<void> started = server->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().message + started.error().detail));
    }
}

void TestNoSecrets::leavesNothingBehind_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<QList<QByteArray>>("secrets");
    QTest::addColumn<bool>("isCreated");
    const QByteArray secret = m_moto.secretAccessKey();
    const QByteArray base = "[base]\naws_access_key_id=" + m_moto.accessKeyId().toUtf8() +
                            "\naws_secret_access_key=" + secret + "\n";
    QTest::newRow("keys") << QByteArray("[profile p]\n") << "[p]\n" + base.mid(7) << QList<QByteArray>{secret}
                          << true;
    QTest::newRow("role") << QByteArray("[profile p]\nrole_arn=arn:aws:iam::123456789012:role/Deploy\n"
                                        "source_profile=base\n")
                          << base << QList<QByteArray>{secret} << true;
    QTest::newRow("program")
        << QByteArray(
               "[profile p]\ncredential_process=printf '{\"Version\": 1, \"AccessKeyId\": \"ASIARUN\", "
               "\"SecretAccessKey\": \"run-secret\", \"SessionToken\": \"run-session\"}'\n")
        << QByteArray() << QList<QByteArray>{"run-secret", "run-session"} << false;
    QTest::newRow("single sign-on") << "[profile p]\nsso_region=eu-west-1\nsso_account_id=" +
                                           m_sources.fact("account").toUtf8() +
                                           "\nsso_role_name=" + m_sources.fact("role").toUtf8() +
                                           "\nsso_start_url=" + m_sources.fact("startUrl").toUtf8() + "\n"
                                    << QByteArray()
                                    << QList<QByteArray>{"sso-secret", "sso-session", "cached-token"}
                                    << false;
    QTest::newRow("instance") << QByteArray("[profile p]\n") << QByteArray()
                              << QList<QByteArray>{"host-secret", "host-session"} << false;
}

void TestNoSecrets::leavesNothingBehind()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, credentials);
    QFETCH(QList<QByteArray>, secrets);
    QFETCH(bool, isCreated);
    OperatorHome home;
    home.setFiles(config, credentials);
    home.write(u".aws/sso/cache/"_s +
                   identity::SsoTokens::cacheFile({.startUrl = QUrl(m_sources.fact("startUrl"))}),
               "{\"accessToken\": \"cached-token\", \"expiresAt\": \"2099-01-01T00:00:00Z\"}");
    // What the operator has is not what the program writes; that goes elsewhere.
    const QString own = home.path() + u"/own"_s;
    QProcessEnvironment environment = home.environment;
    environment.insert(u"FLEETWRIGHT_HOME"_s, own);
    environment.insert(u"XDG_RUNTIME_DIR"_s, own + u"/run"_s);
    environment.insert(u"TMPDIR"_s, own + u"/tmp"_s);
    environment.insert(u"QT_LOGGING_RULES"_s, u"*.debug=true"_s);
    environment.insert(u"FLEETWRIGHT_LOG"_s, u"*"_s);
    environment.insert(u"AWS_ENDPOINT_URL"_s, m_moto.endpoint().toString());
    environment.insert(u"AWS_ENDPOINT_URL_SSO"_s, m_sources.endpoint().toString());
    environment.insert(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s, m_sources.endpoint().toString());
    QVERIFY(QDir().mkpath(own + u"/tmp"_s) && QDir().mkpath(own + u"/run"_s));
    storage::ConnectionStore store(own + u"/config/connections.json"_s);
    QVERIFY(QDir().mkpath(own + u"/config"_s));
    QVERIFY(store.save({.name = u"Mine"_s,
                        .kind = aws::Connection::Kind::Profile,
                        .region = u"eu-west-1"_s,
                        .profile = u"p"_s}));
    const QString job = home.write(u"job.json"_s, "{\"targets\": [\"" + m_moto.thingArn().toUtf8() +
                                                      "\"], \"document\": \"{}\"}");

    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(qEnvironmentVariable("FLEETWRIGHT"),
                  {u"submit"_s, job, u"--connection"_s, u"Mine"_s, u"--job-id"_s,
                   QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-')});
    QVERIFY2(program.waitForStarted(), qPrintable(program.errorString()));
    const QString proc = u"/proc/%1/"_s.arg(program.processId());
    const QByteArray shown = readAll(proc + u"cmdline"_s) + readAll(proc + u"environ"_s);
    QVERIFY(program.waitForFinished(60000));
    const QByteArray said = program.readAllStandardOutput() + program.readAllStandardError();
    QVERIFY2((program.exitCode() == 0) == isCreated, said.constData());

    QVERIFY2(said.contains(" identity: ") && said.contains(" submit: sends job "), said.constData());
    QVERIFY2(said.contains(isCreated ? ": created, request id " : ": refused, request id "),
             said.constData());
    QVERIFY2(!said.contains("Signature="), said.constData());
    QVERIFY2(!filesWith(own, "Mine").isEmpty(), "it wrote nothing at all");
    for (const QByteArray &secret : secrets) {
        QCOMPARE(filesWith(own, secret), QStringList());
        QVERIFY2(!shown.contains(secret), "on its command line or in its environment");
        QVERIFY2(!said.contains(secret), said.constData());
    }
}

QTEST_GUILESS_MAIN(TestNoSecrets)
#include "tst_nosecrets.moc"
