// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/transport.h"

#include <QNetworkAccessManager>
#include <QSslCertificate>

namespace fleetwright::platform
{

class Proxies;

/// Transport over Qt Network: TLS errors are never ignored, redirects never followed, answers capped.
class NamTransport : public aws::Transport
{
public:
    struct Limits {
        int timeoutMs = 30000;                     ///< without any progress
        qint64 maximumAnswer = 16LL * 1024 * 1024; ///< bytes
    };

    NamTransport();
    explicit NamTransport(Limits limits, QList<QSslCertificate> trusted = {});
    /// Through `proxies`, which must outlive it. Trusts `trusted` instead of the system's certificates where
    /// there are any.
    explicit NamTransport(Proxies &proxies, QList<QSslCertificate> trusted = {});

    ~NamTransport() override;

    [[nodiscard]] std::unique_ptr<aws::TransportCall>
    send(const aws::WireRequest &request, std::function<void(aws::WireResponse)> done) override;

private:
    NamTransport(Limits limits, std::unique_ptr<Proxies> own, Proxies *proxies,
                 QList<QSslCertificate> trusted);

    std::unique_ptr<Proxies> m_ownProxies;
    Proxies &m_proxies;
    QNetworkAccessManager m_manager;
    Limits m_limits;
    QList<QSslCertificate> m_trusted;
};

} // namespace fleetwright::platform
