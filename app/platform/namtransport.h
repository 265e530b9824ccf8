// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/transport.h"

#include <QNetworkAccessManager>

namespace fleetwright::platform
{

/// Transport over Qt Network: TLS errors are never ignored, redirects never followed, answers capped. Goes
/// through the system's proxy, except to this computer.
class NamTransport : public aws::Transport
{
public:
    struct Limits {
        int timeoutMs = 30000;                     ///< without any progress
        qint64 maximumAnswer = 16LL * 1024 * 1024; ///< bytes
    };

    NamTransport();
    explicit NamTransport(Limits limits);

    [[nodiscard]] std::unique_ptr<aws::TransportCall>
    send(const aws::WireRequest &request, std::function<void(aws::WireResponse)> done) override;

private:
    QNetworkAccessManager m_manager;
    Limits m_limits;
};

} // namespace fleetwright::platform
