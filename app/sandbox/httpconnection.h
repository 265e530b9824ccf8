// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/httphead.h"
#include "app/sandbox/limits.h"
#include "app/sandbox/response.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace fleetwright::sandbox
{

/// One client: reads its requests, no more of them than is allowed, and writes the answers.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    /// Gives the answer to a request; `write` puts it into bytes.
    struct Handler {
        std::function<Response(const HttpMessage &)> respond;
        std::function<QByteArray(const Response &, bool keepsOpen)> write;
    };

    /// `handler` must outlive it. Deletes itself when the connection ends.
    HttpConnection(qintptr descriptor, const Limits &limits, const Handler &handler, QObject *parent);
    ~HttpConnection() override;

    /// How long nothing came from the client.
    [[nodiscard]] qint64 idleMs() const { return m_sinceRead.elapsed(); }
    /// Ends it at once.
    void drop();

private:
    enum class Stage : quint8 { Head, Body, Refused };

    void read();
    [[nodiscard]] bool fetch(qint64 upTo);
    [[nodiscard]] bool readHead();
    [[nodiscard]] bool readBody();
    void refuse(const Refusal &refusal);
    void giveUp();

    Limits m_limits;
    const Handler &m_handler;
    QTcpSocket m_socket;
    QTimer m_patience;
    QElapsedTimer m_sinceRead;
    Stage m_stage = Stage::Head;
    QByteArray m_bytes; ///< read and not used up
    HttpHead m_head;
    qint64 m_passedOver = 0; ///< bytes read after a refusal
};

} // namespace fleetwright::sandbox
