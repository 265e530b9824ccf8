// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/exchange.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
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

private:
    /// Listens with the certificate and counts bytes of requests.
    void listen(QSslServer &server, QByteArray &received) const;

    QSslCertificate m_certificate;
    QSslKey m_key;
};

void TestTls::initTestCase()
{
    const QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s);
    const QString certificate = folder.filePath(u"certificate.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                   u"-subj"_s, u"/CN=127.0.0.1"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
                   u"-keyout"_s, key, u"-out"_s, certificate});
    if (!openssl.waitForStarted())
        QSKIP("openssl is not installed");
    QVERIFY(openssl.waitForFinished());
    QCOMPARE(openssl.exitCode(), 0);
    QFile keyFile(key);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    m_key = QSslKey(&keyFile, QSsl::Rsa);
    m_certificate = QSslCertificate::fromPath(certificate).value(0);
    QVERIFY(!m_key.isNull() && !m_certificate.isNull());
}

void TestTls::listen(QSslServer &server, QByteArray &received) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(m_certificate);
    configuration.setPrivateKey(m_key);
    server.setSslConfiguration(configuration);
    connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&server, &received] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, &server, [socket, &received] {
            received += socket->readAll();
            if (received.endsWith("{}"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
}

void TestTls::untrustedCertificate()
{
    QSslServer server;
    QByteArray received;
    listen(server, received);
    const WireResponse response =
        exchange(put(QUrl(u"https://127.0.0.1:%1/jobs/a"_s.arg(server.serverPort()))));
    QCOMPARE(response.failure, Failure::Tls);
    QVERIFY(!response.sent);
    QCOMPARE(response.status, 0);
    QVERIFY2(response.failureText.contains("self"_L1), qPrintable(response.failureText));
    QVERIFY(received.isEmpty());
}

// The same server, once its certificate is trusted: it is the certificate that made the difference.
void TestTls::trustedCertificate()
{
    QSslServer server;
    QByteArray received;
    listen(server, received);
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(m_certificate);
    QSslConfiguration::setDefaultConfiguration(trusting);
    const WireResponse response =
        exchange(put(QUrl(u"https://127.0.0.1:%1/jobs/a"_s.arg(server.serverPort()))));
    QSslConfiguration::setDefaultConfiguration(before);
    QCOMPARE(response.failure, Failure::None);
    QCOMPARE(response.status, 200);
    QVERIFY(received.startsWith("PUT /jobs/a HTTP/1.1\r\n"));
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
