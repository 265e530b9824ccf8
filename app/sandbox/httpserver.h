// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/expected.h"
#include "app/sandbox/httpconnection.h"

#include <QTcpServer>

namespace fleetwright::sandbox
{

/// HTTP on loopback, within limits that hold before anything is kept: a client can cost the program neither
/// much memory nor its file descriptors.
class HttpServer : public QTcpServer
{
    Q_OBJECT

public:
    /// The clock must outlive it.
    HttpServer(const Clock &clock, const Limits &limits,
               std::function<Response(const HttpMessage &)> respond);
    ~HttpServer() override;

    /// Listens on a free port of 127.0.0.1, which it gives.
    [[nodiscard]] Expected<quint16> start(quint16 port = 0);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] QByteArray bytesOf(const Response &response, bool keepsOpen) const;

    const Clock &m_clock;
    Limits m_limits;
    HttpConnection::Handler m_handler;
};

} // namespace fleetwright::sandbox
