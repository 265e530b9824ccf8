// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/resolve.h"

#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;
using aws::Connection;
using aws::ResolvedConnection;
using Kind = Connection::Kind;
using Origin = ResolvedConnection::Origin;

/// What a connection comes to: own fields, environment and profile together.
class TestResolve : public QObject
{
    Q_OBJECT

private slots:
    void comesTo_data();
    void comesTo();
    void faults_data();
    void faults();
    void filesAreReadOnce();
    void aChangeOnDiskIsSeen();
    void anAccountIsKnownOfItsIdentityAlone();
    void theRouteChangesWithWhatItIsMadeOf_data();
    void theRouteChangesWithWhatItIsMadeOf();
    void theRouteChangesWhenCredentialsAreDropped();
    void aNamedProfileMustBeThere();

private:
    [[nodiscard]] ResolvedConnection resolve(const Connection &connection)
    {
        return identity::resolve({connection}, around()).constFirst();
    }
    [[nodiscard]] identity::Surroundings around()
    {
        return {.environment = m_environment, .config = [this] {
                    ++m_reads;
                    return identity::SharedConfig::parse({u"config"_s, m_config}, {u"credentials"_s, {}});
                }};
    }
    [[nodiscard]] static Connection profile(const QString &name)
    {
        return {.id = u"c"_s, .name = u"Plant"_s, .kind = Kind::Profile, .profile = name};
    }

    QByteArray m_config;
    QProcessEnvironment m_environment;
    int m_reads = 0;
};

namespace
{

constexpr auto config =
    "[default]\nregion = us-west-2\naws_access_key_id = A\naws_secret_access_key = s\n"
    "[profile keys]\naws_access_key_id = AKIAONE\naws_secret_access_key = s\n"
    "region = eu-central-1\n"
    "[profile bare]\naws_access_key_id = AKIATWO\naws_secret_access_key = s\n"
    "[profile deploy]\nrole_arn = arn:aws:iam::123456789012:role/ops/Deploy\n"
    "source_profile = keys\nregion = cn-north-1\n"
    "[profile local]\naws_access_key_id = A\naws_secret_access_key = s\n"
    "region = eu-west-1\nendpoint_url = http://localhost:4566\nmax_attempts = 7\n"
    "ca_bundle = /ca.pem\n"
    "[profile federal]\naws_access_key_id = A\naws_secret_access_key = s\n"
    "region = us-gov-west-1\nuse_fips_endpoint = true\n"
    "[profile wrong]\naws_access_key_id = A\naws_secret_access_key = s\n"
    "region = eu-west-1\nmax_attempts = many\n"
    "[profile nowhere]\naws_access_key_id = A\naws_secret_access_key = s\n"
    "region = eu-west-1\nendpoint_url = nonsense\n"
    "[profile loop]\nrole_arn = arn:aws:iam::123456789012:role/R\nsource_profile = loop\n";

} // namespace

