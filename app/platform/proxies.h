// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QNetworkProxyFactory>
#include <QProcessEnvironment>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QAuthenticator;
class QNetworkAccessManager;

namespace fleetwright::platform
{

/// A proxy asks who one is.
struct ProxyQuestion {
    QString host = {};
    int port = 0;
    QString realm = {};
    bool isAgain = false; ///< what was given before was refused
};

struct ProxyLogin {
    QString user = {};
    QString password = {};

    bool operator==(const ProxyLogin &) const = default;
};

/// Which proxies requests go through, and what they are told of who one is. What was asked for is kept in
/// memory until the program ends.
class Proxies
{
public:
    /// Asks the operator; nothing where they gave up.
    using Ask = std::function<std::optional<ProxyLogin>(const ProxyQuestion &)>;

    /// Without `ask` a proxy that wants a password fails.
    explicit Proxies(const QProcessEnvironment &environment, Ask ask = {});

    /// The proxy of a URL: none for this computer and what `NO_PROXY` names; else of `HTTPS_PROXY` or
    /// `HTTP_PROXY` by the URL's scheme, `ALL_PROXY`, else the system's. Lower case names go first.
    [[nodiscard]] QList<QNetworkProxy> proxiesFor(const QNetworkProxyQuery &query) const;
    /// Lets a manager use them. The manager must not outlive this.
    void attach(QNetworkAccessManager &manager);

private:
    /// `refused`: what this manager was given last for the proxy.
    void answer(const QNetworkProxy &proxy, QAuthenticator &authenticator,
                std::optional<ProxyLogin> &refused);

    QProcessEnvironment m_environment;
    Ask m_ask;
    QHash<QString, ProxyLogin> m_logins; ///< by host and port
};

/// Whether `NO_PROXY` (`.example.com,10.0.0.1:8080,*`) excepts a URL, as Python's urllib reads it, by which
/// AWS's tools go.
[[nodiscard]] bool isExcepted(const QString &noProxy, const QUrl &url);

} // namespace fleetwright::platform
