// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/devicesignin.h"
#include "app/identity/ssotokens.h"
#include "app/iot/describejob.h"
#include "app/iot/getcalleridentity.h"
#include "app/iot/listjobs.h"
#include "tests/service/motoserver.h"
#include "tests/service/operatorhome.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// An operator who signs in when asked, and types a code when asked.
class Obliging : public identity::Prompts
{
public:
    explicit Obliging(const ServerProcess &server) : m_server(server) {}

    void askMfaCode(const identity::MfaQuestion &question, QObject *context,
                    std::function<void(Expected<QString>)> done) override
    {
        questions.append(question);
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(u"123456"_s); }, Qt::QueuedConnection);
    }
    void signIn(std::unique_ptr<identity::DeviceSignIn> flow, const QString &why, QObject *context,
                std::function<void(Expected<identity::SsoToken>)> done) override
    {
        reasons.append(why);
        identity::DeviceSignIn *running = flow.release();
        running->setParent(context);
        QObject::connect(running, &identity::DeviceSignIn::codeReady, context,
                         [this](const identity::DeviceSignIn::Code &code) {
                             codes.append(code.userCode);
                             m_server.tell(u"decide"_s, {{u"outcome"_s, outcome}});
                         });
        QObject::connect(running, &identity::DeviceSignIn::finished, context,
                         [running, done = std::move(done)](const Expected<identity::SsoToken> &token) {
                             running->deleteLater();
                             done(token);
                         });
        running->start();
    }

    QString outcome = u"confirm"_s;
    QStringList reasons;
    QStringList codes;
    QList<identity::MfaQuestion> questions;

private:
    const ServerProcess &m_server;
};

} // namespace

/// Signing in through IAM Identity Center, codes of MFA devices, the metadata service: with servers that are
/// as strict as AWS's.
class TestSignIn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void signsInAndCarriesOn();
    void oneSignInForAllWhoWait();
    void renewsByItself();
    void signsInAgainWhereRenewingIsRefused();
    void aRefusedTokenIsNotUsedAgain();
    void tellsWhyItFailed_data();
    void tellsWhyItFailed();
    void roleThatIsNotAssigned();
    void mfaCodeIsAskedOnce();
    void instances_data();
    void instances();
    void aClockADayOff_data();
    void aClockADayOff();
    void quietOnesAskNobody();
    void aRoleThatMayNotDoIt();
    void nobodyAnswers();

private:
    /// Credentials fetched by a signed request; what IoT says to them is another matter.
    [[nodiscard]] bool isSigned(const aws::Connection &connection)
    {
        m_outcome = m_home->listJobs(connection);
        return m_home->lastSigned().headers.contains(
            std::pair<QByteArray, QByteArray>("X-Amz-Security-Token", "sso-session"));
    }
    [[nodiscard]] qsizetype asked(const QString &line) const { return m_server->log().count(line); }

    MotoServer m_moto;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<OperatorHome> m_home;
    std::unique_ptr<Obliging> m_operator;
    Expected<void, aws::ApiError> m_outcome;
    const aws::Connection m_profile = OperatorHome::connection(u"p"_s);
};

void TestSignIn::initTestCase()
{
    const Expected<void> started = m_moto.start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message + started.error().detail));
}

void TestSignIn::init()
{
    m_home.reset();
    m_server = std::make_unique<ServerProcess>(u"credentialserver.py"_s);
    const Expected<void> started = m_server->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message + started.error().detail));
    m_operator = std::make_unique<Obliging>(*m_server);
    m_home = std::make_unique<OperatorHome>();
    const QString sources = m_server->endpoint().toString();
    for (const QString &service : {u"SSO"_s, u"SSO_OIDC"_s})
        m_home->environment.insert(u"AWS_ENDPOINT_URL_"_s + service, sources);
    for (const QString &service : {u"IOT"_s, u"STS"_s})
        m_home->environment.insert(u"AWS_ENDPOINT_URL_"_s + service, m_moto.endpoint().toString());
    m_home->environment.insert(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s, sources);
    m_home->setFiles("[profile p]\nsso_session=corp\nsso_account_id=" + m_server->fact("account").toUtf8() +
                     "\nsso_role_name=" + m_server->fact("role").toUtf8() +
                     "\n[sso-session corp]\nsso_region=eu-west-1\nsso_start_url=" +
                     m_server->fact("startUrl").toUtf8() + "\n");
    m_home->open(m_operator.get());
}

