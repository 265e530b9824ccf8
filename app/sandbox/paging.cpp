// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/paging.h"

#include <QCryptographicHash>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype checkSize = 12;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray checkOf(const QByteArray &identity, const QByteArray &key)
{
    return QCryptographicHash::hash(identity + '\0' + key, QCryptographicHash::Sha256).first(checkSize);
}

QByteArray makeToken(const QByteArray &identity, const QByteArray &key)
{
    return (checkOf(identity, key) + key).toBase64(encoding);
}

std::optional<QByteArray> readToken(const QByteArray &identity, const QByteArray &token)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(token, encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() <= checkSize)
        return {};
    const QByteArray key = decoded.decoded.sliced(checkSize);
    return decoded.decoded.first(checkSize) == checkOf(identity, key) ? std::optional(key) : std::nullopt;
}

} // namespace

Reply<QJsonObject> listPage(Store &store, const Parameters &parameters, const Page &page,
                            const std::function<QJsonValue(const Store::Row &)> &item)
{
    QStringList conditions = page.conditions;
    QVariantList values = page.values;
    const QByteArray identity = parameters.identity();
    if (!parameters.nextToken().isEmpty()) {
        const auto key = readToken(identity, parameters.nextToken());
        if (!key)
            return invalidRequest(u"Next token is invalid."_s);
        conditions += page.key + (page.descending ? u" < ?"_s : u" > ?"_s);
        values += page.descending ? QVariant(key->toLongLong()) : QVariant(QString::fromUtf8(*key));
    }
    QString sql = page.select;
    if (!conditions.isEmpty())
        sql += u" WHERE "_s + conditions.join(" AND "_L1);
    sql += u" ORDER BY "_s + page.key + (page.descending ? u" DESC"_s : QString()) + u" LIMIT ?"_s;
    values += page.size + 1;

    return store.rows(sql, values).map([&](Store::Rows rows) {
        const bool isMore = rows.size() > page.size;
        if (isMore)
            rows.removeLast();
        QJsonArray items;
        for (const Store::Row &row : std::as_const(rows))
            items += item(row);
        QJsonObject answer = {{page.member, items}};
        if (isMore) {
            const QByteArray key = rows.constLast().constFirst().toString().toUtf8();
            answer.insert("nextToken"_L1, QString::fromLatin1(makeToken(identity, key)));
        }
        return answer;
    });
}

} // namespace fleetwright::sandbox
