// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/httpconnection.h"

#include <algorithm>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr qint64 readAtOnce = 65'536;
// A client that is still sending reads the refusal only when it is let finish.
constexpr qint64 mostPassedOver = 8'388'608;
constexpr int msAfterRefusal = 2'000;

} // namespace

HttpConnection::HttpConnection(qintptr descriptor, const Limits &limits, const Handler &handler,
                               QObject *parent)
    : QObject(parent), m_limits(limits), m_handler(handler)
{
    m_sinceRead.start();
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &HttpConnection::giveUp);
    connect(&m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_socket.setReadBufferSize(readAtOnce);
    if (!m_socket.setSocketDescriptor(descriptor)) {
        deleteLater();
        return;
    }
    // A peer that acknowledges late would hold each answer up by 40 ms.
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

HttpConnection::~HttpConnection() = default;

void HttpConnection::drop()
{
    m_socket.abort();
}

void HttpConnection::giveUp()
{
    if (m_stage == Stage::Refused)
        drop();
    else
        refuse({408, "RequestTimeoutException", u"The request took too long to arrive."_s, {}});
}

bool HttpConnection::fetch(qint64 upTo)
{
    const QByteArray more = m_socket.read(std::clamp<qint64>(upTo - m_bytes.size(), 0, readAtOnce));
    m_bytes += more;
    return !more.isEmpty();
}

void HttpConnection::read()
{
    m_sinceRead.restart();
    while (m_stage != Stage::Refused && m_socket.isOpen()) {
        const bool goesOn = m_stage == Stage::Head ? readHead() : readBody();
        if (!goesOn)
            break;
    }
    if (m_stage == Stage::Refused) {
        m_passedOver += m_socket.readAll().size();
        if (m_passedOver > mostPassedOver)
            drop();
    }
}

bool HttpConnection::readHead()
{
    const qsizetype end = m_bytes.indexOf("\r\n\r\n");
    const qsizetype line = m_bytes.indexOf("\r\n");
    if (end > m_limits.headBytes || (end < 0 && m_bytes.size() >= m_limits.headBytes) ||
        std::max(line, line < 0 ? m_bytes.size() : 0) > m_limits.targetBytes) {
        const bool isTarget = line < 0 || line > m_limits.targetBytes;
        refuse({isTarget ? 414 : 431,
                isTarget ? "RequestUriTooLongException" : "RequestHeaderTooLargeException",
                isTarget ? u"The request's target has more than %1 bytes."_s.arg(m_limits.targetBytes)
                         : u"The request's header has more than %1 bytes."_s.arg(m_limits.headBytes),
                {}});
        return false;
    }
    if (end < 0) {
        const bool isMore = fetch(m_limits.headBytes);
        if (!m_bytes.isEmpty() && !m_patience.isActive())
            m_patience.start(m_limits.requestMs);
        return isMore;
    }
    const Reply<HttpHead> head = HttpHead::read(m_bytes.left(end));
    m_bytes.remove(0, end + 4);
    if (!head) {
        refuse(head.error());
        return false;
    }
    if (head->bodyBytes > m_limits.bodyBytes) {
        refuse({413,
                "RequestEntityTooLargeException",
                u"The request body has more than %1 bytes."_s.arg(m_limits.bodyBytes),
                {}});
        return false;
    }
    m_head = *head;
    m_stage = Stage::Body;
    if (m_head.wantsToGoOn)
        m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

bool HttpConnection::readBody()
{
    if (m_bytes.size() < m_head.bodyBytes)
        return fetch(m_head.bodyBytes);
    m_head.message.body = m_bytes.left(m_head.bodyBytes);
    m_bytes.remove(0, m_head.bodyBytes);
    m_patience.stop();
    m_stage = Stage::Head;
    m_socket.write(m_handler.write(m_handler.respond(m_head.message), m_head.keepsOpen));
    if (!m_head.keepsOpen)
        m_socket.disconnectFromHost();
    return m_head.keepsOpen;
}

void HttpConnection::refuse(const Refusal &refusal)
{
    m_stage = Stage::Refused;
    m_bytes.clear();
    m_socket.write(m_handler.write({refusal.status, {{u"message"_s, refusal.message}}, refusal.code}, false));
    m_patience.start(msAfterRefusal);
}

} // namespace fleetwright::sandbox
