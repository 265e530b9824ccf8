// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <utility>

namespace fleetwright::aws
{

/// What an operation sends, before it has a host, a date and a signature.
struct HttpRequest {
    QByteArray method = "GET";
    QStringList path = {};                         ///< segments as they are; encoded where the URL is built
    QList<std::pair<QString, QString>> query = {}; ///< names and values as they are
    std::optional<QByteArray> body = {};           ///< with one, Content-Type is sent
    QByteArray contentType = "application/json";

    /// The path as it goes on the wire: everything but `A-Za-z0-9-_.~` percent-encoded, once.
    [[nodiscard]] QByteArray encodedPath() const;
    /// The query likewise, in the order given; empty where there is none.
    [[nodiscard]] QByteArray encodedQuery() const;
    /// The URL below `endpoint` (scheme and authority; a path of its own is kept as prefix).
    [[nodiscard]] QUrl url(const QUrl &endpoint) const;
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// What a Transport puts on the wire, unchanged.
struct WireRequest {
    QByteArray method = {};
    QUrl url = {};
    Headers headers = {};
    std::optional<QByteArray> body = {};
};

/// What came back. `status` is 0 where nothing did; `failure` then says why.
struct WireResponse {
    enum class Failure : quint8 {
        None,
        HostNotFound,
        Refused,
        Timeout,
        Tls,
        Proxy,
        Closed,
        TooLarge,
        Redirect,
        Cancelled,
        Other
    };

    int status = 0;
    Headers headers = {};
    QByteArray body = {};
    Failure failure = Failure::None;
    QString failureText = {}; ///< the transport's own words
    bool sent = false;        ///< true where the service may have seen the request

    /// A header's value by its name in any case; empty where it is absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

} // namespace fleetwright::aws
