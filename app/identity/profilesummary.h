// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace fleetwright::identity
{

class SharedConfig;
struct ProfileChain;

/// What a list of profiles shows of one. Holds no secret.
struct ProfileSummary {
    enum class Kind : quint8 {
        Keys,        ///< an access key in one of the files
        Role,        ///< `role_arn` on top of another source
        WebIdentity, ///< `role_arn` with `web_identity_token_file`
        SingleSignOn,
        Process,   ///< `credential_process`
        Incomplete ///< no credentials of its own: `problem` says what is missing
    };

    QString name = {};
    Kind kind = Kind::Incomplete;
    QString account = {}; ///< 12 digits as the profile itself tells (role ARN, SSO account); empty: unknown
    QString role = {};    ///< name of the role it ends up with; empty where it does not tell
    QString region = {};  ///< empty where it has none
    QString via = {};     ///< source profile, credential source, SSO session or program's name; may be empty
    bool asksForCode = false; ///< an MFA code is needed somewhere along the chain
    QString problem = {};     ///< in the operator's words: loop, missing source profile …; empty: none seen
};

/// What was found on this computer.
struct FoundProfiles {
    QList<ProfileSummary> profiles = {};
    QString where = {};   ///< the files that were looked at
    QString problem = {}; ///< why they could not be read; empty where they could
};

/// What a chain tells of the profile it starts at. Kind, account, role, source; without its region.
[[nodiscard]] ProfileSummary summaryOf(const ProfileChain &chain, const SharedConfig &config,
                                       const QString &profile);
/// A summary of each profile in the order of the files.
[[nodiscard]] QList<ProfileSummary> summarize(const SharedConfig &config);

} // namespace fleetwright::identity
