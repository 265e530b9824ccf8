// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/parts.h"
#include "app/identity/plaincall.h"
#include "app/identity/singleflight.h"
#include "app/identity/ssotokens.h"

namespace fleetwright::identity
{

/// A role of IAM Identity Center, fetched with the session's access token (`sso` GetRoleCredentials).
class SsoCredentials : public SingleFlight
{
public:
    struct Role {
        SsoSession session = {};
        QString account = {};
        QString name = {};
        QString source = {}; ///< the profile, for the operator
    };

    /// Where the session's region answers.
    struct Endpoints {
        QUrl portal = {};
        QUrl oidc = {};
    };

    SsoCredentials(const Parts &parts, std::shared_ptr<SsoTokens> tokens, Role role, Endpoints endpoints);

private:
    void begin() override;
    void ask();
    void answered(const aws::WireResponse &response, const QByteArray &token);

    Parts m_parts;
    std::shared_ptr<SsoTokens> m_tokens;
    Role m_role;
    Endpoints m_endpoints;
    std::unique_ptr<PlainCall> m_call;
    bool m_askedAgain = false;
};

} // namespace fleetwright::identity
