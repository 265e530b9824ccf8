// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/answer.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

QString textOf(const QJsonObject &object, QLatin1StringView member)
{
    return object.value(member).toString();
}

QStringList textsOf(const QJsonObject &object, QLatin1StringView member)
{
    QStringList texts;
    const QJsonArray array = object.value(member).toArray();
    for (const auto &value : array) {
        if (value.isString())
            texts.append(value.toString());
    }
    return texts;
}

QDateTime timeOf(const QJsonObject &object, QLatin1StringView member)
{
    const QJsonValue value = object.value(member);
    // 8.64e12: as far as dates go in most calendars, and far within the range of the conversion
    if (!value.isDouble() || std::abs(value.toDouble()) > 8.64e12)
        return {};
    return QDateTime::fromMSecsSinceEpoch(std::llround(value.toDouble() * 1000), Qt::UTC);
}

std::optional<QList<QJsonObject>> objectsOf(const QJsonObject &object, QLatin1StringView member)
{
    const QJsonValue value = object.value(member);
    if (value.isNull())
        return QList<QJsonObject>();
    if (!value.isArray())
        return std::nullopt;
    QList<QJsonObject> objects;
    const QJsonArray array = value.toArray();
    for (const auto &element : array) {
        if (!element.isObject())
            return std::nullopt;
        objects.append(element.toObject());
    }
    return objects;
}

QMap<QString, QString> attributesOf(const QJsonObject &thing)
{
    QMap<QString, QString> found;
    const QJsonObject attributes = thing.value("attributes"_L1).toObject();
    for (auto attribute = attributes.begin(); attribute != attributes.end(); ++attribute)
        found.insert(attribute.key(), attribute.value().toString());
    return found;
}

void addFilter(aws::HttpRequest &request, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        request.query.emplaceBack(name, value);
}

void addPage(aws::HttpRequest &request, int maxResults, const QString &nextToken)
{
    if (maxResults > 0)
        addFilter(request, "maxResults"_L1, QString::number(maxResults));
    addFilter(request, "nextToken"_L1, nextToken);
}

} // namespace fleetwright::iot
