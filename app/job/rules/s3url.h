// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/problem.h"

#include <QList>
#include <QString>

#include <optional>

namespace fleetwright::job::rules
{

/// Where a link to S3 stands, which decides what it may hold.
enum class S3Use : quint8 {
    Source,      ///< documentSource
    Presigned,   ///< `${aws:iot:s3-presigned-url:…}`: the key as it is, no version
    PresignedV2, ///< `${aws:iot:s3-presigned-url-v2:…}`: the key encoded, the version as `%3FversionId%3D`
    Upload,      ///< `${aws:iot:s3-presigned-url-upload:…}`
};

/// Something wrong or doubtful with a link, and the link as it should be, where that is certain.
struct S3Fault {
    schema::Severity severity = schema::Severity::Error;
    QString message = {};
    QString better = {};
};

/// A link to an object in S3, by path (`https://s3.region.amazonaws.com/bucket/key`) or by host
/// (`https://bucket.s3.region.amazonaws.com/key`). The one reader of such links.
struct S3Url {
    QString bucket = {};
    QString key = {};     ///< as written, without the leading slash, and without query and fragment
    QString version = {}; ///< of `?versionId=` or `%3FversionId%3D`
    QString region = {};  ///< empty where the link names none
    bool isChina = false; ///< its host ends in .cn
    bool isByHost = false;

    /// Nothing where the host is none of S3's.
    [[nodiscard]] static std::optional<S3Url> parse(const QString &text);
};

/// All that is wrong with the link; `region` is the job's, where it is known, for what a link lacks.
[[nodiscard]] QList<S3Fault> faultsOf(const QString &link, S3Use use, const QString &region);

} // namespace fleetwright::job::rules
