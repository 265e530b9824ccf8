// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/misbehavingserver.h"

#include <QTcpSocket>

#include <memory>

namespace fleetwright::test
{

QByteArray headerIn(const QByteArray &request, const QByteArray &name)
{
    const QByteArrayList lines = request.left(request.indexOf("\r\n\r\n")).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

bool isWholeRequest(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    return end >= 0 && bytes.size() - end - 4 >= headerIn(bytes, "Content-Length").toLongLong();
}

MisbehavingServer::MisbehavingServer()
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            serve(socket);
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("No port of loopback is to be had: %s", qPrintable(errorString()));
}

void MisbehavingServer::answer(const QByteArray &status, const QByteArray &body, const QByteArray &headers)
{
    behave({.bytes = "HTTP/1.1 " + status + "\r\n" + headers +
                     "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body});
}

QUrl MisbehavingServer::url(const QString &scheme) const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(serverPort()));
}

void MisbehavingServer::serve(QTcpSocket *socket)
{
    if (m_behaviours.isEmpty())
        qFatal("The server was not told how to behave");
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    auto index = std::make_shared<qsizetype>(-1);
    auto behaviour = std::make_shared<Behaviour>();
    // Qt 6.8 opens a connection after a silent close and sends nothing over it: that is no request.
    const auto begin = [this, index, behaviour] {
        *behaviour = m_behaviours.size() > 1 ? m_behaviours.takeFirst() : m_behaviours.first();
        *index = m_requests.size();
        m_requests.append(QByteArray());
    };
    const auto act = [socket, behaviour] {
        if (!behaviour->bytes.isEmpty())
            socket->write(behaviour->bytes);
        if (behaviour->close)
            socket->disconnectFromHost();
    };
    if (m_behaviours.first().atOnce) {
        begin();
        act();
    }
    connect(socket, &QTcpSocket::readyRead, socket, [this, socket, index, behaviour, begin, act] {
        if (*index < 0)
            begin();
        const bool wasWhole = isWholeRequest(m_requests.at(*index));
        m_requests[*index] += socket->readAll();
        if (!behaviour->atOnce && !wasWhole && isWholeRequest(m_requests.at(*index)))
            act();
    });
}

} // namespace fleetwright::test
