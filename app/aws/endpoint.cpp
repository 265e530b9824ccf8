// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/endpoint.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{

bool isLoopback(const QUrl &url)
{
    const QString host = url.host().toLower();
    static const QRegularExpression ipv4(QRegularExpression::anchoredPattern(uR"(127(\.\d{1,3}){3})"_s));
    return host == "localhost"_L1 || host == "::1"_L1 || ipv4.match(host).hasMatch();
}

Expected<void> checkEndpoint(const QUrl &url)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Endpoint", text); };
    if (!url.isValid() || url.host().isEmpty())
        return failure(tr(QT_TRANSLATE_NOOP("Endpoint", "The endpoint is not an address. It looks like "
                                                        "https://iot.eu-west-1.amazonaws.com.")),
                       url.errorString());
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return failure(
            tr(QT_TRANSLATE_NOOP("Endpoint", "The endpoint must begin with https:// (or http:// for a "
                                             "service on this computer).")));
    if (url.scheme() == "http"_L1 && !isLoopback(url))
        return failure(
            tr(QT_TRANSLATE_NOOP("Endpoint", "Plain http:// is allowed to this computer only (localhost, "
                                             "127.0.0.1 or [::1]); elsewhere use https://.")));
    if (!url.userInfo().isEmpty())
        return failure(
            tr(QT_TRANSLATE_NOOP("Endpoint", "The endpoint may not hold a user name or password.")));
    if (url.hasQuery() || url.hasFragment())
        return failure(
            tr(QT_TRANSLATE_NOOP("Endpoint", "The endpoint may not hold a query (?) or a fragment (#).")));
    return {};
}

} // namespace fleetwright::aws
