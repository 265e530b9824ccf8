// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/profilechain.h"
#include "app/identity/profilesummary.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::identity;
using namespace Qt::Literals::StringLiterals;

/// How profiles lead to credentials: which source, over which roles, and what is refused.
class TestProfileChain : public QObject
{
    Q_OBJECT

private slots:
    void follows_data();
    void follows();
    void refuses_data();
    void refuses();
    void webIdentityOfTheEnvironment();
    void settingsOfARole();
    void sessionOfSingleSignOn();
    void summaries();
};

namespace
{

SharedConfig parsed(const QByteArray &config, const QByteArray &credentials = {})
{
    return SharedConfig::parse({u"config"_s, config}, {u"credentials"_s, credentials}).value();
}

/// `b < a < key`: the roles from the outermost on, then the end.
QString inShort(const ProfileChain &chain)
{
    struct End {
        QString operator()(NoSource) const { return u"nothing"_s; }
        QString operator()(const KeysInFile &keys) const
        {
            return keys.accessKeyId + u"/"_s + keys.sessionToken;
        }
        QString operator()(const SsoRole &role) const { return u"sso "_s + role.account + u'/' + role.role; }
        QString operator()(const WebIdentityRole &role) const { return u"web "_s + role.arn; }
        QString operator()(const Program &program) const { return u"run "_s + program.command; }
        QString operator()(NamedSource source) const { return u"source %1"_s.arg(int(source)); }
    };
    QStringList parts;
    for (const RoleStep &step : chain.roles)
        parts.append(step.arn);
    parts.append(std::visit(End(), chain.end));
    return parts.join(u" < "_s);
}

const QByteArray sso = "sso_account_id=111122223333\nsso_role_name=Ops\n";
const QByteArray legacySso = sso + "sso_start_url=https://x.awsapps.com/start\nsso_region=eu-west-1\n";
const QByteArray keysA = "aws_access_key_id=A\naws_secret_access_key=s\n";
const QByteArray keysB = "aws_access_key_id=B\naws_secret_access_key=s\n";

} // namespace

void TestProfileChain::follows_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<QString>("leadsTo");
    const QByteArray p = "[profile p]\n";
    QTest::newRow("keys in config") << p + keysA << QByteArray() << u"A/"_s;
    QTest::newRow("keys in credentials") << QByteArray() << "[p]\n" + keysB << u"B/"_s;
    QTest::newRow("credentials before config") << p + keysA << "[p]\n" + keysB << u"B/"_s;
    QTest::newRow("a key of the config file keeps to its own file")
        << p + keysA << QByteArray("[p]\naws_secret_access_key=other\naws_session_token=t\n") << u"A/"_s;
    QTest::newRow("session token") << QByteArray() << "[p]\n" + keysB + "aws_session_token=t\n" << u"B/t"_s;
    QTest::newRow("the older token goes first")
        << QByteArray() << "[p]\n" + keysB + "aws_session_token=t\naws_security_token=u\n"
        << u"B/u"_s;
    QTest::newRow("program before keys of the config file") << p + keysA + "credential_process=run me\n"
                                                            << QByteArray() << u"run run me"_s;
    QTest::newRow("keys of the credentials file before a program") << p + "credential_process=run me\n"
                                                                   << "[p]\n" + keysB << u"B/"_s;
    QTest::newRow("single sign-on before keys")
        << p + legacySso << "[p]\n" + keysB << u"sso 111122223333/Ops"_s;
    QTest::newRow("web identity before all")
        << p + legacySso + "role_arn=r\nweb_identity_token_file=/t\nsource_profile=q\n"
        << "[p]\n" + keysB << u"web r"_s;
    QTest::newRow("role on keys") << p + "role_arn=r1\nsource_profile=q\n" << "[q]\n" + keysB << u"r1 < B/"_s;
    QTest::newRow("role before the profile's own keys") << p + keysA + "role_arn=r1\nsource_profile=q\n"
                                                        << "[q]\n" + keysB << u"r1 < B/"_s;
    QTest::newRow("three roles")
        << p + "role_arn=r1\nsource_profile=q\n[profile q]\nrole_arn=r2\nsource_profile=r\n[profile r]\n"
               "role_arn=r3\nsource_profile=s\n"
        << "[s]\n" + keysB << u"r1 < r2 < r3 < B/"_s;
    QTest::newRow("a source with keys and a role gives its keys")
        << p + "role_arn=r1\nsource_profile=q\n[profile q]\nrole_arn=r2\nsource_profile=z\n" + keysA
        << QByteArray() << u"r1 < A/"_s;
    QTest::newRow("itself as source") << p + keysA + "role_arn=r1\nsource_profile=p\n"
                                      << QByteArray() << u"r1 < A/"_s;
    QTest::newRow("role on single sign-on") << p + "role_arn=r1\nsource_profile=q\n[profile q]\n" + legacySso
                                            << QByteArray() << u"r1 < sso 111122223333/Ops"_s;
    QTest::newRow("role on the environment") << p + "role_arn=r1\ncredential_source=Environment\n"
                                             << QByteArray() << u"r1 < source 0"_s;
    QTest::newRow("role on the container") << p + "role_arn=r1\ncredential_source=EcsContainer\n"
                                           << QByteArray() << u"r1 < source 1"_s;
    QTest::newRow("role on the instance") << p + "role_arn=r1\ncredential_source=Ec2InstanceMetadata\n"
                                          << QByteArray() << u"r1 < source 2"_s;
    QTest::newRow("nothing") << p + "region=eu-west-1\n" << QByteArray() << u"nothing"_s;
}

