// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/httpdate.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{
namespace
{

// Not as one local date-time: that would shift what falls into the local zone's summer time gap.
std::optional<QDateTime> utc(const QDate &date, const QTime &time)
{
    return date.isValid() && time.isValid() ? std::optional(QDateTime(date, time, Qt::UTC)) : std::nullopt;
}

} // namespace

std::optional<QDateTime> parseHttpDate(const QByteArray &text)
{
    static const QRegularExpression parts(QRegularExpression::anchoredPattern(
        uR"([A-Z][a-z]{2}, (\d{2} [A-Z][a-z]{2} \d{4}) (\d{2}:\d{2}:\d{2}) GMT)"_s));
    const QRegularExpressionMatch match = parts.match(QString::fromLatin1(text.trimmed()));
    if (!match.hasMatch())
        return std::nullopt;
    return utc(QLocale::c().toDate(match.captured(1), u"dd MMM yyyy"_s),
               QTime::fromString(match.captured(2), u"HH:mm:ss"_s));
}

std::optional<std::chrono::milliseconds> retryAfter(const WireResponse &response, const QDateTime &now)
{
    const QByteArray text = response.header("Retry-After").trimmed();
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    constexpr qint64 year = 366LL * 24 * 3600;
    if (isNumber) {
        if (seconds <= 0)
            return std::nullopt;
        return std::chrono::seconds(std::min(seconds, year));
    }
    const std::optional<QDateTime> at = parseHttpDate(text);
    if (!at || *at <= now)
        return std::nullopt;
    return std::chrono::milliseconds(now.msecsTo(*at));
}

std::optional<QDateTime> serviceTime(const WireResponse &response, const QString &message)
{
    if (const std::optional<QDateTime> date = parseHttpDate(response.header("Date")))
        return date;
    static const QRegularExpression inParentheses(uR"(\((\d{8})T(\d{6})Z [-+] \d+ min)"_s);
    const QRegularExpressionMatch match = inParentheses.match(message);
    if (!match.hasMatch())
        return std::nullopt;
    return utc(QDate::fromString(match.captured(1), u"yyyyMMdd"_s),
               QTime::fromString(match.captured(2), u"HHmmss"_s));
}

} // namespace fleetwright::aws
