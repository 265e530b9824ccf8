// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/whoami.h"
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

/// What the test of a connection finds out.
class TestWhoAmI : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whoAmI();
    void whoAmIWithWrongKeys();
    void whoAmIMayNotListJobs();
    void whoAmIWithoutSts();
    void whoAmIInTheSandbox();
    void whoAmIWithoutRegion();

private:
    using Who = Expected<iot::WhoAmI::Result, ApiError>;
    static Connection keys()
    {
        return {.id = u"c1"_s,
                .name = u"Mine"_s,
                .kind = Kind::StaticKeys,
                .region = u"eu-west-1"_s,
                .accessKeyId = u"AKIDMINE"_s};
    }
    Who whoIs(const Connection &connection);
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
    const QByteArray m_identity =
        "<GetCallerIdentityResponse "
        "xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
        "<Arn>arn:aws:iam::123456789012:user/op</Arn><UserId>AIDA</UserId><Account>123456789012</Account>"
        "</GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></"
        "GetCallerIdentityResponse>";
};

void TestWhoAmI::init()
{
    m_transport = std::make_unique<FakeTransport>();
    m_secrets.setValue(u"connection/c1"_s, "stored secret");
    m_opener = std::make_unique<ConnectionOpener>(
        ConnectionOpener::Parts{*m_transport, m_scheduler, m_clock, m_secrets, m_prompts, {}});
}

TestWhoAmI::Who TestWhoAmI::whoIs(const Connection &connection)
{
    iot::WhoAmI question(*m_opener, m_opener->resolve(connection));
    std::optional<Who> result;
    question.start([&](const Who &answer) { result = answer; });
    if (result)
        qFatal("answered at once");
    if (!QTest::qWaitFor([&] { return result.has_value(); }))
        qFatal("no answer");
    return *result;
}

void TestWhoAmI::whoAmI()
{
    m_transport->answer(200, m_identity);
    m_transport->answer(200, R"({"endpointAddress":"abc-ats.iot.eu-west-1.amazonaws.com"})");
    m_transport->answer(200, R"({"jobs":[],"nextToken":null})");
    const Who who = whoIs(keys());
    QVERIFY(who);
    QCOMPARE(who->account, u"123456789012"_s);
    QCOMPARE(who->arn, u"arn:aws:iam::123456789012:user/op"_s);
    QCOMPARE(who->endpoint, QUrl(u"https://iot.eu-west-1.amazonaws.com"_s));
    QCOMPARE(who->deviceEndpoint, u"abc-ats.iot.eu-west-1.amazonaws.com"_s);
    QCOMPARE(who->allowed, (QStringList{u"iot:DescribeEndpoint"_s, u"iot:ListJobs"_s}));
    QVERIFY(who->refused.isEmpty());
    QCOMPARE(m_transport->lines(), (QStringList{u"POST /"_s, u"GET /endpoint?endpointType=iot%3AData-ATS"_s,
                                                u"GET /jobs?maxResults=1"_s}));
    QCOMPARE(m_transport->requests()[0].body,
             std::optional(QByteArray("Action=GetCallerIdentity&Version=2011-06-15")));
    QVERIFY(authorization(0).contains("/eu-west-1/sts/aws4_request"));
}

void TestWhoAmI::whoAmIWithWrongKeys()
{
    m_transport->answer(
        403, "<ErrorResponse xmlns=\"x\"><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code>"
             "<Message>The security token included in the request is invalid.</Message></Error>"
             "<RequestId>r-1</RequestId></ErrorResponse>");
    const Who who = whoIs(keys());
    QVERIFY(!who);
    QCOMPARE(who.error().kind, ApiError::Kind::Credentials);
    QCOMPARE(who.error().code, u"InvalidClientTokenId"_s);
    QVERIFY(who.error().serviceMessage.contains("security token"_L1));
}

void TestWhoAmI::whoAmIMayNotListJobs()
{
    m_transport->answer(200, m_identity);
    m_transport->answer(200, R"({"endpointAddress":"abc-ats.iot.eu-west-1.amazonaws.com"})");
    m_transport->refuse(403, "AccessDeniedException", "User: a is not authorized to perform: iot:ListJobs");
    const Who who = whoIs(keys());
    QVERIFY(who);
    QCOMPARE(who->allowed, QStringList{u"iot:DescribeEndpoint"_s});
    QCOMPARE(who->refused.size(), 1);
    QVERIFY(who->refused[0].error.title.contains("iot:ListJobs"_L1));
}

void TestWhoAmI::whoAmIWithoutSts()
{
    Connection connection = keys();
    connection.endpoint = QUrl(u"http://localhost:4566"_s);
    m_transport->answer(404, "no such page");
    m_transport->answer(404, "no such page");
    m_transport->answer(200, R"({"jobs":[]})");
    const Who who = whoIs(connection);
    QVERIFY(who);
    QVERIFY(who->account.isEmpty());

    m_transport->answer(404, "no such page");
    QVERIFY(!whoIs(keys()));
}

void TestWhoAmI::whoAmIInTheSandbox()
{
    m_opener->setSandbox({.endpoint = QUrl(u"http://127.0.0.1:4000"_s),
                          .region = u"eu-west-1"_s,
                          .account = u"000000000000"_s,
                          .accessKeyId = u"AKIDBOX"_s,
                          .secretAccessKey = "s"});
    m_transport->answer(200, R"({"jobs":[]})");
    const Who who = whoIs({.kind = Kind::Sandbox, .account = u"000000000000"_s});
    QVERIFY(who);
    QCOMPARE(who->account, u"000000000000"_s);
    QCOMPARE(m_transport->requests().size(), 1);
}

void TestWhoAmI::whoAmIWithoutRegion()
{
    Connection connection = keys();
    connection.region.clear();
    const Who who = whoIs(connection);
    QVERIFY(!who);
    QVERIFY(who.error().title.contains("no region"_L1));
}

QTEST_GUILESS_MAIN(TestWhoAmI)
#include "tst_whoami.moc"
