// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/signer.h"
#include "app/identity/ssotokens.h"
#include "tests/service/motoserver.h"
#include "tests/service/operatorhome.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;

/// The same files and the same environment give the app the credentials that they give botocore.
class TestSameCredentials : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void exactly_data();
    void exactly();
    void sameIdentity_data();
    void sameIdentity();
    void bothRefuse_data();
    void bothRefuse();

private:
    void prepare(OperatorHome &home);
    [[nodiscard]] QJsonObject botocore(const OperatorHome &home, const QString &profile, bool ask) const;

    MotoServer m_moto;
    ServerProcess m_sources{u"credentialserver.py"_s};
};

namespace
{

/// Files, environment and profile of a row; `@name@` stands for what only the run knows.
struct Row {
    const char *name;
    const char *profile;
    const char *config;
    const char *credentials;
    QStringList environment = {};
    const char *says = ""; ///< in the error of the app
};

void addRows(const QList<Row> &rows)
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QString>("says");
    for (const Row &row : rows) {
        QTest::newRow(row.name) << QString::fromLatin1(row.profile) << QByteArray(row.config)
                                << QByteArray(row.credentials) << row.environment
                                << QString::fromUtf8(row.says);
    }
}

constexpr auto ssoSession = "[profile p]\nsso_session=corp\nsso_account_id=@account@\nsso_role_name=@role@\n"
                            "[sso-session corp]\nsso_start_url=@startUrl@\nsso_region=eu-west-1\n";
constexpr auto ssoLegacy = "[profile p]\nsso_start_url=@startUrl@\nsso_region=eu-west-1\n"
                           "sso_account_id=@account@\nsso_role_name=@role@\n";
constexpr auto role = "role_arn=arn:aws:iam::123456789012:role/Deploy\nrole_session_name=same\n";
constexpr auto keysOfMoto =
    "[base]\naws_access_key_id=@accessKeyId@\naws_secret_access_key=@secretAccessKey@\n";

} // namespace

void TestSameCredentials::initTestCase()
{
    for (ServerProcess *server : std::initializer_list<ServerProcess *>{&m_moto, &m_sources}) {
        const Expected<void> started = server->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().message + started.error().detail));
    }
}

void TestSameCredentials::prepare(OperatorHome &home)
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, credentials);
    QFETCH(QStringList, environment);
    const QString sources = m_sources.endpoint().toString();
    home.environment.insert(u"AWS_ENDPOINT_URL_IOT"_s, m_moto.endpoint().toString());
    home.environment.insert(u"AWS_ENDPOINT_URL_STS"_s, m_moto.endpoint().toString());
    home.environment.insert(u"AWS_ENDPOINT_URL_SSO"_s, sources);
    home.environment.insert(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_s, sources);
    const auto filled = [&](QByteArray text) {
        for (const char *name : {"startUrl", "account", "role", "containerToken"})
            text.replace('@' + QByteArray(name) + '@', m_sources.fact(name).toUtf8());
        for (const char *name : {"accessKeyId", "secretAccessKey"})
            text.replace('@' + QByteArray(name) + '@', m_moto.fact(name).toUtf8());
        text.replace("@sources@", sources.toUtf8());
        return text.replace("@home@", home.path().toUtf8());
    };
    home.setFiles(filled(config), filled(credentials));
    for (const QString &variable : environment) {
        const QString text = QString::fromUtf8(filled(variable.toUtf8()));
        home.environment.insert(text.section(u'=', 0, 0), text.section(u'=', 1));
    }
    home.write(u"token"_s, m_sources.fact("containerToken").toUtf8());
    home.write(u"web-token"_s, "header.payload.signature");
    const QByteArray cached = "{\"startUrl\": \"" + m_sources.fact("startUrl").toUtf8() +
                              "\", \"region\": \"eu-west-1\", \"accessToken\": \"" +
                              m_sources.fact("cachedToken").toUtf8() +
                              "\", \"expiresAt\": \"2099-01-01T00:00:00Z\"}";
    home.write(u".aws/sso/cache/"_s + identity::SsoTokens::cacheFile({.name = u"corp"_s}), cached);
    home.write(u".aws/sso/cache/"_s +
                   identity::SsoTokens::cacheFile({.startUrl = QUrl(m_sources.fact("startUrl"))}),
               cached);
    home.open();
}

QJsonObject TestSameCredentials::botocore(const OperatorHome &home, const QString &profile, bool ask) const
{
    return runScript(u"botocore_export.py"_s, {profile, ask ? m_moto.endpoint().toString() : u"-"_s},
                     home.environment)
        .value_or(QJsonObject{{u"error"_s, u"the script failed"_s}});
}