void TestResolve::comesTo_data()
{
    QTest::addColumn<Connection>("connection");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QStringList>("expected"); ///< region, partition, account, role, endpoint
    QTest::addColumn<int>("regionFrom");
    QTest::addColumn<int>("endpointFrom");
    const auto row = [](const char *name, const Connection &connection, const QStringList &environment,
                        const QStringList &expected, Origin region, Origin endpoint = Origin::Nobody) {
        QTest::newRow(name) << connection << environment << expected << int(region) << int(endpoint);
    };
    Connection keys{.kind = Kind::StaticKeys, .region = u"eu-west-1"_s, .accessKeyId = u"AKID"_s};
    const QStringList ireland{u"eu-west-1"_s, u"aws"_s, {}, {}, u"https://iot.eu-west-1.amazonaws.com"_s};
    row("keys", keys, {}, ireland, Origin::Connection);
    row("keys are not led by the environment", keys,
        {u"AWS_REGION=us-east-1"_s, u"AWS_ENDPOINT_URL=http://localhost:1"_s}, ireland, Origin::Connection);
    const QStringList frankfurt{
        u"eu-central-1"_s, u"aws"_s, {}, {}, u"https://iot.eu-central-1.amazonaws.com"_s};
    row("profile", profile(u"keys"_s), {}, frankfurt, Origin::Profile);
    row("the environment's region before the profile's", profile(u"keys"_s), {u"AWS_REGION=eu-west-1"_s},
        ireland, Origin::Environment);
    Connection own = profile(u"keys"_s);
    own.region = u"eu-west-1"_s;
    row("the connection's region before all", own, {u"AWS_REGION=us-east-1"_s}, ireland, Origin::Connection);
    row("role in China", profile(u"deploy"_s), {},
        {u"cn-north-1"_s, u"aws-cn"_s, u"123456789012"_s, u"Deploy"_s,
         u"https://iot.cn-north-1.amazonaws.com.cn"_s},
        Origin::Profile);
    row("endpoint of the profile", profile(u"local"_s), {},
        {u"eu-west-1"_s, u"aws"_s, {}, {}, u"http://localhost:4566"_s}, Origin::Profile, Origin::Profile);
    row("endpoint of the environment", profile(u"local"_s), {u"AWS_ENDPOINT_URL_IOT=https://iot.example"_s},
        {u"eu-west-1"_s, u"aws"_s, {}, {}, u"https://iot.example"_s}, Origin::Profile, Origin::Environment);
    row("FIPS of the profile", profile(u"federal"_s), {},
        {u"us-gov-west-1"_s, u"aws-us-gov"_s, {}, {}, u"https://iot-fips.us-gov-west-1.amazonaws.com"_s},
        Origin::Profile);
    const Connection automatic{.kind = Kind::Automatic};
    row("as the CLI would", automatic, {},
        {u"us-west-2"_s, u"aws"_s, {}, {}, u"https://iot.us-west-2.amazonaws.com"_s}, Origin::Profile);
    row("as the CLI would, with AWS_PROFILE", automatic, {u"AWS_PROFILE=deploy"_s},
        {u"cn-north-1"_s, u"aws-cn"_s, u"123456789012"_s, u"Deploy"_s,
         u"https://iot.cn-north-1.amazonaws.com.cn"_s},
        Origin::Profile);
    row("keys of the environment are of no role", automatic,
        {u"AWS_PROFILE=deploy"_s, u"AWS_ACCESS_KEY_ID=AKIDENV"_s},
        {u"cn-north-1"_s, u"aws-cn"_s, {}, {}, u"https://iot.cn-north-1.amazonaws.com.cn"_s},
        Origin::Profile);
    row("environment alone", {.kind = Kind::Environment}, {u"AWS_DEFAULT_REGION=eu-west-1"_s}, ireland,
        Origin::Environment);
}

void TestResolve::comesTo()
{
    QFETCH(Connection, connection);
    QFETCH(QStringList, environment);
    QFETCH(QStringList, expected);
    m_config = config;
    m_environment = {};
    for (const QString &variable : environment)
        m_environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    const ResolvedConnection resolved = resolve(connection);
    QVERIFY2(!resolved.fault, resolved.fault ? qPrintable(resolved.fault->message) : "");
    const QStringList found{resolved.region, resolved.partition, resolved.account, resolved.role,
                            resolved.endpoint.toString()};
    QCOMPARE(found, expected);
    QTEST(int(resolved.regionFrom), "regionFrom");
    QTEST(int(resolved.endpointFrom), "endpointFrom");
    QCOMPARE(resolved.isElsewhere(), resolved.endpointFrom != Origin::Nobody);
    QCOMPARE(resolved.maxAttempts, connection.profile == "local"_L1 ? 7 : 3);
    QCOMPARE(resolved.caBundle, connection.profile == "local"_L1 ? u"/ca.pem"_s : QString());
}

void TestResolve::faults_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("no region") << u"bare"_s << u"no region"_s;
    QTest::newRow("attempts") << u"wrong"_s << u"max_attempts"_s;
    QTest::newRow("endpoint") << u"nowhere"_s << u"endpoint_url that is set for iot"_s;
    QTest::newRow("no such profile") << u"gone"_s << u"no profile “gone”"_s;
    QTest::newRow("loop") << u"loop"_s << u"loop"_s;
    QTest::newRow("no name") << QString() << u"no profile"_s;
}

