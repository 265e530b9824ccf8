// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/serviceendpoint.h"
#include "app/base/regions.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

/// Holds regions and endpoints against the rules that botocore ships.
class RegionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void endpointsAreThoseOfTheRules();
    void regionsThatServeIot();
    void dataIsWhatTheScriptGives();
    void unlistedRegions();
    void refusals_data();
    void refusals();

private:
    QJsonObject m_truth;
};

namespace
{

QByteArray outputOf(const QString &script)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR) + script});
    if (!python.waitForFinished(60000) || python.exitCode() != 0)
        qFatal("%s failed", qPrintable(script));
    return python.readAllStandardOutput();
}

aws::Service serviceOf(const QString &id)
{
    for (const aws::Service service :
         {aws::Service::Iot, aws::Service::Sts, aws::Service::Sso, aws::Service::SsoOidc}) {
        if (aws::serviceId(service) == id)
            return service;
    }
    qFatal("unknown service");
}

} // namespace

void RegionsTest::initTestCase()
{
    m_truth = QJsonDocument::fromJson(outputOf(u"/tests/aws/regions.py"_s)).object();
    QVERIFY(m_truth.value("rows"_L1).toArray().size() > 500);
}

void RegionsTest::endpointsAreThoseOfTheRules()
{
    const QJsonObject iot = m_truth.value("iot"_L1).toObject();
    for (const QJsonValue &row : m_truth.value("rows"_L1).toArray()) {
        const QString region = row[u"region"].toString();
        const aws::Service service = serviceOf(row[u"service"].toString());
        const bool fips = row[u"fips"].toBool();
        const Expected<QUrl> endpoint =
            aws::serviceEndpoint(service, region, {.fips = fips, .dualStack = row[u"dualStack"].toBool()});
        const QByteArray label = QJsonDocument(row.toObject()).toJson();
        QVERIFY2(partitionOf(region), label.constData());
        QCOMPARE(partitionOf(region)->id, row[u"partition"].toString());
        // The rules make up a name everywhere; the app offers what AWS lists.
        if (service == aws::Service::Iot && fips && !iot.value(region).toBool()) {
            QVERIFY2(!endpoint, label.constData());
            continue;
        }
        QVERIFY2(endpoint.has_value() == !row[u"url"].toString().isEmpty(), label.constData());
        if (endpoint)
            QCOMPARE(endpoint->toString(), row[u"url"].toString());
    }
}

void RegionsTest::regionsThatServeIot()
{
    const QJsonObject iot = m_truth.value("iot"_L1).toObject();
    qsizetype listed = 0;
    for (const Partition &partition : partitions()) {
        QVERIFY(!partition.name.isEmpty());
        for (const Region &region : partition.regions) {
            QVERIFY2(!region.name.isEmpty(), qPrintable(region.id));
            QCOMPARE(region.servesIot, iot.contains(region.id));
            QCOMPARE(region.hasIotFips, iot.value(region.id).toBool());
            QCOMPARE(partitionOf(region.id)->id, partition.id);
            listed += region.servesIot ? 1 : 0;
        }
    }
    QCOMPARE(listed, iot.size());
}

void RegionsTest::dataIsWhatTheScriptGives()
{
    QFile file(QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/resources/endpoints/endpoints.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const QString version = QJsonDocument::fromJson(bytes).object().value("botocore"_L1).toString();
    if (version != m_truth.value("version"_L1).toString())
        QSKIP("another version of botocore is installed than the data is from");
    QCOMPARE(bytes, outputOf(u"/packaging/endpoints.py"_s));
}

void RegionsTest::unlistedRegions()
{
    // AWS opens regions faster than data is updated.
    QVERIFY(!regionById(u"eu-west-9"_s));
    QCOMPARE(aws::serviceEndpoint(aws::Service::Iot, u"eu-west-9"_s).value(),
             QUrl(u"https://iot.eu-west-9.amazonaws.com"_s));
    QCOMPARE(aws::serviceEndpoint(aws::Service::Sts, u"cn-south-9"_s).value(),
             QUrl(u"https://sts.cn-south-9.amazonaws.com.cn"_s));
}

void RegionsTest::refusals_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<bool>("fips");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("no region") << u"somewhere"_s << false;
    QTest::newRow("a host smuggled in") << u"eu-west-1.evil.example/"_s << false;
    QTest::newRow("a line smuggled in") << u"eu-west-1\n"_s << false;
    QTest::newRow("no FIPS there") << u"eu-west-1"_s << true;
}

void RegionsTest::refusals()
{
    QFETCH(QString, region);
    QFETCH(bool, fips);
    const Expected<QUrl> endpoint = aws::serviceEndpoint(aws::Service::Iot, region, {.fips = fips});
    QVERIFY(!endpoint);
    QVERIFY(!endpoint.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(RegionsTest)
#include "tst_regions.moc"