void TestSameCredentials::exactly_data()
{
    const QStringList inEnvironment{u"AWS_ACCESS_KEY_ID=ENVKEY"_s, u"AWS_SECRET_ACCESS_KEY=env/secret+"_s};
    const char *const keys = "[p]\naws_access_key_id=FILEKEY\naws_secret_access_key=file/secret=\n";
    const char *const program = "[profile p]\ncredential_process=printf '{\"Version\": 1, \"AccessKeyId\": "
                                "\"RUNKEY\", \"SecretAccessKey\": \"run secret\"}'\n";
    const QStringList container{u"AWS_CONTAINER_CREDENTIALS_FULL_URI=@sources@/container"_s,
                                u"AWS_CONTAINER_AUTHORIZATION_TOKEN=@containerToken@"_s};
    addRows({
        {"environment", "", "", "", inEnvironment},
        {"environment with session token", "", "", "",
         inEnvironment + QStringList{u"AWS_SESSION_TOKEN=tok"_s}},
        {"environment before the default profile", "", "",
         "[default]\naws_access_key_id=D\naws_secret_access_key=d\n", inEnvironment},
        {"a profile that is named goes before the environment", "p", "", keys, inEnvironment},
        {"default profile", "", "", "[default]\naws_access_key_id=D\naws_secret_access_key=d\n"},
        {"AWS_PROFILE", "", "", keys, {u"AWS_PROFILE=p"_s}},
        {"keys in the credentials file", "p", "", keys},
        {"keys in the config file", "p",
         "[profile p]\naws_access_key_id=C\naws_secret_access_key=c\n"
         "aws_session_token=t\n",
         ""},
        {"credentials file before config file", "p",
         "[profile p]\naws_access_key_id=C\naws_secret_access_key=c\n", keys},
        {"program", "p", program, ""},
        {"credentials file before program", "p", program, keys},
        {"single sign-on", "p", ssoSession, ""},
        {"single sign-on, legacy", "p", ssoLegacy, ""},
        {"single sign-on before keys", "p", ssoLegacy, keys},
        {"container", "", "", "", container},
        {"container with a token file",
         "",
         "",
         "",
         {u"AWS_CONTAINER_CREDENTIALS_FULL_URI=@sources@/container"_s,
          u"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=@home@/token"_s}},
        {"container for a profile without credentials", "p", "[profile p]\nregion=eu-west-1\n", "",
         container},
        {"instance", "", "", ""},
    });
}

void TestSameCredentials::exactly()
{
    QFETCH(QString, profile);
    OperatorHome home;
    prepare(home);
    const QJsonObject expected = botocore(home, profile, false);
    QVERIFY2(!expected.contains("error"_L1), qPrintable(expected.value("error"_L1).toString()));
    // moto does not know all of them; what was signed, and with what, is what counts.
    const auto listed = home.listJobs(OperatorHome::connection(profile));
    aws::WireRequest sent = home.lastSigned();
    QVERIFY2(!sent.url.isEmpty(), listed ? "" : qPrintable(listed.error().title + listed.error().advice));
    aws::WireRequest plain = sent;
    plain.headers.removeIf([](const auto &header) {
        return header.first == "Authorization" || header.first.startsWith("X-Amz-");
    });
    aws::Credentials theirs;
    theirs.accessKeyId = expected.value("accessKeyId"_L1).toString();
    theirs.secretAccessKey = expected.value("secretAccessKey"_L1).toString().toUtf8();
    theirs.sessionToken = expected.value("sessionToken"_L1).toString().toUtf8();
    aws::Signer signer;
    auto again = signer.sign(plain, theirs, {u"eu-west-1"_s, u"iot"_s}, home.clock.utcNow());
    QVERIFY(again);
    std::sort(again->headers.begin(), again->headers.end());
    std::sort(sent.headers.begin(), sent.headers.end());
    QCOMPARE(sent.headers, again->headers);
}

void TestSameCredentials::sameIdentity_data()
{
    static const QByteArray chained = QByteArray("[profile p]\n") + role +
                                      "source_profile=middle\n[profile middle]\n" + role +
                                      "external_id=xyz\nduration_seconds=1800\nsource_profile=base\n";
    static const QByteArray one = QByteArray("[profile p]\n") + role + "source_profile=base\n";
    static const QByteArray itself = QByteArray("[profile base]\n") + role + "source_profile=base\n";
    static const QByteArray fromEnvironment =
        QByteArray("[profile p]\n") + role + "credential_source=Environment\n";
    static const QByteArray fromContainer =
        QByteArray("[profile p]\n") + role + "credential_source=EcsContainer\n";
    static const QByteArray fromInstance =
        QByteArray("[profile p]\n") + role + "credential_source=Ec2InstanceMetadata\n";
    static const QByteArray web =
        QByteArray("[profile p]\n") + role + "web_identity_token_file=@home@/web-token\n";
    const QStringList keys{u"AWS_ACCESS_KEY_ID=@accessKeyId@"_s,
                           u"AWS_SECRET_ACCESS_KEY=@secretAccessKey@"_s};
    addRows({{"a user", "base", "", keysOfMoto},
             {"a role", "p", one.constData(), keysOfMoto},
             {"a chain of roles", "p", chained.constData(), keysOfMoto},
             {"a role of itself", "base", itself.constData(), keysOfMoto},
             {"a role of the environment", "p", fromEnvironment.constData(), "", keys},
             {"a role of the container",
              "p",
              fromContainer.constData(),
              "",
              {u"AWS_CONTAINER_CREDENTIALS_FULL_URI=@sources@/container"_s,
               u"AWS_CONTAINER_AUTHORIZATION_TOKEN=@containerToken@"_s}},
             {"a role of the instance", "p", fromInstance.constData(), ""},
             {"a role by web identity", "p", web.constData(), ""}});
}

