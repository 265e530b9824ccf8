// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/signaturecheck.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMessageAuthenticationCode>
#include <QTimeZone>

#include <algorithm>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr QByteArrayView algorithm = "AWS4-HMAC-SHA256";
constexpr auto timeFormat = "yyyyMMdd'T'HHmmss'Z'"_L1;
constexpr qint64 toleranceSeconds = 300;

/// What an Authorization header says.
struct Claim {
    QByteArray accessKeyId;
    QByteArray date;
    QByteArray region;
    QByteArray service;
    QList<QByteArray> signedHeaders;
    QByteArray signature;
};

tl::unexpected<Refusal> incomplete(const QString &message)
{
    return refusal(403, "IncompleteSignatureException", message);
}

tl::unexpected<Refusal> invalid(const QString &message)
{
    return refusal(403, "InvalidSignatureException", message);
}

Reply<Claim> readClaim(const HttpMessage &request)
{
    const QByteArray header = request.header("authorization").trimmed();
    if (header.isEmpty())
        return refusal(403, "MissingAuthenticationTokenException", u"Missing Authentication Token"_s);
    if (!header.startsWith(algorithm) || header.size() == algorithm.size() ||
        header.at(algorithm.size()) != ' ') {
        return incomplete(u"Authorization header must start with AWS4-HMAC-SHA256."_s);
    }

    QHash<QByteArray, QByteArray> parts;
    for (const QByteArray &part : header.sliced(algorithm.size() + 1).split(',')) {
        const qsizetype equals = part.indexOf('=');
        if (equals < 0)
            return incomplete(u"Authorization header holds a part without an equal sign."_s);
        parts.insert(part.first(equals).trimmed(), part.sliced(equals + 1).trimmed());
    }
    QStringList missing;
    for (const char *name : {"Credential", "SignedHeaders", "Signature"}) {
        if (parts.value(name).isEmpty())
            missing += u"Authorization header requires '%1' parameter."_s.arg(QLatin1StringView(name));
    }
    if (request.header("x-amz-date").isEmpty())
        missing += u"Authorization header requires existence of a 'X-Amz-Date' header."_s;
    if (!missing.isEmpty())
        return incomplete(missing.join(u' '));

    // A key id never holds a slash, but counting from the end costs nothing
    const QList<QByteArray> scope = parts.value("Credential").split('/');
    if (scope.size() != 5 || scope.at(4) != "aws4_request") {
        return incomplete(
            u"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/aws4_request."_s);
    }
    return Claim{.accessKeyId = scope.at(0),
                 .date = scope.at(1),
                 .region = scope.at(2),
                 .service = scope.at(3),
                 .signedHeaders = parts.value("SignedHeaders").split(';'),
                 .signature = parts.value("Signature")};
}

Reply<void> checkTime(const QByteArray &stamp, const QByteArray &scopeDate, const QDateTime &now)
{
    QDateTime signedAt = QDateTime::fromString(QString::fromLatin1(stamp), timeFormat);
    if (!signedAt.isValid() || stamp.size() != 16) {
        return incomplete(
            u"Date must be in ISO-8601 'basic format'. Got '%1'."_s.arg(QString::fromLatin1(stamp)));
    }
    signedAt.setTimeZone(QTimeZone::utc());
    if (!stamp.startsWith(scopeDate)) {
        return invalid(u"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
                       "HTTP: '%1' != '%2', from '%3'."_s.arg(QString::fromLatin1(scopeDate),
                                                              QString::fromLatin1(stamp.first(8)),
                                                              QString::fromLatin1(stamp)));
    }
    const auto text = [](const QDateTime &time) { return time.toString(timeFormat); };
    const QDateTime earliest = now.addSecs(-toleranceSeconds);
    const QDateTime latest = now.addSecs(toleranceSeconds);
    if (signedAt < earliest) {
        return invalid(u"Signature expired: %1 is now earlier than %2 (%3 - 5 min.)"_s.arg(
            text(signedAt), text(earliest), text(now)));
    }
    if (signedAt > latest) {
        return invalid(u"Signature not yet current: %1 is still later than %2 (%3 + 5 min.)"_s.arg(
            text(signedAt), text(latest), text(now)));
    }
    return {};
}

