// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/redaction.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright
{

namespace
{

/// What group 1 matches stays, the rest of the match goes. Never destroyed: messages come until the very end.
const auto &forms()
{
    static const auto *const all = new std::array{
        // The user's part of a URL: https://user:password@host
        QRegularExpression(uR"(([a-z][a-z0-9+.-]*://)[^\s/?#@"'<>]+@)"_s,
                           QRegularExpression::CaseInsensitiveOption),
        // A header's whole value, up to the end of the line or of the quoted text
        QRegularExpression(
            uR"(((?:authorization|cookie|x-amz-security-token)\\?["']?\s*[:=]\s*\\?["']?)[^\r\n"']+)"_s,
            QRegularExpression::CaseInsensitiveOption),
        // The value of a name that ends like a secret's: JSON, settings, queries, command lines
        QRegularExpression(
            uR"(((?:secret|secret[_-]?(?:access[_-]?)?key|token|password|passwd|passphrase|credential|signature|device[_-]?code|user[_-]?code|mfa[_-]?code|token[_-]?code)\\?["']?(?:\s*[:=]\s*|\s+(?=["'])|%3d)\\?["']?)(?!\[redacted)[^\s"'&,;<>\\}\]]+)"_s,
            QRegularExpression::CaseInsensitiveOption),
        // A JSON Web Token
        QRegularExpression(uR"(()\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?)"_s),
        // A session token is long and of base64; a signature is 64 hexadecimal digits
        QRegularExpression(uR"(()(?<![\w/+=])[A-Za-z0-9/+=_-]{80,})"_s),
        QRegularExpression(uR"(()(?<![\w])[0-9a-f]{64}(?![\w]))"_s),
        // A secret access key: 40 characters of base64, with letters of both cases and a digit
        QRegularExpression(
            uR"(()(?<![A-Za-z0-9/+=])(?=[^\s]{0,39}[a-z])(?=[^\s]{0,39}[A-Z])(?=[^\s]{0,39}[0-9])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=]))"_s),
    };
    return *all;
}

} // namespace

QString redacted(QString text)
{
    for (const QRegularExpression &form : forms())
        text.replace(form, u"\\1[redacted]"_s);
    return text;
}

} // namespace fleetwright
