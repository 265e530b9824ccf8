// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace fleetwright::identity
{

/// A sign-in of IAM Identity Center as the config file names it.
struct SsoSession {
    QString name = {}; ///< of the section `[sso-session NAME]`; empty for a legacy profile
    QUrl startUrl = {};
    QString region = {};
    QStringList scopes = {}; ///< with at least one the sign-in can be refreshed

    /// What names its token in the AWS CLI's cache: the session's name, or the start URL.
    [[nodiscard]] QString cacheName() const { return name.isEmpty() ? startUrl.toString() : name; }
};

/// What a sign-in gives. The access token is short-lived; refresh token and client secret are secrets that
/// live long.
struct SsoToken {
    QByteArray accessToken = {};
    QDateTime expires = {}; ///< UTC
    QByteArray refreshToken = {};
    QString clientId = {};
    QByteArray clientSecret = {};
    QDateTime clientExpires = {}; ///< UTC

    bool operator==(const SsoToken &) const = default;
};

} // namespace fleetwright::identity
