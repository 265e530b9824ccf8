// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/httphead.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

tl::unexpected<Refusal> badRequest(const QString &message)
{
    return refusal(400, "BadRequestException", message);
}

bool isThisComputer(const QByteArray &authority)
{
    const QUrl url = QUrl::fromEncoded("http://" + authority, QUrl::StrictMode);
    return url.isValid() && url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery() &&
           (url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback());
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

/// `GET /things?maxResults=5 HTTP/1.1`
Reply<void> readRequestLine(const QByteArray &line, HttpHead &head)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts.at(0)) || !parts.at(2).startsWith("HTTP/1."))
        return badRequest(u"The request is no HTTP/1.1."_s);
    QByteArray target = parts.at(1);
    if (const QByteArray scheme = "http://"; target.startsWith(scheme)) {
        const qsizetype path = target.indexOf('/', scheme.size());
        if (!isThisComputer(target.mid(scheme.size(), path < 0 ? -1 : path - scheme.size())))
            return refusal(421, "MisdirectedRequestException",
                           u"The sandbox answers for this computer alone."_s);
        target = path < 0 ? QByteArray("/") : target.mid(path);
    }
    if (!target.startsWith('/'))
        return badRequest(u"The request names no path."_s);
    const qsizetype query = target.indexOf('?');
    head.message.method = parts.at(0);
    head.message.path = query < 0 ? target : target.left(query);
    head.message.query = query < 0 ? QByteArray() : target.mid(query + 1);
    head.keepsOpen = parts.at(2) != "HTTP/1.0";
    return {};
}

Reply<void> readBodyLength(HttpHead &head)
{
    if (!head.message.header("Transfer-Encoding").isNull())
        return refusal(411, "LengthRequiredException", u"The request does not tell its body's length."_s);
    const QByteArray length = head.message.header("Content-Length");
    if (length.isNull())
        return {};
    bool isNumber = false;
    head.bodyBytes = length.toLongLong(&isNumber);
    const bool isDigits =
        !length.isEmpty() && std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber || !isDigits)
        return badRequest(u"The request's Content-Length is no number."_s);
    return {};
}

} // namespace

Reply<HttpHead> HttpHead::read(const QByteArray &bytes)
{
    HttpHead head;
    const QList<QByteArray> lines = bytes.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QByteArray line = lines.at(i);
        if (line.endsWith('\r'))
            line.chop(1);
        if (i == 0) {
            if (const auto good = readRequestLine(line, head); !good)
                return tl::unexpected(good.error());
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || !isToken(line.left(colon)))
            return badRequest(u"A header line of the request cannot be read."_s);
        head.message.headers.emplaceBack(line.left(colon), line.mid(colon + 1).trimmed());
    }
    const QByteArray host = head.message.header("Host");
    if (host.isNull())
        return badRequest(u"The request names no host."_s);
    if (!isThisComputer(host))
        return refusal(421, "MisdirectedRequestException", u"The sandbox answers for this computer alone."_s);
    if (const auto good = readBodyLength(head); !good)
        return tl::unexpected(good.error());
    const QByteArray connection = head.message.header("Connection").toLower();
    head.keepsOpen = head.keepsOpen && !connection.contains("close");
    head.wantsToGoOn = head.message.header("Expect").toLower() == "100-continue";
    return head;
}

} // namespace fleetwright::sandbox
