// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/servicesettings.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::identity;
using namespace Qt::Literals::StringLiterals;

/// What environment and profile say of endpoints, regions and retries, and which goes first.
class TestServiceSettings : public QObject
{
    Q_OBJECT

private slots:
    void endpoints_data();
    void endpoints();
    void others();
    void attempts();
};

namespace
{

ServiceSettings settings(const QByteArray &config, const QStringList &variables)
{
    QProcessEnvironment environment;
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    return {environment, SharedConfig::parse({u"c"_s, config}, {u"d"_s, {}}).value(), u"p"_s};
}

} // namespace

void TestServiceSettings::endpoints_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QString>("sts");
    QTest::addColumn<QString>("oidc");
    const QByteArray own = "[profile p]\nendpoint_url=http://own\nservices=s\n";
    const QByteArray services = own + "[services s]\nsts =\n  endpoint_url = http://svc-sts\nsso_oidc =\n  "
                                      "endpoint_url = http://svc-oidc\n";
    QTest::newRow("none") << QByteArray("[profile p]\n") << QStringList() << QString() << QString();
    QTest::newRow("profile") << own << QStringList() << u"http://own"_s << u"http://own"_s;
    QTest::newRow("services before profile")
        << services << QStringList() << u"http://svc-sts"_s << u"http://svc-oidc"_s;
    QTest::newRow("environment before files")
        << services << QStringList{u"AWS_ENDPOINT_URL=http://env"_s} << u"http://env"_s << u"http://env"_s;
    QTest::newRow("the service's variable first")
        << services
        << QStringList{u"AWS_ENDPOINT_URL=http://env"_s, u"AWS_ENDPOINT_URL_SSO_OIDC=http://env-oidc"_s}
        << u"http://env"_s << u"http://env-oidc"_s;
    QTest::newRow("all ignored") << services
                                 << QStringList{u"AWS_ENDPOINT_URL=http://env"_s,
                                                u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true"_s}
                                 << QString() << QString();
    QTest::newRow("ignored by the profile") << own + "ignore_configured_endpoint_urls=true\n"
                                            << QStringList() << QString() << QString();
}

void TestServiceSettings::endpoints()
{
    QFETCH(QByteArray, config);
    QFETCH(QStringList, environment);
    QFETCH(QString, sts);
    QFETCH(QString, oidc);
    const ServiceSettings read = settings(config, environment);
    QCOMPARE(read.endpoint(u"sts"_s), sts);
    QCOMPARE(read.endpoint(u"sso-oidc"_s), oidc);
}

void TestServiceSettings::others()
{
    const QByteArray config =
        "[profile p]\nregion=r1\nuse_fips_endpoint=true\nuse_dualstack_endpoint=True\nca_bundle=/ca\n";
    const ServiceSettings files = settings(config, {});
    QCOMPARE(files.region(), u"r1"_s);
    QVERIFY(files.usesFips());
    QVERIFY(files.usesDualStack());
    QCOMPARE(files.caBundle(), u"/ca"_s);
    const ServiceSettings both =
        settings(config, {u"AWS_DEFAULT_REGION=r2"_s, u"AWS_USE_FIPS_ENDPOINT=false"_s,
                          u"AWS_USE_DUALSTACK_ENDPOINT=false"_s, u"AWS_CA_BUNDLE=/env"_s});
    QCOMPARE(both.region(), u"r2"_s);
    QVERIFY(!both.usesFips());
    QVERIFY(!both.usesDualStack());
    QCOMPARE(both.caBundle(), u"/env"_s);
    QCOMPARE(settings(config, {u"AWS_DEFAULT_REGION=r2"_s, u"AWS_REGION=r3"_s}).region(), u"r3"_s);
    QVERIFY(!settings("[profile p]\n", {}).usesFips());
}

void TestServiceSettings::attempts()
{
    QCOMPARE(settings("[profile p]\n", {}).maxAttempts().value(), std::nullopt);
    QCOMPARE(settings("[profile p]\nmax_attempts=7\n", {}).maxAttempts().value(), 7);
    QCOMPARE(settings("[profile p]\nmax_attempts=7\n", {u"AWS_MAX_ATTEMPTS=2"_s}).maxAttempts().value(), 2);
    QVERIFY(!settings("[profile p]\nmax_attempts=0\n", {}).maxAttempts());
    QVERIFY(!settings("[profile p]\nmax_attempts=many\n", {}).maxAttempts());
}

QTEST_GUILESS_MAIN(TestServiceSettings)
#include "tst_servicesettings.moc"
