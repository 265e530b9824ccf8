// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/devicesignin.h"
#include "tests/support/faketransport.h"
#include "tests/support/manualclock.h"
#include "tests/support/manualscheduler.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::identity;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// The device authorization flow, answer by answer, without waiting.
class TestDeviceSignIn : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void givesAToken();
    void slowsDown();
    void goesOnAfterALostAnswer();
    void ends_data();
    void ends();
    void runsOut();
    void refusedAtTheStart();

private:
    void startAndAuthorize();
    void poll();
    [[nodiscard]] QJsonObject sent(qsizetype request) const
    {
        return QJsonDocument::fromJson(*m_transport->requests().at(request).body).object();
    }

    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<DeviceSignIn> m_flow;
    std::optional<DeviceSignIn::Code> m_code;
    std::optional<Expected<SsoToken>> m_result;
};

void TestDeviceSignIn::init()
{
    m_flow.reset();
    m_transport = std::make_unique<FakeTransport>();
    m_scheduler = std::make_unique<ManualScheduler>();
    m_clock = std::make_unique<ManualClock>();
    m_flow = std::make_unique<DeviceSignIn>(DeviceSignIn::Parts{*m_transport, *m_scheduler, *m_clock},
                                            SsoSession{.name = u"s"_s,
                                                       .startUrl = QUrl(u"https://x/start"_s),
                                                       .region = u"eu-west-1"_s,
                                                       .scopes = {u"sso:account:access"_s}},
                                            QUrl(u"https://oidc.eu-west-1.amazonaws.com"_s));
    m_code.reset();
    m_result.reset();
    connect(m_flow.get(), &DeviceSignIn::codeReady, this,
            [this](const DeviceSignIn::Code &code) { m_code = code; });
    connect(m_flow.get(), &DeviceSignIn::finished, this,
            [this](const Expected<SsoToken> &token) { m_result = token; });
}

void TestDeviceSignIn::startAndAuthorize()
{
    m_transport->answer(200, R"({"clientId":"id","clientSecret":"hush","clientSecretExpiresAt":4102444800})");
    m_transport->answer(200, R"({"deviceCode":"dev","userCode":"ABCD-EFGH","interval":1,"expiresIn":600,)"
                             R"("verificationUri":"https://d/","verificationUriComplete":"https://d/?c=1"})");
    m_flow->start();
    QVERIFY(QTest::qWaitFor([this] { return m_code.has_value(); }));
}

void TestDeviceSignIn::poll()
{
    const qsizetype before = m_transport->requests().size();
    QVERIFY(m_scheduler->runNext());
    QCOMPARE(m_transport->requests().size(), before + 1);
    const qsizetype waiting = m_scheduler->pending();
    QVERIFY(QTest::qWaitFor([&] { return m_result.has_value() || m_scheduler->pending() > waiting; }));
}

void TestDeviceSignIn::givesAToken()
{
    startAndAuthorize();
    QCOMPARE(m_code->userCode, u"ABCD-EFGH"_s);
    QCOMPARE(m_code->completePage, QUrl(u"https://d/?c=1"_s));
    m_transport->refuse(400, "AuthorizationPendingException");
    poll();
    QVERIFY(!m_result);
    m_transport->answer(200,
                        R"({"accessToken":"at","expiresIn":3600,"refreshToken":"rt","tokenType":"Bearer"})");
    poll();
    QVERIFY(m_result && m_result->has_value());
    QCOMPARE((**m_result).accessToken, QByteArray("at"));
    QCOMPARE((**m_result).refreshToken, QByteArray("rt"));
    QCOMPARE((**m_result).expires, m_clock->utcNow().addSecs(3600));
    QCOMPARE(m_transport->lines(), (QStringList{u"POST /client/register"_s, u"POST /device_authorization"_s,
                                                u"POST /token"_s, u"POST /token"_s}));
    QCOMPARE(sent(0).value("scopes"_L1).toArray().size(), 1);
    QCOMPARE(sent(1).value("startUrl"_L1).toString(), u"https://x/start"_s);
    QCOMPARE(sent(2).value("grantType"_L1).toString(), u"urn:ietf:params:oauth:grant-type:device_code"_s);
    QCOMPARE(m_scheduler->delays(), (QList<std::chrono::milliseconds>{1s, 1s}));
}

void TestDeviceSignIn::slowsDown()
{
    startAndAuthorize();
    m_transport->answer(400, R"({"error":"slow_down"})");
    poll();
    m_transport->answer(400, R"({"error":"authorization_pending"})");
    poll();
    QVERIFY(!m_result);
    QCOMPARE(m_scheduler->delays(), (QList<std::chrono::milliseconds>{1s, 6s, 6s}));
}

void TestDeviceSignIn::goesOnAfterALostAnswer()
{
    startAndAuthorize();
    for (int attempt = 0; attempt < 3; ++attempt)
        m_transport->fail(aws::WireResponse::Failure::Closed, true);
    for (int attempt = 0; attempt < 3; ++attempt)
        poll();
    QVERIFY(!m_result);
    m_transport->answer(200, R"({"accessToken":"at","expiresIn":3600})");
    poll();
    QVERIFY(m_result && m_result->has_value());
}

void TestDeviceSignIn::ends_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("says");
    QTest::newRow("denied") << 400 << QByteArray("{\"error\":\"access_denied\"}") << u"denied"_s;
    QTest::newRow("run out") << 400 << QByteArray("{\"error\":\"expired_token\"}") << u"in time"_s;
    QTest::newRow("invalid grant")
        << 400 << QByteArray("{\"error\":\"invalid_grant\",\"error_description\":\"No such code\"}")
        << u"No such code"_s;
    QTest::newRow("rubbish") << 400 << QByteArray("<html>") << u"HTTP 400"_s;
    QTest::newRow("no token") << 200 << QByteArray("{}") << u"no token"_s;
}

void TestDeviceSignIn::ends()
{
    QFETCH(int, status);
    QFETCH(QByteArray, answer);
    QFETCH(QString, says);
    startAndAuthorize();
    m_transport->answer(status, answer);
    poll();
    QVERIFY(m_result && !m_result->has_value());
    QVERIFY2(m_result->error().message.contains(says), qPrintable(m_result->error().message));
    QVERIFY(!m_result->error().message.contains(u"hush"_s));
}

void TestDeviceSignIn::runsOut()
{
    startAndAuthorize();
    m_clock->advance(601s);
    QVERIFY(m_scheduler->runNext());
    QVERIFY(m_result && !m_result->has_value());
    QVERIFY(m_result->error().message.contains(u"in time"_s));
}

void TestDeviceSignIn::refusedAtTheStart()
{
    m_transport->answer(400, R"({"error":"invalid_request","error_description":"Wrong start URL"})");
    m_flow->start();
    m_flow->start();
    QVERIFY(QTest::qWaitFor([this] { return m_result.has_value(); }));
    QVERIFY(m_result->error().message.contains(u"Wrong start URL"_s));
    QCOMPARE(m_transport->requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestDeviceSignIn)
#include "tst_devicesignin.moc"