void TestProfileChain::follows()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, credentials);
    QFETCH(QString, leadsTo);
    const Expected<ProfileChain> chain = chainOf(parsed(config, credentials), u"p"_s);
    QVERIFY2(chain, chain ? "" : qPrintable(chain.error().message));
    QCOMPARE(inShort(*chain), leadsTo);
}

void TestProfileChain::refuses_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QStringList>("says");
    const QByteArray p = "[profile p]\n";
    QTest::newRow("no such profile") << QByteArray("[profile a]\n[profile b]\n")
                                     << QStringList{u"“p”"_s, u"a, b"_s, u"config"_s};
    QTest::newRow("loop") << p + "role_arn=r\nsource_profile=q\n[profile q]\nrole_arn=r\nsource_profile=p\n"
                          << QStringList{u"loop"_s, u"p → q → p"_s};
    QTest::newRow("longer loop")
        << p + "role_arn=r\nsource_profile=q\n[profile q]\nrole_arn=r\nsource_profile=s\n"
               "[profile s]\nrole_arn=r\nsource_profile=q\n"
        << QStringList{u"p → q → s → q"_s};
    QTest::newRow("itself without keys") << p + "role_arn=r\nsource_profile=p\n" << QStringList{u"loop"_s};
    QTest::newRow("source is missing") << p + "role_arn=r\nsource_profile=q\n"
                                       << QStringList{u"“q”"_s, u"does not exist"_s};
    QTest::newRow("both sources") << p + "role_arn=r\nsource_profile=q\ncredential_source=Environment\n"
                                  << QStringList{u"both"_s};
    QTest::newRow("no source") << p + "role_arn=r\n" << QStringList{u"source_profile or credential_source"_s};
    QTest::newRow("odd source") << p + "role_arn=r\ncredential_source=Magic\n"
                                << QStringList{u"“Magic”"_s, u"Environment, EcsContainer"_s};
    QTest::newRow("source in other letters") << p + "role_arn=r\ncredential_source=environment\n"
                                             << QStringList{u"“environment”"_s};
    QTest::newRow("source gives nothing") << p + "role_arn=r\nsource_profile=q\n[profile q]\nregion=x\n"
                                          << QStringList{u"“q”"_s, u"no credentials"_s};
    QTest::newRow("half a key") << p + "aws_access_key_id=A\n" << QStringList{u"aws_secret_access_key"_s};
    QTest::newRow("key over two lines")
        << p + "aws_access_key_id=A\naws_secret_access_key=topsecret\n  topsecret\n"
        << QStringList{u"several lines"_s};
    QTest::newRow("single sign-on lacks") << p + sso << QStringList{u"sso_start_url, sso_region"_s};
    QTest::newRow("session is missing") << p + sso + "sso_session=s\n"
                                        << QStringList{u"“s”"_s, u"does not exist"_s};
    QTest::newRow("session differs")
        << p + sso + "sso_session=s\nsso_region=a\n[sso-session s]\nsso_region=b\nsso_start_url=u\n"
        << QStringList{u"differ in sso_region"_s};
    QTest::newRow("token without a role") << p + "web_identity_token_file=/t\n" << QStringList{u"role_arn"_s};
    QTest::newRow("made by aws login") << p + "login_session=arn\n"
                                       << QStringList{u"aws login"_s, u"export-credentials"_s};
}

void TestProfileChain::refuses()
{
    QFETCH(QByteArray, config);
    QFETCH(QStringList, says);
    const Expected<ProfileChain> chain = chainOf(parsed(config), u"p"_s);
    QVERIFY(!chain);
    const QString text = chain.error().message + u'\n' + chain.error().detail;
    for (const QString &part : says)
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY(!text.contains(u"topsecret"_s));
}

void TestProfileChain::webIdentityOfTheEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"AWS_WEB_IDENTITY_TOKEN_FILE"_s, u"/t"_s);
    environment.insert(u"AWS_ROLE_ARN"_s, u"arn"_s);
    const SharedConfig config = parsed("[default]\n" + keysA);
    QCOMPARE(inShort(chainOf(config, u"default"_s, &environment).value()), u"web arn"_s);
    QCOMPARE(inShort(chainOf(config, u"default"_s).value()), u"A/"_s);
    // Where nobody named a profile, none need be there.
    QCOMPARE(inShort(chainOf(parsed({}), u"default"_s, &environment).value()), u"web arn"_s);
    QVERIFY(!chainOf(parsed({}), u"default"_s));
    // A source profile has nothing to do with the environment.
    const SharedConfig role = parsed("[profile p]\nrole_arn=r\nsource_profile=default\n[default]\n" + keysA);
    QCOMPARE(inShort(chainOf(role, u"p"_s, &environment).value()), u"r < A/"_s);
}

