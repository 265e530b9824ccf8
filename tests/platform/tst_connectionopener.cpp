// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/listjobs.h"
#include "app/platform/connectionopener.h"
#include "app/platform/sessionsecretstore.h"
#include "tests/support/faketransport.h"
#include "tests/support/manualclock.h"
#include "tests/support/manualscheduler.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::platform;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using Kind = Connection::Kind;

/// Which endpoint and whose keys a connection leads to.
class TestConnectionOpener : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void endpoints_data();
    void endpoints();
    void refuses_data();
    void refuses();
    void signsWithStoredKeys();
    void signsWithTheEnvironment();
    void refusesAnExpiredEnvironment();
    void tellsMissingKeys();
    void sandbox();

private:
    static Connection keys()
    {
        return {.id = u"c1"_s,
                .name = u"Mine"_s,
                .kind = Kind::StaticKeys,
                .region = u"eu-west-1"_s,
                .accessKeyId = u"AKIDMINE"_s};
    }
    /// Sends ListJobs over the connection; true where it was answered.
    Expected<bool, ApiError> listJobs(const Connection &connection);
    [[nodiscard]] QByteArray authorization(qsizetype request) const
    {
        return WireResponse{.headers = m_transport->requests().at(request).headers}.header("Authorization");
    }

    std::unique_ptr<FakeTransport> m_transport;
    ManualScheduler m_scheduler;
    ManualClock m_clock = ManualClock();
    SessionSecretStore m_secrets;
    identity::SilentPrompts m_prompts;
    std::unique_ptr<ConnectionOpener> m_opener;
};

void TestConnectionOpener::init()
{
    m_transport = std::make_unique<FakeTransport>();
    m_secrets.setValue(u"connection/c1"_s, "stored secret");
    QProcessEnvironment environment;
    environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIDENV"_s);
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"s"_s);
    environment.insert(u"AWS_SESSION_TOKEN"_s, u"token"_s);
    m_opener = std::make_unique<ConnectionOpener>(
        ConnectionOpener::Parts{*m_transport, m_scheduler, m_clock, m_secrets, m_prompts, environment});
}

Expected<bool, ApiError> TestConnectionOpener::listJobs(const Connection &connection)
{
    const auto client = m_opener->open(m_opener->resolve(connection));
    if (!client)
        qFatal("%s", qPrintable(client.error().message));
    std::optional<Expected<bool, ApiError>> result;
    (*client)->send(iot::ListJobs{}, this,
                    [&](const auto &answer) { result = answer.map([](const auto &) { return true; }); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }))
        qFatal("no answer");
    return *result;
}

void TestConnectionOpener::endpoints_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<bool>("fips");
    QTest::addColumn<QString>("override");
    QTest::addColumn<QString>("iot");
    QTest::addColumn<QString>("sts");
    QTest::newRow("aws") << u"eu-west-1"_s << false << QString() << u"https://iot.eu-west-1.amazonaws.com"_s
                         << u"https://sts.eu-west-1.amazonaws.com"_s;
    QTest::newRow("china") << u"cn-north-1"_s << false << QString()
                           << u"https://iot.cn-north-1.amazonaws.com.cn"_s
                           << u"https://sts.cn-north-1.amazonaws.com.cn"_s;
    QTest::newRow("fips") << u"us-east-1"_s << true << QString()
                          << u"https://iot-fips.us-east-1.amazonaws.com"_s
                          << u"https://sts-fips.us-east-1.amazonaws.com"_s;
    QTest::newRow("own") << u"eu-west-1"_s << false << u"http://localhost:4566"_s
                         << u"http://localhost:4566"_s << u"http://localhost:4566"_s;
}

void TestConnectionOpener::endpoints()
{
    QFETCH(const QString, region);
    QFETCH(const bool, fips);
    QFETCH(const QString, override);
    QFETCH(const QString, iot);
    QFETCH(const QString, sts);
    Connection connection = keys();
    connection.region = region;
    connection.fips = fips;
    connection.endpoint = QUrl(override);
    const auto client = m_opener->open(m_opener->resolve(connection));
    QVERIFY(client);
    QCOMPARE((*client)->target().endpoint, QUrl(iot));
    QCOMPARE((*client)->target().region, region);
    QCOMPARE((*client)->target().service, u"iot"_s);
    QCOMPARE(m_opener->resolve(connection).endpoint, QUrl(iot));
    const auto stsClient = m_opener->openSts(m_opener->resolve(connection));
    QVERIFY(stsClient);
    QCOMPARE((*stsClient)->target().endpoint, QUrl(sts));
    QCOMPARE((*stsClient)->target().service, u"sts"_s);
}

