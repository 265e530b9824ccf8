// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/httpserver.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QUuid>

#include <algorithm>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Sandbox)
};

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 503:
        return "Service Unavailable";
    default:
        return "Refused";
    }
}

} // namespace

HttpServer::HttpServer(const Clock &clock, const Limits &limits,
                       std::function<Response(const HttpMessage &)> respond)
    : m_clock(clock), m_limits(limits),
      m_handler{.respond = std::move(respond), .write = [this](const Response &response, bool keepsOpen) {
                    return bytesOf(response, keepsOpen);
                }}
{
}

HttpServer::~HttpServer()
{
    // They refer to the handler.
    qDeleteAll(findChildren<HttpConnection *>());
}

Expected<quint16> HttpServer::start(quint16 port)
{
    if (!listen(QHostAddress::LocalHost, port)) {
        return failure(
            port == 0 ? Texts::tr("The sandbox finds no free port on this computer.")
                      : Texts::tr("Port %1 cannot be used: %2.").arg(QString::number(port), errorString()),
            errorString());
    }
    return serverPort();
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    const QList<HttpConnection *> open = findChildren<HttpConnection *>();
    if (open.size() >= m_limits.connections) {
        // Whoever has been silent longest makes room.
        HttpConnection *silent = *std::ranges::max_element(open, {}, &HttpConnection::idleMs);
        silent->drop();
        delete silent;
    }
    new HttpConnection(descriptor, m_limits, m_handler, this);
}

QByteArray HttpServer::bytesOf(const Response &response, bool keepsOpen) const
{
    const QByteArray body = QJsonDocument(response.body).toJson(QJsonDocument::Compact);
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonOf(response.status) +
        "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
        "\r\nx-amzn-RequestId: " + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "\r\nDate: " +
        QLocale::c().toString(m_clock.utcNow(), "ddd, dd MMM yyyy HH:mm:ss 'GMT'"_L1).toLatin1();
    if (!response.errorCode.isEmpty())
        bytes += "\r\nx-amzn-ErrorType: " + response.errorCode;
    if (!keepsOpen)
        bytes += "\r\nConnection: close";
    return bytes + "\r\n\r\n" + body;
}

} // namespace fleetwright::sandbox