void TestSameCredentials::sameIdentity()
{
    QFETCH(QString, profile);
    OperatorHome home;
    prepare(home);
    // Keys that moto knows, so that roles can be assumed with them.
    m_sources.tell(u"set"_s,
                   {{u"keys"_s, QJsonObject{{u"AccessKeyId"_s, m_moto.fact("temporaryAccessKeyId")},
                                            {u"SecretAccessKey"_s, m_moto.fact("temporarySecretAccessKey")},
                                            {u"Token"_s, m_moto.fact("temporaryToken")}}}});
    const QJsonObject expected = botocore(home, profile, true);
    QVERIFY2(!expected.contains("error"_L1), qPrintable(expected.value("error"_L1).toString()));
    const auto arn = home.whoAmI(OperatorHome::connection(profile));
    QVERIFY2(arn, arn ? "" : qPrintable(arn.error().toText()));
    QCOMPARE(*arn, expected.value("arn"_L1).toString());
    const auto listed = home.listJobs(OperatorHome::connection(profile));
    QVERIFY2(listed, listed ? "" : qPrintable(listed.error().toText()));
    m_sources.tell(u"set"_s, {{u"keys"_s, QJsonObject()}});
}

void TestSameCredentials::bothRefuse_data()
{
    addRows({
        {"no such profile", "nobody", "[profile p]\n", "", {}, "no profile “nobody”"},
        {"AWS_PROFILE names none", "", "", "", {u"AWS_PROFILE=nobody"_s}, "no profile “nobody”"},
        {"loop",
         "p",
         "[profile p]\nrole_arn=r\nsource_profile=q\n[profile q]\nrole_arn=r\nsource_profile=p\n",
         "",
         {},
         "p → q → p"},
        {"half a key", "p", "", "[p]\naws_access_key_id=A\n", {}, "aws_secret_access_key is missing"},
        {"session lacks its region",
         "p",
         "[profile p]\nsso_session=s\nsso_account_id=1\nsso_role_name=r\n[sso-session s]\nsso_start_url=u\n",
         "",
         {},
         "lacks sso_region"},
        {"not signed in",
         "p",
         "[profile p]\nsso_start_url=https://other/start\nsso_region=eu-west-1\nsso_account_id=1\n"
         "sso_role_name=r\n",
         "",
         {},
         "aws sso login"},
        {"container with a wrong token",
         "",
         "",
         "",
         {u"AWS_CONTAINER_CREDENTIALS_FULL_URI=@sources@/container"_s,
          u"AWS_CONTAINER_AUTHORIZATION_TOKEN=wrong"_s},
         "no such token"},
        {"container elsewhere",
         "",
         "",
         "",
         {u"AWS_CONTAINER_CREDENTIALS_FULL_URI=http://example.com/x"_s},
         "example.com"},
        {"token file is gone",
         "p",
         "[profile p]\nrole_arn=r\nweb_identity_token_file=/no/such/file\n",
         "",
         {},
         "There is no file /no/such/file"},
        {"nothing at all", "", "", "", {u"AWS_EC2_METADATA_DISABLED=true"_s}, "AWS_EC2_METADATA_DISABLED"},
    });
}

void TestSameCredentials::bothRefuse()
{
    QFETCH(QString, profile);
    OperatorHome home;
    prepare(home);
    QVERIFY(botocore(home, profile, true).contains("error"_L1));
    const auto arn = home.whoAmI(OperatorHome::connection(profile));
    QVERIFY(!arn);
    QFETCH(QString, says);
    QVERIFY2(arn.error().toText().contains(says), qPrintable(arn.error().toText()));
    QVERIFY2(home.lastSigned().url.isEmpty(), "nothing is signed without credentials");
}

QTEST_GUILESS_MAIN(TestSameCredentials)
#include "tst_samecredentials.moc"