Reply<void> checkSignedHeaders(const HttpMessage &request, const QList<QByteArray> &names)
{
    if (!names.contains("host"))
        return invalid(u"'Host' must be a 'SignedHeader' in the AWS Authorization."_s);
    for (const auto &[key, value] : request.headers) {
        const QByteArray name = key.toLower();
        if (name.startsWith("x-amz-") && !names.contains(name)) {
            return invalid(
                u"'%1' must be a 'SignedHeader' in the AWS Authorization."_s.arg(QString::fromLatin1(name)));
        }
    }
    const bool sorted = std::ranges::is_sorted(names) && std::ranges::adjacent_find(names) == names.end();
    if (!sorted)
        return invalid(u"SignedHeaders must be sorted and name each header once."_s);
    for (const QByteArray &name : names) {
        if (request.header(name).isNull() || name != name.toLower())
            return invalid(u"The signed header '%1' is not in the request."_s.arg(QString::fromLatin1(name)));
    }
    return {};
}

QByteArray canonicalPath(const QByteArray &path)
{
    QList<QByteArray> kept;
    for (const QByteArray &segment : path.split('/')) {
        if (segment.isEmpty() || segment == ".")
            continue;
        if (segment == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
            continue;
        }
        kept += segment.toPercentEncoding();
    }
    QByteArray result = '/' + kept.join('/');
    if (path.endsWith('/') && result.size() > 1)
        result += '/';
    return result;
}

QByteArray canonicalQuery(const HttpMessage &request)
{
    QList<std::pair<QByteArray, QByteArray>> encoded;
    for (const auto &[name, value] : request.parameters())
        encoded.emplaceBack(name.toPercentEncoding(), value.toPercentEncoding());
    std::ranges::sort(encoded);
    QList<QByteArray> parts;
    for (const auto &[name, value] : std::as_const(encoded))
        parts += name + '=' + value;
    return parts.join('&');
}

QByteArray canonicalRequest(const HttpMessage &request, const QList<QByteArray> &names)
{
    QByteArray text =
        request.method + '\n' + canonicalPath(request.path) + '\n' + canonicalQuery(request) + '\n';
    for (const QByteArray &name : names)
        text += name + ':' + request.header(name).simplified() + '\n';
    text += '\n' + names.join(';') + '\n';
    text += QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
    return text;
}

QByteArray mac(const QByteArray &key, const QByteArray &data)
{
    return QMessageAuthenticationCode::hash(data, key, QCryptographicHash::Sha256);
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

} // namespace

Reply<void> checkSignature(const HttpMessage &request, const AcceptedKey &key, const QDateTime &now)
{
    const Reply<Claim> claim = readClaim(request);
    if (!claim)
        return tl::unexpected(claim.error());
    if (claim->accessKeyId != key.accessKeyId) {
        return refusal(403, "UnrecognizedClientException",
                       u"The security token included in the request is invalid."_s);
    }
    if (claim->region != key.region) {
        return invalid(u"Credential should be scoped to a valid region, not '%1'."_s.arg(
            QString::fromLatin1(claim->region)));
    }
    if (claim->service != key.service) {
        return invalid(
            u"Credential should be scoped to correct service: '%1'."_s.arg(QString::fromLatin1(key.service)));
    }
    const QByteArray stamp = request.header("x-amz-date").trimmed();
    if (const auto time = checkTime(stamp, claim->date, now); !time)
        return time;
    if (const auto headers = checkSignedHeaders(request, claim->signedHeaders); !headers)
        return headers;

    const QByteArray scope = claim->date + '/' + claim->region + '/' + claim->service + "/aws4_request";
    const QByteArray hashed =
        QCryptographicHash::hash(canonicalRequest(request, claim->signedHeaders), QCryptographicHash::Sha256)
            .toHex();
    const QByteArray toSign =
        QByteArray(algorithm.data(), algorithm.size()) + '\n' + stamp + '\n' + scope + '\n' + hashed;
    QByteArray signingKey = mac("AWS4" + key.secretAccessKey, claim->date);
    for (const QByteArray &part : {claim->region, claim->service, QByteArray("aws4_request")})
        signingKey = mac(signingKey, part);
    if (!equalInConstantTime(mac(signingKey, toSign).toHex(), claim->signature)) {
        return invalid(
            u"The request signature we calculated does not match the signature you provided. Check "
            "your AWS Secret Access Key and signing method. Consult the service documentation for "
            "details."_s);
    }
    return {};
}

} // namespace fleetwright::sandbox
