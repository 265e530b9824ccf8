// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/signer.h"

#include "app/aws/accesskeyid.h"
#include "app/aws/credentials.h"
#include "app/aws/digest.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{
namespace
{

constexpr auto algorithm = "AWS4-HMAC-SHA256";
constexpr qsizetype cachedKeys = 8;

// What proxies and the HTTP stack add or change on the way.
constexpr std::array<QByteArrayView, 13> neverSigned = {"authorization",
                                                        "connection",
                                                        "expect",
                                                        "keep-alive",
                                                        "proxy-authenticate",
                                                        "proxy-authorization",
                                                        "proxy-connection",
                                                        "te",
                                                        "trailer",
                                                        "transfer-encoding",
                                                        "upgrade",
                                                        "user-agent",
                                                        "x-amzn-trace-id"};

QByteArray sha256Hex(const QByteArray &bytes)
{
    return sha256(bytes).toHex();
}

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const bool secure = url.scheme() == "https"_L1;
    const int port = url.port();
    if (port != -1 && port != (secure ? 443 : 80))
        host += ':' + QByteArray::number(port);
    return host;
}

QMap<QByteArray, QByteArray> headersToSign(const WireRequest &request)
{
    QMap<QByteArray, QByteArray> canonical;
    for (const auto &[name, value] : request.headers) {
        const QByteArray lower = name.toLower();
        if (std::ranges::find(neverSigned, QByteArrayView(lower)) != neverSigned.end())
            continue;
        const auto known = canonical.find(lower);
        if (known == canonical.end())
            canonical.insert(lower, value.simplified());
        else
            *known += ',' + value.simplified();
    }
    if (!canonical.contains("host"_ba))
        canonical.insert("host"_ba, hostHeader(request.url));
    return canonical;
}

QByteArray day(const QDateTime &utc)
{
    return sigv4::timestamp(utc).left(8);
}

bool canStandInHeader(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

bool standsInQuotes(QByteArrayView text)
{
    return text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
}

} // namespace

namespace sigv4
{

QByteArray canonicalUri(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    QByteArrayList kept;
    for (const QByteArray &segment : path.split('/')) {
        if (segment.isEmpty() || segment == ".")
            continue;
        if (segment != "..")
            kept.append(segment.toPercentEncoding());
        else if (!kept.isEmpty())
            kept.removeLast();
    }
    if (kept.isEmpty())
        return "/"_ba;
    return '/' + kept.join('/') + (path.endsWith('/') ? "/" : "");
}

QByteArray canonicalQuery(const QUrl &url)
{
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    if (query.isEmpty())
        return {};
    QList<std::pair<QByteArray, QByteArray>> pairs;
    for (const QByteArray &part : query.split('&')) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        pairs.emplaceBack(QByteArray::fromPercentEncoding(name).toPercentEncoding(),
                          QByteArray::fromPercentEncoding(value).toPercentEncoding());
    }
    std::ranges::sort(pairs);
    QByteArrayList joined;
    for (const auto &[name, value] : std::as_const(pairs))
        joined.append(name + '=' + value);
    return joined.join('&');
}

QByteArray signedHeaders(const WireRequest &request)
{
    return headersToSign(request).keys().join(';');
}

QByteArray canonicalRequest(const WireRequest &request)
{
    const QMap<QByteArray, QByteArray> headers = headersToSign(request);
    QByteArray canonical =
        request.method + '\n' + canonicalUri(request.url) + '\n' + canonicalQuery(request.url) + '\n';
    for (auto header = headers.cbegin(); header != headers.cend(); ++header)
        canonical += header.key() + ':' + header.value() + '\n';
    return canonical + '\n' + QByteArrayList(headers.keys()).join(';') + '\n' +
           sha256Hex(request.body.value_or(QByteArray()));
}

QByteArray timestamp(const QDateTime &utc)
{
    // By hand: every signature has five of them, and QDateTime's own way takes ten times as long
    const QDateTime moment = utc.toUTC();
    const QDate date = moment.date();
    const QTime time = moment.time();
    QByteArray text;
    const auto append = [&text](int number, qsizetype width) {
        text += QByteArray::number(number).rightJustified(width, '0');
    };
    append(date.year(), 4);
    append(date.month(), 2);
    append(date.day(), 2);
    text += 'T';
    append(time.hour(), 2);
    append(time.minute(), 2);
    append(time.second(), 2);
    return text + 'Z';
}

