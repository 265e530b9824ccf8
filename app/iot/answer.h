// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <optional>

namespace fleetwright::iot
{

/// The member as text; empty where it is absent, null or something else.
[[nodiscard]] QString textOf(const QJsonObject &object, QLatin1StringView member);
/// The strings of a list; anything else in it is left out.
[[nodiscard]] QStringList textsOf(const QJsonObject &object, QLatin1StringView member);
/// Epoch seconds, which may have a fraction, as UTC; invalid where absent.
[[nodiscard]] QDateTime timeOf(const QJsonObject &object, QLatin1StringView member);
/// The list member, where it is a list of objects; nothing where it is absent (null counts as empty).
[[nodiscard]] std::optional<QList<QJsonObject>> objectsOf(const QJsonObject &object,
                                                          QLatin1StringView member);

/// The attributes of a thing; values that are no strings are empty.
[[nodiscard]] QMap<QString, QString> attributesOf(const QJsonObject &thing);

/// Adds a filter to the query unless it is empty.
void addFilter(aws::HttpRequest &request, QLatin1StringView name, const QString &value);
/// Adds what pages need: their size unless it is 0, and where to go on unless at the start.
void addPage(aws::HttpRequest &request, int maxResults, const QString &nextToken);

} // namespace fleetwright::iot
