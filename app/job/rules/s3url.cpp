// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/s3url.h"

#include <QRegularExpression>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

std::optional<S3Url> S3Url::parse(const QString &text)
{
    static const QRegularExpression form(
        u"\\Ahttps://(?:(?<bucket>[^/]+)\\.)?s3(?:[.-](?<region>[a-z]{2}(?:-[a-z]+)+-[0-9]+))?"
        "\\.amazonaws\\.com(?<china>\\.cn)?(?:/(?<path>.*))?\\z"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    S3Url url{.bucket = match.captured(u"bucket"_s),
              .key = match.captured(u"path"_s),
              .region = match.captured(u"region"_s),
              .isChina = match.capturedLength(u"china"_s) > 0};
    if (url.bucket.isEmpty()) {
        url.bucket = url.key.section(u'/', 0, 0);
        url.key = url.key.section(u'/', 1);
    }
    return url;
}

} // namespace fleetwright::job::rules