QByteArray credentialScope(const SigningScope &scope, const QDateTime &utc)
{
    return day(utc) + '/' + scope.region.toUtf8() + '/' + scope.service.toUtf8() + "/aws4_request";
}

QByteArray stringToSign(const QByteArray &canonicalRequest, const SigningScope &scope, const QDateTime &utc)
{
    return QByteArray(algorithm) + '\n' + timestamp(utc) + '\n' + credentialScope(scope, utc) + '\n' +
           sha256Hex(canonicalRequest);
}

QByteArray signingKey(const QByteArray &secretAccessKey, const SigningScope &scope, const QDateTime &utc)
{
    QByteArray start = "AWS4" + secretAccessKey;
    const QByteArray forService =
        hmacSha256(hmacSha256(hmacSha256(start, day(utc)), scope.region.toUtf8()), scope.service.toUtf8());
    wipe(start);
    return hmacSha256(forService, "aws4_request"_ba);
}

QByteArray signature(const QByteArray &signingKey, const QByteArray &stringToSign)
{
    return hmacSha256(signingKey, stringToSign).toHex();
}

QByteArray authorization(const QString &accessKeyId, const SigningScope &scope, const QDateTime &utc,
                         const QByteArray &signedHeaders, const QByteArray &signature)
{
    return QByteArray(algorithm) + " Credential=" + accessKeyId.toUtf8() + '/' + credentialScope(scope, utc) +
           ", SignedHeaders=" + signedHeaders + ", Signature=" + signature;
}

} // namespace sigv4

Signer::~Signer()
{
    for (CachedKey &cached : m_keys)
        wipe(cached.key);
}

Expected<WireRequest> Signer::sign(WireRequest request, const Credentials &credentials,
                                   const SigningScope &scope, const QDateTime &utc)
{
    for (const auto &[name, value] : std::as_const(request.headers)) {
        const QByteArray lower = name.toLower();
        if (lower == "authorization" || lower == "x-amz-date" || lower == "x-amz-security-token")
            return failure(QCoreApplication::translate("Signer", "The request is signed already."),
                           QString::fromLatin1(name));
    }
    if (credentials.accessKeyId.isEmpty())
        return failure(QCoreApplication::translate("Signer", "The access key ID is empty."));
    if (const std::optional<QString> fault = faultOfAccessKeyId(credentials.accessKeyId))
        return failure(*fault);
    if (credentials.secretAccessKey.isEmpty())
        return failure(QCoreApplication::translate("Signer", "There is no secret access key to sign with."));
    if (standsInQuotes(credentials.secretAccessKey) || standsInQuotes(credentials.sessionToken)) {
        return failure(QCoreApplication::translate(
            "Signer",
            "The secret access key or the session token stands in quotes. AWS takes them for a part "
            "of it, so leave them out where it is written."));
    }
    if (!canStandInHeader(credentials.sessionToken))
        return failure(QCoreApplication::translate(
            "Signer", "The session token holds spaces, line breaks or other characters that none has."));

    request.headers.emplaceBack("X-Amz-Date"_ba, sigv4::timestamp(utc));
    if (!credentials.sessionToken.isEmpty())
        request.headers.emplaceBack("X-Amz-Security-Token"_ba, credentials.sessionToken);
    const QByteArray text = sigv4::stringToSign(sigv4::canonicalRequest(request), scope, utc);
    const QByteArray proof = sigv4::signature(keyFor(credentials, scope, utc), text);
    request.headers.emplaceBack(
        "Authorization"_ba,
        sigv4::authorization(credentials.accessKeyId, scope, utc, sigv4::signedHeaders(request), proof));
    return request;
}

const QByteArray &Signer::keyFor(const Credentials &credentials, const SigningScope &scope,
                                 const QDateTime &utc)
{
    const QByteArray identity =
        sigv4::credentialScope(scope, utc) + '/' + sha256(credentials.secretAccessKey);
    const auto known =
        std::ranges::find_if(m_keys, [&](const CachedKey &cached) { return cached.identity == identity; });
    if (known != m_keys.end())
        return known->key;
    if (m_keys.size() >= cachedKeys) {
        wipe(m_keys.first().key);
        m_keys.removeFirst();
    }
    m_keys.append({identity, sigv4::signingKey(credentials.secretAccessKey, scope, utc)});
    return m_keys.last().key;
}

} // namespace fleetwright::aws
