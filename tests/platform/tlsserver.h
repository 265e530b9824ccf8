// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslServer>

namespace fleetwright::test
{

/// A TLS server on loopback with a certificate of its own making that answers every request with `{}`.
class TlsServer : public QSslServer
{
public:
    /// False where openssl, which makes the certificate, is not installed.
    [[nodiscard]] static bool isPossible();

    /// `name`: whom the certificate is for, as openssl writes it: `IP:127.0.0.1`.
    explicit TlsServer(const QString &name);

    [[nodiscard]] QSslCertificate certificate() const { return m_certificate; }
    /// What requests held so far.
    [[nodiscard]] QByteArray received() const { return m_received; }

private:
    QSslCertificate m_certificate;
    QByteArray m_received;
};

} // namespace fleetwright::test
