// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/identity/parts.h"
#include "app/identity/singleflight.h"
#include "app/identity/stsoperations.h"

namespace fleetwright::identity
{

/// A role, assumed with the credentials of another source; asks for an MFA code where the profile names a
/// device.
class AssumeRoleCredentials : public SingleFlight
{
public:
    struct Role {
        QString arn = {};
        QString sessionName = {}; ///< empty: one is made up, as AWS's tools do
        std::optional<QString> externalId = {};
        std::optional<int> durationSeconds = {};
        QString mfaSerial = {}; ///< empty: no code is asked for
        QString source = {};    ///< the profile that names the role, for the operator
    };

    /// `sts`: where and in which region STS is asked.
    AssumeRoleCredentials(const Parts &parts, Role role, std::shared_ptr<aws::CredentialsProvider> source,
                          aws::Target sts);

private:
    void begin() override;
    void askForCode();
    void assume(const QByteArray &code);
    void refused(const aws::ApiError &error);

    Parts m_parts;
    Role m_role;
    MfaQuestion m_question;
    aws::Client m_client;
    int m_codesRefused = 0;
};

/// A name for a session where the profile gives none.
[[nodiscard]] QString madeUpSessionName(const Clock &clock);

} // namespace fleetwright::identity