void TestConnectionOpener::refuses_data()
{
    QTest::addColumn<Connection>("connection");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::function<void(Connection &)> &change,
                        const QString &says) {
        Connection connection = keys();
        change(connection);
        QTest::newRow(name) << connection << says;
    };
    row("no region", [](Connection &c) { c.region.clear(); }, u"no region"_s);
    row("no such region", [](Connection &c) { c.region = u"mars"_s; }, u"mars"_s);
    row("no FIPS there", [](Connection &c) { c.fips = true; }, u"FIPS"_s);
    row("plain HTTP", [](Connection &c) { c.endpoint = QUrl(u"http://example.com"_s); }, u"http://"_s);
    row("no scheme", [](Connection &c) { c.endpoint = QUrl(u"localhost:4566"_s); }, u"endpoint"_s);
    row("user in it", [](Connection &c) { c.endpoint = QUrl(u"https://a:b@example.com"_s); }, u"user name"_s);
    row("query in it", [](Connection &c) { c.endpoint = QUrl(u"https://example.com?x=1"_s); }, u"query"_s);
    row(
        "FIPS and own endpoint",
        [](Connection &c) {
            c.endpoint = QUrl(u"https://example.com"_s);
            c.fips = true;
        },
        u"FIPS"_s);
    row("no key id", [](Connection &c) { c.accessKeyId.clear(); }, u"access key ID"_s);
    row("no profile", [](Connection &c) { c.kind = Kind::Profile; }, u"profile"_s);
    row("sandbox that does not run", [](Connection &c) { c.kind = Kind::Sandbox; }, u"sandbox"_s);
}

void TestConnectionOpener::refuses()
{
    QFETCH(const Connection, connection);
    QFETCH(const QString, says);
    const auto client = m_opener->open(m_opener->resolve(connection));
    QVERIFY(!client);
    QVERIFY2(client.error().message.contains(says), qPrintable(client.error().message));
}

void TestConnectionOpener::signsWithStoredKeys()
{
    m_transport->answer(200, R"({"jobs":[]})");
    QVERIFY(listJobs(keys()));
    QVERIFY(authorization(0).contains("Credential=AKIDMINE/20260102/eu-west-1/iot/aws4_request"));
}

void TestConnectionOpener::signsWithTheEnvironment()
{
    m_transport->answer(200, R"({"jobs":[]})");
    Connection connection = keys();
    connection.kind = Kind::Environment;
    QVERIFY(listJobs(connection));
    QVERIFY(authorization(0).contains("Credential=AKIDENV/"));
    QCOMPARE(WireResponse{.headers = m_transport->requests()[0].headers}.header("X-Amz-Security-Token"),
             QByteArray("token"));
}

void TestConnectionOpener::refusesAnExpiredEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"AWS_ACCESS_KEY_ID"_s, u"AKIDENV"_s);
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, u"s"_s);
    environment.insert(u"AWS_CREDENTIAL_EXPIRATION"_s, u"2026-01-01T00:00:00Z"_s);
    m_opener = std::make_unique<ConnectionOpener>(
        ConnectionOpener::Parts{*m_transport, m_scheduler, m_clock, m_secrets, m_prompts, environment});
    for (const Kind kind : {Kind::Environment, Kind::Automatic}) {
        Connection connection = keys();
        connection.kind = kind;
        const auto result = listJobs(connection);
        QVERIFY(!result);
        QVERIFY2(result.error().title.contains(u"expired"_s), qPrintable(result.error().title));
    }
    QVERIFY(m_transport->requests().isEmpty());
}

void TestConnectionOpener::tellsMissingKeys()
{
    m_secrets.forget(u"connection/c1"_s);
    const auto result = listJobs(keys());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::Credentials);
    QVERIFY(result.error().title.contains("AKIDMINE"_L1));
    QVERIFY(m_transport->requests().isEmpty());
}

void TestConnectionOpener::sandbox()
{
    m_opener->setSandbox({.endpoint = QUrl(u"http://127.0.0.1:4000"_s),
                          .region = u"eu-west-1"_s,
                          .accessKeyId = u"AKIDBOX"_s,
                          .secretAccessKey = "s"});
    m_transport->answer(200, R"({"jobs":[]})");
    QVERIFY(listJobs({.kind = Kind::Sandbox, .region = u"eu-west-1"_s}));
    QVERIFY(authorization(0).contains("Credential=AKIDBOX/"));
    QCOMPARE(m_transport->requests()[0].url, QUrl(u"http://127.0.0.1:4000/jobs"_s));
}

QTEST_GUILESS_MAIN(TestConnectionOpener)
#include "tst_connectionopener.moc"
