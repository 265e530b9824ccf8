// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace fleetwright::job::rules
{

/// A link to an object in S3, by path (`https://s3.region.amazonaws.com/bucket/key`) or by host
/// (`https://bucket.s3.region.amazonaws.com/key`).
struct S3Url {
    QString bucket = {};
    QString key = {};    ///< as written, without the leading slash
    QString region = {}; ///< empty where the link names none
    bool isChina = false;

    /// Nothing where `text` has none of the forms that the developer guide shows.
    [[nodiscard]] static std::optional<S3Url> parse(const QString &text);
};

} // namespace fleetwright::job::rules
