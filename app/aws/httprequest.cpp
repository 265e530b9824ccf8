// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/httprequest.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{

QByteArray HttpRequest::encodedPath() const
{
    QByteArray encoded;
    for (const QString &segment : path)
        encoded += '/' + QUrl::toPercentEncoding(segment);
    return encoded.isEmpty() ? "/"_ba : encoded;
}

QByteArray HttpRequest::encodedQuery() const
{
    QByteArray encoded;
    for (const auto &[name, value] : query) {
        if (!encoded.isEmpty())
            encoded += '&';
        encoded += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return encoded;
}

QUrl HttpRequest::url(const QUrl &endpoint) const
{
    QUrl base = endpoint;
    base.setUserInfo({});
    base.setFragment({});
    base.setQuery(QString());
    QByteArray prefix = base.path(QUrl::FullyEncoded).toLatin1();
    while (prefix.endsWith('/'))
        prefix.chop(1);
    base.setPath({});
    QByteArray encoded = base.toEncoded() + prefix + encodedPath();
    if (!query.isEmpty())
        encoded += '?' + encodedQuery();
    return QUrl::fromEncoded(encoded, QUrl::StrictMode);
}

QByteArray WireResponse::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace fleetwright::aws
