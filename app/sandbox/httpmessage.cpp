// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/httpmessage.h"

namespace fleetwright::sandbox
{

QByteArray HttpMessage::header(QByteArrayView name) const
{
    QByteArray found;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (found.isNull())
            found = value.isNull() ? QByteArray("") : value;
        else
            found += ',' + value;
    }
    return found;
}

QStringList HttpMessage::segments() const
{
    QStringList result;
    const QList<QByteArray> parts = path.split('/');
    for (qsizetype i = 1; i < parts.size(); ++i)
        result += QString::fromUtf8(QByteArray::fromPercentEncoding(parts.at(i)));
    return result;
}

QList<std::pair<QByteArray, QByteArray>> HttpMessage::parameters() const
{
    QList<std::pair<QByteArray, QByteArray>> result;
    for (const QByteArray &part : query.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.sliced(equals + 1);
        result.emplaceBack(QByteArray::fromPercentEncoding(name), QByteArray::fromPercentEncoding(value));
    }
    return result;
}

} // namespace fleetwright::sandbox