void TestResolve::faults()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    m_config = config;
    m_environment = {};
    const ResolvedConnection resolved = resolve(profile(name));
    QVERIFY(resolved.fault);
    QVERIFY2(resolved.fault->message.contains(says), qPrintable(resolved.fault->message));
    m_config = "[profile keys\n";
    const ResolvedConnection damaged = resolve(profile(u"keys"_s));
    QVERIFY(damaged.fault && damaged.fault->message.contains(u"damaged"_s));
}

void TestResolve::filesAreReadOnce()
{
    m_config = config;
    m_environment = {};
    m_reads = 0;
    QCOMPARE(resolve(profile(u"deploy"_s)).account, u"123456789012"_s);
    QCOMPARE(m_reads, 1);
    QCOMPARE(
        identity::resolve({profile(u"keys"_s), profile(u"deploy"_s), profile(u"local"_s)}, around()).size(),
        3);
    QCOMPARE(m_reads, 2);
    QCOMPARE(resolve({.kind = Kind::StaticKeys, .region = u"eu-west-1"_s, .accessKeyId = u"A"_s}).region,
             u"eu-west-1"_s);
    QVERIFY2(m_reads == 2, "a key of the operator's own needs no file");
}

void TestResolve::aChangeOnDiskIsSeen()
{
    m_config = config;
    m_environment = {};
    const ResolvedConnection before = resolve(profile(u"keys"_s));
    m_config.replace("eu-central-1", "eu-north-1");
    const ResolvedConnection after = resolve(profile(u"keys"_s));
    QCOMPARE(after.region, u"eu-north-1"_s);
    QVERIFY(before != after);
}

void TestResolve::anAccountIsKnownOfItsIdentityAlone()
{
    m_config = config;
    m_environment = {};
    Connection learnt = profile(u"keys"_s);
    learnt.account = u"999999999999"_s;
    learnt.accountOf = resolve(learnt).identity;
    QCOMPARE(resolve(learnt).account, u"999999999999"_s);
    learnt.name = u"Another name"_s;
    learnt.production = true;
    QCOMPARE(resolve(learnt).account, u"999999999999"_s);
    Connection moved = learnt;
    moved.profile = u"bare"_s;
    QCOMPARE(resolve(moved).account, QString());
    moved.profile = u"deploy"_s;
    QVERIFY2(resolve(moved).account == "123456789012"_L1, "what the role says");
    moved.accountOf = resolve(moved).identity;
    QVERIFY2(resolve(moved).account == "999999999999"_L1, "an emulator's word goes before the role's");
}

void TestResolve::theRouteChangesWithWhatItIsMadeOf_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<bool>("changes");
    const auto row = [](const char *name, const char *before, const char *after, bool changes) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << changes;
    };
    row("role", "role/ops/Deploy", "role/ops/Other", true);
    row("key of the source", "AKIAONE", "AKIATHREE", true);
    row("region", "cn-north-1", "cn-northwest-1", true);
    row("another profile's key", "AKIATWO", "AKIATHREE", false);
}

void TestResolve::theRouteChangesWithWhatItIsMadeOf()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(bool, changes);
    m_environment = {};
    m_config = config;
    const QString route = resolve(profile(u"deploy"_s)).route;
    m_config.replace(before, after);
    QCOMPARE(resolve(profile(u"deploy"_s)).route != route, changes);
}

void TestResolve::theRouteChangesWhenCredentialsAreDropped()
{
    m_environment = {};
    m_config = config;
    const auto route = [this](const QString &dropped) {
        identity::Surroundings world = around();
        world.renewals = {{dropped, 1}};
        return identity::resolve({profile(u"keys"_s)}, world).constFirst().route;
    };
    const QString before = resolve(profile(u"keys"_s)).route;
    QVERIFY(route(u"c"_s) != before);
    QVERIFY2(route(u"other"_s) == before, "those of another connection");
}

void TestResolve::aNamedProfileMustBeThere()
{
    m_config = "[profile keys]\naws_access_key_id = A\naws_secret_access_key = s\n";
    m_environment = {};
    Connection named = profile(u"default"_s);
    named.region = u"eu-west-1"_s;
    QVERIFY(resolve(named).fault);
    QVERIFY2(!resolve({.kind = Kind::Automatic, .region = u"eu-west-1"_s}).fault,
             "the CLI does without a default profile");
}

QTEST_GUILESS_MAIN(TestResolve)
#include "tst_resolve.moc"