void TestSignIn::signsInAndCarriesOn()
{
    QVERIFY2(isSigned(m_profile), m_outcome ? "" : qPrintable(m_outcome.error().toText()));
    QCOMPARE(m_operator->codes, QStringList{u"BCDF-GHJK"_s});
    QVERIFY(m_operator->reasons.value(0).contains(m_server->fact("startUrl")));
    QVERIFY(isSigned(m_profile));
    QCOMPARE(m_operator->codes.size(), 1);
    QCOMPARE(asked(u"GET /federation/credentials"_s), 1);
    const auto state = m_home->opener().credentials(m_home->opener().resolve(m_profile));
    QVERIFY(state && state->expires > m_home->clock.utcNow());
}

void TestSignIn::oneSignInForAllWhoWait()
{
    std::vector<std::unique_ptr<aws::Client>> clients;
    QObject context;
    int answers = 0;
    aws::Connection other = m_profile;
    other.id = u"other"_s;
    for (int i = 0; i < 3; ++i) {
        for (const aws::Connection &connection : {m_profile, other}) {
            clients.push_back(std::move(*m_home->opener().open(m_home->opener().resolve(connection))));
            clients.back()->send(iot::ListJobs(), &context, [&](const auto &) { ++answers; });
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, 6, 30000);
    QCOMPARE(m_operator->codes.size(), 1);
    QCOMPARE(asked(u"GET /federation/credentials"_s), 2);
}

void TestSignIn::renewsByItself()
{
    QVERIFY(isSigned(m_profile));
    m_home->clock.advance(std::chrono::hours(2));
    QVERIFY(isSigned(m_profile));
    QCOMPARE(m_operator->codes.size(), 1);
    QCOMPARE(asked(u"POST /client/register"_s), 1);
    // What renews it lies in the secret store, so that another run of the program need not ask either.
    m_home->open(m_operator.get());
    QVERIFY(isSigned(m_profile));
    QCOMPARE(m_operator->codes.size(), 1);
}

void TestSignIn::signsInAgainWhereRenewingIsRefused()
{
    QVERIFY(isSigned(m_profile));
    m_home->clock.advance(std::chrono::hours(2));
    m_server->tell(u"set"_s, {{u"refresh"_s, QJsonObject()}});
    QVERIFY(isSigned(m_profile));
    QCOMPARE(m_operator->codes.size(), 2);
    QVERIFY(m_operator->reasons.value(1).contains(u"run out"_s));
}

void TestSignIn::aRefusedTokenIsNotUsedAgain()
{
    const QString cache = u".aws/sso/cache/"_s + identity::SsoTokens::cacheFile({.name = u"corp"_s});
    m_home->write(cache, "{\"accessToken\": \"cached-token\", \"expiresAt\": \"2099-01-01T00:00:00UTC\"}");
    QVERIFY2(isSigned(m_profile), "the sign-in of the AWS CLI serves");
    QVERIFY(m_operator->codes.isEmpty());
    m_server->tell(u"end-tokens"_s);
    m_home->open(m_operator.get());
    QVERIFY(isSigned(m_profile));
    QCOMPARE(m_operator->codes.size(), 1);
}

void TestSignIn::tellsWhyItFailed_data()
{
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("says");
    QTest::newRow("denied") << u"access_denied"_s << u"denied"_s;
    QTest::newRow("too late") << u"expired_token"_s << u"in time"_s;
    QTest::newRow("code is gone") << u"invalid_grant"_s << u"invalid_grant"_s;
}

void TestSignIn::tellsWhyItFailed()
{
    QFETCH(QString, outcome);
    QFETCH(QString, says);
    m_operator->outcome = outcome;
    QVERIFY(!isSigned(m_profile));
    QVERIFY(!m_outcome);
    QVERIFY2(m_outcome.error().title.contains(says), qPrintable(m_outcome.error().toText()));
}

void TestSignIn::roleThatIsNotAssigned()
{
    m_home->setFiles("[profile p]\nsso_region=eu-west-1\nsso_account_id=999999999999\nsso_role_name=Root\n"
                     "sso_start_url=" +
                     m_server->fact("startUrl").toUtf8() + "\n");
    QVERIFY(!isSigned(m_profile));
    QVERIFY2(m_outcome.error().toText().contains(u"assigned"_s), qPrintable(m_outcome.error().toText()));
    QVERIFY(m_outcome.error().title.contains(u"Root"_s));
}

void TestSignIn::mfaCodeIsAskedOnce()
{
    m_home->setFiles("[profile p]\nrole_arn=arn:aws:iam::123456789012:role/Deploy\nsource_profile=base\n"
                     "mfa_serial=arn:aws:iam::123456789012:mfa/op\n",
                     "[base]\naws_access_key_id=" + m_moto.accessKeyId().toUtf8() +
                         "\naws_secret_access_key=" + m_moto.secretAccessKey() + "\n");
    const auto arn = m_home->whoAmI(m_profile);
    QVERIFY2(arn, arn ? "" : qPrintable(arn.error().toText()));
    QVERIFY(arn->contains(u"assumed-role/Deploy/"_s));
    QVERIFY(m_home->listJobs(m_profile));
    QCOMPARE(m_operator->questions.size(), 1);
    QCOMPARE(m_operator->questions[0].serial, u"arn:aws:iam::123456789012:mfa/op"_s);
    QCOMPARE(m_operator->questions[0].source, u"p"_s);
    m_home->clock.advance(std::chrono::hours(2));
    QVERIFY(m_home->whoAmI(m_profile));
    QCOMPARE(m_operator->questions.size(), 2);
}

void TestSignIn::instances_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("says");
    QTest::newRow("no role") << u"no role"_s << u"no role"_s;
    QTest::newRow("failed") << u"failed"_s << u"EC2 cannot assume"_s;
    QTest::newRow("silent") << u"silent"_s << u"is this an EC2 instance"_s;
}