void TestProfileChain::settingsOfARole()
{
    const auto chain =
        chainOf(parsed("[profile p]\nrole_arn=r\nsource_profile=q\nexternal_id=e\nmfa_serial=m\n"
                       "role_session_name=n\nduration_seconds=1800\n[profile q]\nrole_arn=r2\n"
                       "source_profile=s\nduration_seconds=long\n",
                       "[s]\n" + keysA),
                u"p"_s);
    QVERIFY(chain);
    QCOMPARE(chain->endProfile, u"s"_s);
    const RoleStep &first = chain->roles.at(0);
    QCOMPARE(first.profile, u"p"_s);
    QCOMPARE(first.externalId, u"e"_s);
    QCOMPARE(first.mfaSerial, u"m"_s);
    QCOMPARE(first.sessionName, u"n"_s);
    QCOMPARE(first.durationSeconds, 1800);
    QCOMPARE(chain->roles.at(1).durationSeconds, std::nullopt);
    QCOMPARE(chain->roles.at(1).externalId, std::nullopt);
}

void TestProfileChain::sessionOfSingleSignOn()
{
    const QByteArray session = "[sso-session s]\nsso_start_url=https://x/start\nsso_region=eu-west-1\n";
    const auto chain = chainOf(parsed("[profile p]\n" + sso + "sso_session=s\n" + session), u"p"_s);
    QVERIFY(chain);
    const auto role = std::get<SsoRole>(chain->end);
    QCOMPARE(role.session.cacheName(), u"s"_s);
    QCOMPARE(role.session.scopes, QStringList{u"sso:account:access"_s});
    const auto scoped = chainOf(
        parsed("[profile p]\n" + sso + "sso_session=s\n" + session + "sso_registration_scopes=a, b\n"),
        u"p"_s);
    QCOMPARE(std::get<SsoRole>(scoped->end).session.scopes, (QStringList{u"a"_s, u"b"_s}));
    const auto legacy = std::get<SsoRole>(chainOf(parsed("[profile p]\n" + legacySso), u"p"_s)->end);
    QCOMPARE(legacy.session.cacheName(), u"https://x.awsapps.com/start"_s);
    QVERIFY(legacy.session.scopes.isEmpty());
}

void TestProfileChain::summaries()
{
    using Kind = ProfileSummary::Kind;
    const QList<ProfileSummary> list = summarize(
        parsed("[profile keys]\n" + keysA +
               "region=eu-west-1\n[profile deploy]\n"
               "role_arn=arn:aws:iam::123456789012:role/team/Deploy\nsource_profile=keys\nmfa_serial=m\n"
               "[profile on-top]\nrole_arn=arn:aws:iam::210987654321:role/Top\nsource_profile=deploy\n"
               "[profile sign-in]\n" +
               legacySso +
               "[profile run]\ncredential_process='/opt/my tool' --key hush\n"
               "[profile broken]\nrole_arn=x\nsource_profile=nobody\n[profile empty]\nregion=x\n"
               "[profile web]\nrole_arn=arn:aws:iam::1:role/W\nweb_identity_token_file=/t\n"));
    QCOMPARE(list.size(), 8);
    QCOMPARE(list[0].kind, Kind::Keys);
    QCOMPARE(list[0].region, u"eu-west-1"_s);
    QCOMPARE(list[1].kind, Kind::Role);
    QCOMPARE(list[1].account, u"123456789012"_s);
    QCOMPARE(list[1].role, u"Deploy"_s);
    QCOMPARE(list[1].via, u"keys"_s);
    QVERIFY(list[1].asksForCode);
    QVERIFY2(list[2].asksForCode, "a code is asked for along the way");
    QCOMPARE(list[2].role, u"Top"_s);
    QCOMPARE(list[3].kind, Kind::SingleSignOn);
    QCOMPARE(list[3].account, u"111122223333"_s);
    QCOMPARE(list[4].kind, Kind::Process);
    QCOMPARE(list[4].via, u"my tool"_s);
    QCOMPARE(list[5].kind, Kind::Incomplete);
    QVERIFY(list[5].problem.contains(u"nobody"_s));
    QCOMPARE(list[6].kind, Kind::Incomplete);
    QVERIFY(!list[6].problem.isEmpty());
    QCOMPARE(list[7].kind, Kind::WebIdentity);
    for (const ProfileSummary &profile : list)
        QVERIFY(!profile.via.contains(u"hush"_s));
}

QTEST_GUILESS_MAIN(TestProfileChain)
#include "tst_profilechain.moc"
