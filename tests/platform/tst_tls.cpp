// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/certificates.h"
#include "tests/platform/exchange.h"
#include "tests/platform/tlsserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::aws;
using namespace fleetwright::test;
using namespace Qt::Literals::StringLiterals;
using Failure = WireResponse::Failure;

/// A server whose certificate nobody vouches for gets nothing but the handshake.
class TestTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void untrustedCertificate();
    void trustedCertificate();
    void privateCertificates();
    void filesOfCertificates();
};

void TestTls::initTestCase()
{
    if (!TlsServer::isPossible())
        QSKIP("openssl is not installed");
}

void TestTls::untrustedCertificate()
{
    const TlsServer server(u"IP:127.0.0.1"_s);
    const WireResponse response =
        exchange(put(QUrl(u"https://127.0.0.1:%1/jobs/a"_s.arg(server.serverPort()))));
    QCOMPARE(response.failure, Failure::Tls);
    QVERIFY(!response.sent);
    QCOMPARE(response.status, 0);
    QVERIFY2(response.failureText.contains("self"_L1), qPrintable(response.failureText));
    QVERIFY(server.received().isEmpty());
}

// The same server, once its certificate is trusted: it is the certificate that made the difference.
void TestTls::trustedCertificate()
{
    const TlsServer server(u"IP:127.0.0.1"_s);
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(server.certificate());
    QSslConfiguration::setDefaultConfiguration(trusting);
    const WireResponse response =
        exchange(put(QUrl(u"https://127.0.0.1:%1/jobs/a"_s.arg(server.serverPort()))));
    QSslConfiguration::setDefaultConfiguration(before);
    QCOMPARE(response.failure, Failure::None);
    QCOMPARE(response.status, 200);
    QVERIFY(server.received().startsWith("PUT /jobs/a HTTP/1.1\r\n"));
}

void TestTls::privateCertificates()
{
    const TlsServer server(u"IP:127.0.0.1"_s);
    const auto request = put(QUrl(u"https://127.0.0.1:%1/jobs/a"_s.arg(server.serverPort())));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"corporate.pem"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(server.certificate().toPem()) > 0);
    file.close();
    const auto trusted = platform::readCertificates(path);
    QVERIFY(trusted);
    platform::NamTransport transport({.timeoutMs = 5000}, *trusted);
    QCOMPARE(exchange(transport, request).status, 200);
    QVERIFY2(exchange(request).failure == Failure::Tls, "others trust it no more than before");
}

void TestTls::filesOfCertificates()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"corporate.pem"_s);
    QVERIFY(platform::readCertificates(path).error().message.contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a certificate") > 0);
    file.close();
    QVERIFY(platform::readCertificates(path).error().message.contains(u"PEM"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(TlsServer(u"IP:127.0.0.1"_s).certificate().toPem() +
               "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    file.close();
    QVERIFY2(platform::readCertificates(path).error().message.contains(u"damaged"_s), "none is passed over");
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
