// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/regions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace fleetwright;

/// Holds the region table against the endpoint data that botocore ships.
class RegionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyRegionOfBotocoreIsListed();
    void everyListedRegionIsBotocores();
    void endpointsAreBotocores();
    void refusals_data();
    void refusals();

private:
    QJsonArray m_truth; ///< objects {region, partition, fips, endpoint, fipsEndpoint, sts}
};

void RegionsTest::initTestCase()
{
    QProcess python;
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", QStringLiteral("python3")),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/aws/regions.py")});
    QVERIFY2(python.waitForFinished(60000), qPrintable(python.errorString()));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    m_truth = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    QVERIFY(m_truth.size() > 20);
}

void RegionsTest::everyRegionOfBotocoreIsListed()
{
    for (const QJsonValue &row : m_truth) {
        const QString id = row[QStringLiteral("region")].toString();
        const aws::Region *region = aws::regionById(id);
        QVERIFY2(region, qPrintable(id));
        QCOMPARE(QString::fromUtf8(region->partition), row[QStringLiteral("partition")].toString());
        QCOMPARE(region->hasFips, row[QStringLiteral("fips")].toBool());
    }
}

void RegionsTest::everyListedRegionIsBotocores()
{
    QSet<QString> known;
    for (const QJsonValue &row : m_truth)
        known += row[QStringLiteral("region")].toString();
    for (const aws::Region &region : aws::iotRegions())
        QVERIFY2(known.contains(QString::fromUtf8(region.id)), region.id);
}

void RegionsTest::endpointsAreBotocores()
{
    for (const QJsonValue &row : m_truth) {
        const QString id = row[QStringLiteral("region")].toString();
        QCOMPARE(aws::iotEndpoint(id, false).value().toString(), row[QStringLiteral("endpoint")].toString());
        QCOMPARE(aws::stsEndpoint(id, false).value().toString(), row[QStringLiteral("sts")].toString());
        const Expected<QUrl> fips = aws::iotEndpoint(id, true);
        QCOMPARE(fips.has_value(), row[QStringLiteral("fips")].toBool());
        if (fips)
            QCOMPARE(fips->toString(), row[QStringLiteral("fipsEndpoint")].toString());
    }
}

void RegionsTest::refusals_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<bool>("fips");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("no region") << QStringLiteral("somewhere") << false;
    QTest::newRow("a host smuggled in") << QStringLiteral("eu-west-1.evil.example/") << false;
    QTest::newRow("no FIPS there") << QStringLiteral("eu-west-1") << true;
}

void RegionsTest::refusals()
{
    QFETCH(QString, region);
    QFETCH(bool, fips);
    const Expected<QUrl> endpoint = aws::iotEndpoint(region, fips);
    QVERIFY(!endpoint);
    QVERIFY(!endpoint.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(RegionsTest)
#include "tst_regions.moc"