void TestSignIn::instances()
{
    QFETCH(QString, state);
    QFETCH(QString, says);
    m_server->tell(u"set"_s, {{u"metadata"_s, state}});
    const auto arn = m_home->whoAmI(OperatorHome::connection({}));
    QVERIFY(!arn);
    QVERIFY2(arn.error().title.contains(says), qPrintable(arn.error().toText()));
}

void TestSignIn::aClockADayOff_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("slow") << -24;
    QTest::newRow("fast") << 24;
}

void TestSignIn::aClockADayOff()
{
    QFETCH(int, hours);
    m_home->clock.advance(std::chrono::hours(hours));
    m_home->setFiles("[profile p]\nrole_arn=arn:aws:iam::123456789012:role/Deploy\nsource_profile=base\n",
                     "[base]\naws_access_key_id=" + m_moto.accessKeyId().toUtf8() +
                         "\naws_secret_access_key=" + m_moto.secretAccessKey() + "\n");
    const auto arn = m_home->whoAmI(m_profile);
    QVERIFY2(arn, arn ? "" : qPrintable(arn.error().toText()));
    QVERIFY(m_home->listJobs(m_profile));
}

void TestSignIn::quietOnesAskNobody()
{
    const auto quiet = [this] {
        auto client =
            m_home->opener().openSts(m_home->opener().resolve(m_profile), aws::ClientFactory::Manner::Quiet);
        QObject context;
        std::optional<bool> credentials;
        (*client)->send(iot::GetCallerIdentity(), &context,
                        [&](const auto &answer) { credentials = answer || answer.error().status != 0; });
        return QTest::qWaitFor([&] { return credentials.has_value(); }, 30000) && *credentials;
    };
    QVERIFY(!quiet());
    QVERIFY(m_operator->codes.isEmpty());
    QVERIFY(isSigned(m_profile));
    QVERIFY2(quiet(), "what others fetched serves");
}

void TestSignIn::aRoleThatMayNotDoIt()
{
    m_home->setFiles("[profile p]\nrole_arn=arn:aws:iam::123456789012:role/Audit\nsource_profile=base\n",
                     "[base]\naws_access_key_id=" + m_moto.accessKeyId().toUtf8() +
                         "\naws_secret_access_key=" + m_moto.secretAccessKey() + "\n");
    QVERIFY(m_home->listJobs(m_profile));
    auto client = m_home->opener().open(m_home->opener().resolve(m_profile));
    QVERIFY(client);
    QObject context;
    std::optional<aws::ApiError> error;
    (*client)->send(iot::DescribeJob{.jobId = u"x"_s}, &context,
                    [&](const auto &answer) { error = answer ? aws::ApiError() : answer.error(); });
    QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), 30000);
    QCOMPARE(error->kind, aws::ApiError::Kind::Permission);
    QVERIFY2(error->toText().contains(u"iot:DescribeJob"_s), qPrintable(error->toText()));
}

void TestSignIn::nobodyAnswers()
{
    const QString nobody = u"http://127.0.0.1:9"_s;
    m_home->environment.insert(u"AWS_ENDPOINT_URL_SSO_OIDC"_s, nobody);
    m_home->open(m_operator.get());
    QVERIFY(!isSigned(m_profile));
    QVERIFY2(m_outcome.error().title.contains(u"refused"_s, Qt::CaseInsensitive),
             qPrintable(m_outcome.error().toText()));
    m_home->environment.insert(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s, nobody + u"/x"_s);
    m_home->setFiles("[profile p]\nregion=eu-west-1\n");
    m_home->open(m_operator.get());
    QVERIFY(!isSigned(m_profile));
    QVERIFY2(m_outcome.error().title.contains(u"container"_s), qPrintable(m_outcome.error().toText()));
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
