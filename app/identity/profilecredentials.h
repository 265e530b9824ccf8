// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/parts.h"
#include "app/identity/profilechain.h"
#include "app/identity/singleflight.h"
#include "app/identity/ssotokens.h"

namespace fleetwright::identity
{

/// The credentials of a profile, or, where none is named, those that the AWS CLI would use: environment,
/// the profile of `AWS_PROFILE` or `default`, container, instance. The files are read anew on each fetch.
class ProfileCredentials : public SingleFlight
{
public:
    struct Needs {
        std::function<Expected<SharedConfig>()> config = {};
        std::shared_ptr<SsoTokens> tokens = {};
        EndpointOf endpointOf = {};
        QString region = {}; ///< in which STS is asked
    };

    /// `profile`: empty for the CLI's own order.
    ProfileCredentials(const Parts &parts, Needs needs, QString profile);

private:
    void begin() override;
    [[nodiscard]] Expected<std::shared_ptr<aws::CredentialsProvider>> source() const;
    [[nodiscard]] Expected<std::shared_ptr<aws::CredentialsProvider>> sourceOf(const ProfileChain &chain,
                                                                               const QString &profile) const;

    Parts m_parts;
    Needs m_needs;
    QString m_profile;
    std::shared_ptr<aws::CredentialsProvider> m_source; ///< at work
};

} // namespace fleetwright::identity
