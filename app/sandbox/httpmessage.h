// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <utility>

namespace fleetwright::sandbox
{

/// A request as it came over the wire; path and query are still percent-encoded.
struct HttpMessage {
    QByteArray method = {};
    QByteArray path = {};
    QByteArray query = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};

    /// A header's value by its name in any case, several of one name joined by commas; null where absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    /// The path's segments, decoded: `/things/a%2Fb` are `things` and `a/b`.
    [[nodiscard]] QStringList segments() const;
    /// The query's names and values, decoded, in their order. `+` is a plus sign, as AWS reads it.
    [[nodiscard]] QList<std::pair<QByteArray, QByteArray>> parameters() const;
};

} // namespace fleetwright::sandbox
