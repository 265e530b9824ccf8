// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/proxies.h"

#include "app/aws/endpoint.h"
#include "app/base/logging.h"

#include <QAuthenticator>
#include <QNetworkAccessManager>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::platform
{
namespace
{

/// Hands a manager's questions on.
class Factory : public QNetworkProxyFactory
{
public:
    explicit Factory(const Proxies &proxies) : m_proxies(proxies) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return m_proxies.proxiesFor(query);
    }

private:
    const Proxies &m_proxies;
};

QString keyOf(const QNetworkProxy &proxy)
{
    return u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
}

QString variable(const QProcessEnvironment &environment, const QString &name)
{
    const QString lower = environment.value(name.toLower());
    return lower.isEmpty() ? environment.value(name) : lower;
}

QNetworkProxy proxyOf(const QString &text)
{
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text);
    const bool isSocks = url.scheme().startsWith("socks"_L1);
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(isSocks ? 1080 : 80)),
                         url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

} // namespace

bool isExcepted(const QString &noProxy, const QUrl &url)
{
    if (noProxy == "*"_L1)
        return true;
    const QString host = url.host().toLower();
    const QString withPort = url.port() < 0 ? host : u"%1:%2"_s.arg(host).arg(url.port());
    for (const QString &entry : noProxy.split(u',')) {
        QString name = entry.trimmed().toLower();
        if (name.isEmpty())
            continue;
        while (name.startsWith(u'.'))
            name.remove(0, 1);
        const QString below = u'.' + name;
        if (host == name || withPort == name || host.endsWith(below) || withPort.endsWith(below))
            return true;
    }
    return false;
}

Proxies::Proxies(const QProcessEnvironment &environment, Ask ask)
    : m_environment(environment), m_ask(std::move(ask))
{
}

QList<QNetworkProxy> Proxies::proxiesFor(const QNetworkProxyQuery &query) const
{
    const QUrl url = query.url();
    if (aws::isLoopback(url) || isExcepted(variable(m_environment, u"NO_PROXY"_s), url))
        return {QNetworkProxy::NoProxy};
    QString text = variable(m_environment, url.scheme().toUpper() + u"_PROXY"_s);
    if (text.isEmpty())
        text = variable(m_environment, u"ALL_PROXY"_s);
    QList<QNetworkProxy> proxies = text.isEmpty() ? QNetworkProxyFactory::systemProxyForQuery(query)
                                                  : QList<QNetworkProxy>{proxyOf(text)};
    for (QNetworkProxy &proxy : proxies) {
        if (proxy.type() != QNetworkProxy::NoProxy && !proxy.hostName().isEmpty())
            qCInfo(logging::platform).noquote() << "reaches" << url.host() << "by way of" << keyOf(proxy);
        if (const auto known = m_logins.constFind(keyOf(proxy)); known != m_logins.cend()) {
            proxy.setUser(known->user);
            proxy.setPassword(known->password);
        }
    }
    return proxies;
}

void Proxies::attach(QNetworkAccessManager &manager)
{
    manager.setProxyFactory(new Factory(*this));
    const auto given = std::make_shared<QHash<QString, std::optional<ProxyLogin>>>();
    QObject::connect(&manager, &QNetworkAccessManager::proxyAuthenticationRequired, &manager,
                     [this, given](const QNetworkProxy &proxy, QAuthenticator *authenticator) {
                         answer(proxy, *authenticator, (*given)[keyOf(proxy)]);
                     });
}

void Proxies::answer(const QNetworkProxy &proxy, QAuthenticator &authenticator,
                     std::optional<ProxyLogin> &refused)
{
    std::optional<ProxyLogin> login;
    const auto known = m_logins.constFind(keyOf(proxy));
    const ProxyLogin inAddress{proxy.user(), proxy.password()};
    // What another request asked for is tried before the operator is asked again.
    if (known != m_logins.cend() && *known != refused && *known != inAddress)
        login = *known;
    else if (m_ask)
        login = m_ask({proxy.hostName(), proxy.port(), authenticator.realm(),
                       refused.has_value() || !proxy.user().isEmpty()});
    if (!login)
        return;
    refused = login;
    m_logins.insert(keyOf(proxy), *login);
    authenticator.setUser(login->user);
    authenticator.setPassword(login->password);
}

} // namespace fleetwright::platform
