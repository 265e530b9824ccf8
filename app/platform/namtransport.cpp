// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/namtransport.h"

#include "app/platform/namcall.h"
#include "app/platform/onceonlybody.h"
#include "app/platform/proxies.h"

#include <QNetworkRequest>
#include <QSslConfiguration>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::platform
{
namespace
{

QNetworkRequest networkRequest(const aws::WireRequest &wire, int timeoutMs)
{
    QNetworkRequest request(wire.url);
    request.setTransferTimeout(timeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("User-Agent"_ba, "Fleetwright/"_ba + FLEETWRIGHT_VERSION);
    // Compressed answers would hide how long the answer really is from the check of its length.
    request.setRawHeader("Accept-Encoding"_ba, "identity"_ba);
    for (const auto &[name, value] : wire.headers)
        request.setRawHeader(name, value);
    return request;
}

} // namespace

NamTransport::NamTransport() : NamTransport(Limits{})
{
}

NamTransport::NamTransport(Limits limits, QList<QSslCertificate> trusted)
    : NamTransport(limits, std::make_unique<Proxies>(QProcessEnvironment::systemEnvironment()), nullptr,
                   std::move(trusted))
{
}

NamTransport::NamTransport(Proxies &proxies, QList<QSslCertificate> trusted)
    : NamTransport(Limits{}, nullptr, &proxies, std::move(trusted))
{
}

NamTransport::NamTransport(Limits limits, std::unique_ptr<Proxies> own, Proxies *proxies,
                           QList<QSslCertificate> trusted)
    : m_ownProxies(std::move(own)), m_proxies(proxies ? *proxies : *m_ownProxies), m_limits(limits),
      m_trusted(std::move(trusted))
{
    m_proxies.attach(m_manager);
}

NamTransport::~NamTransport() = default;

std::unique_ptr<aws::TransportCall> NamTransport::send(const aws::WireRequest &wire,
                                                       std::function<void(aws::WireResponse)> done)
{
    QNetworkRequest request = networkRequest(wire, m_limits.timeoutMs);
    if (!m_trusted.isEmpty()) {
        QSslConfiguration configuration = request.sslConfiguration();
        configuration.setCaCertificates(m_trusted);
        request.setSslConfiguration(configuration);
    }
    if (!wire.body) {
        QNetworkReply *reply = m_manager.sendCustomRequest(request, wire.method);
        return std::make_unique<NamCall>(reply, nullptr, m_limits.maximumAnswer, std::move(done));
    }
    // What changes something goes over a connection of its own: on a kept one, which the service may have
    // closed just now, Qt would send the request a second time without telling. The body that can be read
    // only once keeps it from doing so on a new one.
    auto *manager = new QNetworkAccessManager(&m_manager);
    m_proxies.attach(*manager);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, wire.body->size());
    auto *body = new OnceOnlyBody(*wire.body, manager);
    QNetworkReply *reply = manager->sendCustomRequest(request, wire.method, body);
    return std::make_unique<NamCall>(reply, manager, m_limits.maximumAnswer, std::move(done));
}

} // namespace fleetwright::platform
