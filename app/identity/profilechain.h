// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/sharedconfig.h"
#include "app/identity/ssotoken.h"

#include <QProcessEnvironment>

#include <variant>

namespace fleetwright::identity
{

/// A role that a profile assumes on top of another source.
struct RoleStep {
    QString profile = {}; ///< that says so
    QString arn = {};
    QString sessionName = {};
    std::optional<QString> externalId = {};
    std::optional<int> durationSeconds = {};
    QString mfaSerial = {}; ///< empty: no code is asked for
};

/// An access key in one of the files.
struct KeysInFile {
    QString accessKeyId = {};
    QString secretAccessKey = {};
    QString sessionToken = {};
};
/// A role of IAM Identity Center.
struct SsoRole {
    SsoSession session = {};
    QString account = {};
    QString role = {};
};
/// A role for a token in a file.
struct WebIdentityRole {
    QString arn = {};
    QString sessionName = {};
    QString tokenFile = {};
};
/// `credential_process`.
struct Program {
    QString command = {};
};
/// A source outside of the files, as `credential_source` names them.
enum class NamedSource : quint8 { Environment, Container, Instance };
/// The profile gives no credentials itself.
struct NoSource {
};

using ChainEnd = std::variant<NoSource, KeysInFile, SsoRole, WebIdentityRole, Program, NamedSource>;

/// How a profile comes to its credentials: the source at the end, and the roles assumed from there on.
struct ProfileChain {
    QList<RoleStep> roles = {}; ///< the profile's own first, the one next to the source last
    ChainEnd end = {};
    QString endProfile = {}; ///< the profile that says what the end is
};

/// Follows a profile to its source, in the order and with the refusals of botocore 1.43
/// (`credentials.AssumeRoleProvider`, `ProfileProviderBuilder`): loops, missing source profiles, both or
/// neither of `source_profile` and `credential_source`, half an access key. With `environment`, web identity
/// variables there go before the profile's own.
[[nodiscard]] Expected<ProfileChain> chainOf(const SharedConfig &config, const QString &profile,
                                             const QProcessEnvironment *environment = nullptr);

} // namespace fleetwright::identity
