// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"
#include "app/base/expected.h"

#include <QDateTime>

namespace fleetwright::aws
{

struct Credentials;

/// For whom a signature holds.
struct SigningScope {
    QString region = {};
    QString service = {};
};

/// The stages of Signature Version 4 ("Create a signed AWS API request" in the AWS documentation), each of
/// them pure, for every service but S3 (which wants its path neither normalised nor encoded twice).
namespace sigv4
{

/// The path of the final URL without dot segments and empty ones, percent-encoded once more.
[[nodiscard]] QByteArray canonicalUri(const QUrl &url);
/// Names and values encoded alike, sorted by name, then value.
[[nodiscard]] QByteArray canonicalQuery(const QUrl &url);
/// Names of the headers that are signed, lower case, sorted, joined by `;`. `host` is always among them.
[[nodiscard]] QByteArray signedHeaders(const WireRequest &request);
[[nodiscard]] QByteArray canonicalRequest(const WireRequest &request);
/// `20260102T030405Z`
[[nodiscard]] QByteArray timestamp(const QDateTime &utc);
/// `20260102/us-east-1/iot/aws4_request`
[[nodiscard]] QByteArray credentialScope(const SigningScope &scope, const QDateTime &utc);
[[nodiscard]] QByteArray stringToSign(const QByteArray &canonicalRequest, const SigningScope &scope,
                                      const QDateTime &utc);
/// 32 bytes, good for the day of `utc`.
[[nodiscard]] QByteArray signingKey(const QByteArray &secretAccessKey, const SigningScope &scope,
                                    const QDateTime &utc);
/// 64 hexadecimal digits.
[[nodiscard]] QByteArray signature(const QByteArray &signingKey, const QByteArray &stringToSign);
/// The value of the Authorization header.
[[nodiscard]] QByteArray authorization(const QString &accessKeyId, const SigningScope &scope,
                                       const QDateTime &utc, const QByteArray &signedHeaders,
                                       const QByteArray &signature);

} // namespace sigv4

/// Puts the stages together and keeps derived keys, since a day's requests share one.
class Signer
{
public:
    Signer() = default;
    ~Signer();
    Signer(const Signer &) = delete;
    Signer &operator=(const Signer &) = delete;

    /// `request` with X-Amz-Date, X-Amz-Security-Token (for temporary credentials) and Authorization added.
    /// Refuses one that carries any of them already, and credentials that cannot stand in a header.
    [[nodiscard]] Expected<WireRequest> sign(WireRequest request, const Credentials &credentials,
                                             const SigningScope &scope, const QDateTime &utc);

private:
    struct CachedKey {
        QByteArray identity =
            {}; ///< scope and a digest of the secret: a corrected secret must not meet an old key
        QByteArray key = {};
    };
    const QByteArray &keyFor(const Credentials &credentials, const SigningScope &scope, const QDateTime &utc);

    QList<CachedKey> m_keys;
};

} // namespace fleetwright::aws
