// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/assumerolecredentials.h"
#include "app/identity/containercredentials.h"
#include "app/platform/sessionsecretstore.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/faketransport.h"
#include "tests/support/manualclock.h"
#include "tests/support/manualscheduler.h"

#include <QTest>
#include <QUrlQuery>

using namespace fleetwright;
using namespace fleetwright::identity;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Types codes from a list, and keeps what was asked.
class Typist : public Prompts
{
public:
    void askMfaCode(const MfaQuestion &question, QObject *context,
                    std::function<void(Expected<QString>)> done) override
    {
        questions.append(question);
        Expected<QString> code = failure(u"given up"_s);
        if (!codes.isEmpty())
            code = codes.takeFirst();
        QMetaObject::invokeMethod(
            context, [code, done = std::move(done)] { done(code); }, Qt::QueuedConnection);
    }
    void signIn(std::unique_ptr<DeviceSignIn>, const QString &, QObject *,
                std::function<void(Expected<SsoToken>)>) override
    {
        qFatal("nobody signs in here");
    }

    QStringList codes;
    QList<MfaQuestion> questions;
};

const QByteArray good = "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA1</AccessKeyId>"
                        "<SecretAccessKey>hush</SecretAccessKey><SessionToken>t</SessionToken>"
                        "<Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>"
                        "</AssumeRoleResponse>";
const QByteArray wrongCode =
    "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>"
    "MultiFactorAuthentication failed with invalid MFA one time pass code. </Message>"
    "</Error><RequestId>r</RequestId></ErrorResponse>";
const QByteArray denied =
    "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: "
    "arn:aws:iam::1:user/op is not authorized to perform: sts:AssumeRole on resource: "
    "arn:aws:iam::1:role/Deploy</Message></Error><RequestId>r</RequestId></ErrorResponse>";

} // namespace

/// Assuming a role, answer by answer.
class TestAssumeRole : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void asksStsAsToldTo();
    void wrongCodesAreAskedForAgain();
    void threeWrongCodesEndIt();
    void givenUp();
    void tellsWhatIsNotAllowed();
    void answersThatAreNone();
    void containersOfAnAddressAlone();

private:
    using Result = Expected<aws::Credentials>;
    [[nodiscard]] Parts parts()
    {
        return {.transport = *m_transport,
                .scheduler = m_scheduler,
                .clock = m_clock,
                .secrets = m_secrets,
                .prompts = *m_typist};
    }
    Result assume(AssumeRoleCredentials::Role role)
    {
        role.arn = u"arn:aws:iam::1:role/Deploy"_s;
        role.source = u"prod"_s;
        AssumeRoleCredentials provider(parts(), std::move(role), std::make_shared<FakeCredentials>(),
                                       {.endpoint = QUrl(u"https://sts.eu-west-1.amazonaws.com"_s),
                                        .region = u"eu-west-1"_s,
                                        .service = u"sts"_s});
        return fetched(provider);
    }
    static Result fetched(aws::CredentialsProvider &provider)
    {
        std::optional<Result> result;
        QObject context;
        provider.fetch(&context, [&](const Result &given) { result = given; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            qFatal("no answer");
        return *result;
    }
    [[nodiscard]] QString sent(qsizetype request, const QString &name) const
    {
        return QUrlQuery(QString::fromUtf8(*m_transport->requests().at(request).body))
            .queryItemValue(name, QUrl::FullyDecoded);
    }

    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<Typist> m_typist;
    ManualScheduler m_scheduler;
    ManualClock m_clock = ManualClock();
    platform::SessionSecretStore m_secrets;
};

void TestAssumeRole::init()
{
    m_transport = std::make_unique<FakeTransport>();
    m_typist = std::make_unique<Typist>();
}

void TestAssumeRole::asksStsAsToldTo()
{
    m_transport->answer(200, good);
    const Result result = assume({.sessionName = u"ci"_s, .externalId = u"a=b&c"_s, .durationSeconds = 1800});
    QVERIFY(result);
    QCOMPARE(result->accessKeyId, u"ASIA1"_s);
    QCOMPARE(result->expires, QDateTime({2030, 1, 1}, {0, 0}, Qt::UTC));
    QCOMPARE(sent(0, u"RoleSessionName"_s), u"ci"_s);
    QCOMPARE(sent(0, u"ExternalId"_s), u"a=b&c"_s);
    QCOMPARE(sent(0, u"DurationSeconds"_s), u"1800"_s);
    QVERIFY(sent(0, u"SerialNumber"_s).isEmpty());
    QVERIFY(m_typist->questions.isEmpty());
    m_transport->answer(200, good);
    QVERIFY(assume({}));
    QVERIFY(sent(1, u"RoleSessionName"_s).startsWith(u"fleetwright-"_s));
}

void TestAssumeRole::wrongCodesAreAskedForAgain()
{
    m_typist->codes = QStringList{u"111111"_s, u"222222"_s};
    m_transport->answer(403, wrongCode);
    m_transport->answer(200, good);
    QVERIFY(assume({.mfaSerial = u"arn:aws:iam::1:mfa/op"_s}));
    QCOMPARE(m_typist->questions.size(), 2);
    QVERIFY(m_typist->questions[0].problem.isEmpty());
    QVERIFY(m_typist->questions[1].problem.contains(u"refused"_s));
    QCOMPARE(sent(1, u"TokenCode"_s), u"222222"_s);
    QCOMPARE(sent(1, u"SerialNumber"_s), u"arn:aws:iam::1:mfa/op"_s);
}

void TestAssumeRole::threeWrongCodesEndIt()
{
    m_typist->codes = QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s};
    for (int i = 0; i < 3; ++i)
        m_transport->answer(403, wrongCode);
    const Result result = assume({.mfaSerial = u"m"_s});
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(u"invalid MFA"_s), qPrintable(result.error().message));
    QCOMPARE(m_typist->questions.size(), 3);
}

void TestAssumeRole::givenUp()
{
    const Result result = assume({.mfaSerial = u"m"_s});
    QVERIFY(!result);
    QCOMPARE(result.error().message, u"given up"_s);
    QVERIFY(m_transport->requests().isEmpty());
}

void TestAssumeRole::tellsWhatIsNotAllowed()
{
    m_transport->answer(403, denied);
    const Result result = assume({});
    QVERIFY(!result);
    for (const QString &part : {u"role/Deploy"_s, u"sts:AssumeRole"_s})
        QVERIFY2(result.error().message.contains(part), qPrintable(result.error().message));
}

void TestAssumeRole::answersThatAreNone()
{
    for (const QByteArray &answer :
         {QByteArray("<html>"), QByteArray("{}"), QByteArray(good).replace("ASIA1", "")}) {
        m_transport->answer(200, answer);
        const Result result = assume({});
        QVERIFY2(!result, answer.constData());
        QVERIFY(!result.error().message.isEmpty());
        QVERIFY(!result.error().message.contains(u"hush"_s));
    }
}

void TestAssumeRole::containersOfAnAddressAlone()
{
    Parts all = parts();
    all.environment.insert(u"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"_s, u"/v2/credentials/x"_s);
    m_transport->answer(200, "{\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"s\", \"Token\": \"t\", "
                             "\"Expiration\": \"2030-01-01T00:00:00Z\"}");
    ContainerCredentials provider(all);
    const Result result = fetched(provider);
    QVERIFY(result);
    QCOMPARE(m_transport->requests().at(0).url, QUrl(u"http://169.254.170.2/v2/credentials/x"_s));
}

QTEST_GUILESS_MAIN(TestAssumeRole)
#include "tst_assumerole.moc"
