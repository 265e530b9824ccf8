// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/credentials.h"
#include "app/aws/signer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int requests = 4000;

HttpRequest requestOf(const QJsonObject &made)
{
    HttpRequest request{.method = made[u"method"].toString().toLatin1()};
    for (const QJsonValue &segment : made[u"segments"].toArray())
        request.path.append(segment.toString());
    for (const QJsonValue &pair : made[u"query"].toArray())
        request.query.emplaceBack(pair[0].toString(), pair[1].toString());
    if (made[u"body"].isString())
        request.body = QByteArray::fromBase64(made[u"body"].toString().toLatin1());
    return request;
}

} // namespace

/// Requests with odd characters everywhere, built and signed here, against the same by botocore.
class TestSignerBotocore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameAsBotocore();

private:
    QList<QByteArray> m_lines;
};

void TestSignerBotocore::initTestCase()
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(qEnvironmentVariable("FLEETWRIGHT_PYTHON", u"python3"_s),
                 {QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/tests/aws/botocore_requests.py"),
                  QString::number(requests), u"20260102"_s});
    QVERIFY2(python.waitForFinished(90000), qPrintable(python.errorString()));
    QCOMPARE(python.exitCode(), 0);
    m_lines = python.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(m_lines.size(), requests);
}

void TestSignerBotocore::sameAsBotocore()
{
    Signer signer;
    for (const QByteArray &line : std::as_const(m_lines)) {
        const QJsonObject made = QJsonDocument::fromJson(line).object();
        const HttpRequest request = requestOf(made);
        WireRequest wire{.method = request.method,
                         .url = request.url(QUrl::fromEncoded(made[u"endpoint"].toString().toLatin1())),
                         .body = request.body};
        for (const QJsonValue &header : made[u"headers"].toArray())
            wire.headers.emplaceBack(header[0].toString().toLatin1(), header[1].toString().toLatin1());

        Credentials credentials;
        credentials.accessKeyId = made[u"accessKeyId"].toString();
        credentials.secretAccessKey = made[u"secret"].toString().toLatin1();
        credentials.sessionToken = made[u"sessionToken"].toString().toLatin1();
        const Expected<WireRequest> result =
            signer.sign(wire, credentials, {made[u"region"].toString(), made[u"service"].toString()},
                        QDateTime::fromSecsSinceEpoch(made[u"time"].toInteger(), Qt::UTC));
        QVERIFY2(result, line.constData());
        QCOMPARE(sigv4::canonicalRequest(*result), made[u"canonicalRequest"].toString().toUtf8());
        QCOMPARE(WireResponse{.headers = result->headers}.header("Authorization"),
                 made[u"authorization"].toString().toLatin1());
    }
}

QTEST_GUILESS_MAIN(TestSignerBotocore)
#include "tst_signer_botocore.moc"
