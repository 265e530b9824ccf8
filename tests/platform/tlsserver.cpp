// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/tlsserver.h"

#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

bool TlsServer::isPossible()
{
    return !QStandardPaths::findExecutable(u"openssl"_s).isEmpty();
}

TlsServer::TlsServer(const QString &name)
{
    const QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s);
    const QString certificate = folder.filePath(u"certificate.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s,
                                 u"2"_s, u"-subj"_s, u"/CN=test"_s, u"-addext"_s, u"subjectAltName="_s + name,
                                 u"-keyout"_s, key, u"-out"_s, certificate});
    QFile keyFile(key);
    if (!openssl.waitForFinished() || openssl.exitCode() != 0 || !keyFile.open(QIODevice::ReadOnly))
        qFatal("openssl made no certificate");
    m_certificate = QSslCertificate::fromPath(certificate).value(0);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(m_certificate);
    configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    setSslConfiguration(configuration);
    connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
        QTcpSocket *socket = nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            m_received += socket->readAll();
            if (m_received.endsWith("{}") || m_received.startsWith("GET"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        });
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("cannot listen");
}

} // namespace fleetwright::test
