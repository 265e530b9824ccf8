// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"

#include "app/base/logging.h"
#include "app/sandbox/dispatcher.h"
#include "app/sandbox/fleetseed.h"
#include "app/sandbox/httpserver.h"
#include "app/sandbox/identity.h"

#include <QRandomGenerator>

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

} // namespace

class Sandbox::Private
{
public:
    Private(QString where, const Clock &time, const Limits &most)
        : folder(std::move(where)), clock(time), limits(most), key(makeKey())
    {
    }

    Response respond(const HttpMessage &request)
    {
        const Response answered = dispatcher->reply(request);
        if (!answered.errorCode.isEmpty()) {
            qCInfo(logging::sandbox).noquote().nospace()
                << request.method << ' ' << request.path << ": refused, " << answered.status << ' '
                << answered.errorCode << ' ' << answered.body.value("message"_L1).toString();
        }
        return answered;
    }

    QString folder;
    const Clock &clock;
    Limits limits;
    AcceptedKey key;
    Store store;
    Fleet fleet{store};
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<HttpServer> http;
    std::optional<Access> access;
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

Expected<Sandbox::Access> Sandbox::start(quint16 wanted)
{
    d->access.reset();
    d->http.reset();
    if (const auto opened = d->store.open(d->folder); !opened)
        return tl::unexpected(opened.error());
    if (const auto seeded = seedFleet(d->store, d->clock.utcNow()); !seeded)
        return failure(tr("The sandbox's fleet cannot be set up."), seeded.error().message);
    d->dispatcher = std::make_unique<Dispatcher>(d->store, d->fleet, d->clock, d->limits, d->key);

    d->http = std::make_unique<HttpServer>(
        d->clock, d->limits, [this](const HttpMessage &request) { return d->respond(request); });
    const Expected<quint16> port = d->http->start(wanted);
    if (!port)
        return tl::unexpected(port.error());

    qCInfo(logging::sandbox) << "listens on port" << *port;
    QUrl endpoint;
    endpoint.setScheme(u"http"_s);
    endpoint.setHost(u"127.0.0.1"_s);
    endpoint.setPort(*port);
    d->access = Access{.endpoint = endpoint,
                       .region = ownRegion,
                       .account = ownAccount,
                       .accessKeyId = QString::fromLatin1(d->key.accessKeyId),
                       .secretAccessKey = d->key.secretAccessKey};
    return *d->access;
}

const std::optional<Sandbox::Access> &Sandbox::access() const
{
    return d->access;
}

QString exportLines(const Sandbox::Access &access)
{
    return u"export AWS_ENDPOINT_URL=%1\n"
           "export AWS_REGION=%2\n"
           "export AWS_DEFAULT_REGION=%2\n"
           "export AWS_ACCESS_KEY_ID=%3\n"
           "export AWS_SECRET_ACCESS_KEY='%4'\n"_s.arg(access.endpoint.toString(), access.region,
                                                       access.accessKeyId,
                                                       QString::fromLatin1(access.secretAccessKey));
}

} // namespace fleetwright::sandbox
