// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"

#include "app/base/logging.h"
#include "app/sandbox/dispatcher.h"
#include "app/sandbox/fleetseed.h"
#include "app/sandbox/identity.h"

#include <QHttpServer>
#include <QJsonDocument>
#include <QLocale>
#include <QMetaEnum>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUuid>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

AcceptedKey makeKey()
{
    return {.accessKeyId = "FWSANDBOX" + randomBytes(6).toHex().toUpper(),
            .secretAccessKey = randomBytes(30).toBase64(),
            .region = QByteArray(ownRegion.data(), ownRegion.size())};
}

HttpMessage messageOf(const QHttpServerRequest &request)
{
    const QUrl url = request.url();
    HttpMessage message = {.path = url.path(QUrl::FullyEncoded).toLatin1(),
                           .query = url.query(QUrl::FullyEncoded).toLatin1(),
                           .body = request.body()};
    const auto methods = QMetaEnum::fromType<QHttpServerRequest::Method>();
    message.method = QByteArray(methods.valueToKey(static_cast<int>(request.method()))).toUpper();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const auto headers = request.headers().toListOfPairs();
#else
    const auto headers = request.headers();
#endif
    for (const auto &[name, value] : headers)
        message.headers.emplaceBack(name, value);
    return message;
}

void addHeader(QHttpServerResponse &response, const QByteArray &name, const QByteArray &value)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers = response.headers();
    headers.append(name, value);
    response.setHeaders(std::move(headers));
#else
    response.addHeader(name, value);
#endif
}

/// Sends what is written at once. The server writes an answer in several small pieces, and a peer that
/// acknowledges late would hold each answer up by 40 ms.
class Listener : public QTcpServer
{
protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto socket = std::make_unique<QTcpSocket>(this);
        if (!socket->setSocketDescriptor(descriptor))
            return;
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        addPendingConnection(socket.release());
    }
};

} // namespace

class Sandbox::Private
{
public:
    Private(QString where, const Clock &time, const Limits &most)
        : folder(std::move(where)), clock(time), limits(most), key(makeKey())
    {
    }

    QHttpServerResponse respond(const QHttpServerRequest &request)
    {
        const HttpMessage message = messageOf(request);
        const Response answered = dispatcher->reply(message);
        if (!answered.errorCode.isEmpty()) {
            qCInfo(logging::sandbox).noquote().nospace()
                << message.method << ' ' << message.path << ": refused, " << answered.status << ' '
                << answered.errorCode << ' ' << answered.body.value("message"_L1).toString();
        }
        QHttpServerResponse response("application/json",
                                     QJsonDocument(answered.body).toJson(QJsonDocument::Compact),
                                     static_cast<QHttpServerResponse::StatusCode>(answered.status));
        addHeader(response, "x-amzn-RequestId", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
        addHeader(response, "Date",
                  QLocale::c().toString(clock.utcNow(), "ddd, dd MMM yyyy HH:mm:ss 'GMT'"_L1).toLatin1());
        if (!answered.errorCode.isEmpty())
            addHeader(response, "x-amzn-ErrorType", answered.errorCode);
        return response;
    }

    QString folder;
    const Clock &clock;
    Limits limits;
    AcceptedKey key;
    Store store;
    Fleet fleet{store};
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<QHttpServer> http;
};

Sandbox::Sandbox(QString folder, const Clock &clock, QObject *parent)
    : Sandbox(std::move(folder), clock, Limits{}, parent)
{
}

Sandbox::Sandbox(QString folder, const Clock &clock, const Limits &limits, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(folder), clock, limits))
{
}

Sandbox::~Sandbox() = default;

void Sandbox::setFleet(double speed, const forecast::Assumptions &assumptions)
{
    d->fleet.setSpeed(speed);
    d->fleet.setAssumptions(assumptions);
}

QString Sandbox::notice() const
{
    return d->store.notice();
}

Expected<Sandbox::Access> Sandbox::start()
{
    d->http.reset();
    if (const auto opened = d->store.open(d->folder); !opened)
        return tl::unexpected(opened.error());
    if (const auto seeded = seedFleet(d->store, d->clock.utcNow()); !seeded)
        return failure(tr("The sandbox's fleet cannot be set up."), seeded.error().message);
    d->dispatcher = std::make_unique<Dispatcher>(d->store, d->fleet, d->clock, d->limits, d->key);

    auto listener = std::make_unique<Listener>();
    if (!listener->listen(QHostAddress::LocalHost))
        return failure(tr("The sandbox finds no free port on this computer."), listener->errorString());
    const quint16 port = listener->serverPort();
    d->http = std::make_unique<QHttpServer>();
    const auto respond = [this](const QHttpServerRequest &request) { return d->respond(request); };
    d->http->route(u"/"_s, respond);
    // An argument of type QUrl takes whatever follows, slashes included
    d->http->route(u"/<arg>"_s,
                   [respond](const QUrl &, const QHttpServerRequest &request) { return respond(request); });
    d->http->bind(listener.release());

    qCInfo(logging::sandbox) << "listens on port" << port;
    QUrl endpoint;
    endpoint.setScheme(u"http"_s);
    endpoint.setHost(u"127.0.0.1"_s);
    endpoint.setPort(port);
    return Access{.endpoint = endpoint,
                  .region = ownRegion,
                  .account = ownAccount,
                  .accessKeyId = QString::fromLatin1(d->key.accessKeyId),
                  .secretAccessKey = d->key.secretAccessKey};
}

} // namespace fleetwright::sandbox
