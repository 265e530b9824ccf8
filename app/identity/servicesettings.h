// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/sharedconfig.h"

#include <QProcessEnvironment>

namespace fleetwright::identity
{

/// What environment and profile say of how services are reached. The environment goes first, as in AWS's
/// tools.
class ServiceSettings
{
public:
    /// `profile`: empty where no profile is in play.
    ServiceSettings(const QProcessEnvironment &environment, const SharedConfig &config,
                    const QString &profile);

    /// `AWS_REGION`, `AWS_DEFAULT_REGION`, else the profile's `region`; empty where none says.
    [[nodiscard]] QString region() const;
    /// `AWS_USE_FIPS_ENDPOINT`, else `use_fips_endpoint`.
    [[nodiscard]] bool usesFips() const;
    /// `AWS_USE_DUALSTACK_ENDPOINT`, else `use_dualstack_endpoint`.
    [[nodiscard]] bool usesDualStack() const;
    /// `AWS_CA_BUNDLE`, else `ca_bundle`: a path; empty where none is set.
    [[nodiscard]] QString caBundle() const;
    /// `AWS_MAX_ATTEMPTS`, else `max_attempts`: at least 1; nothing where none is set. An error where it is
    /// not such a number.
    [[nodiscard]] Expected<std::optional<int>> maxAttempts() const;
    /// The endpoint set for a service by its id (`sts`, `iot`, `sso`, `sso-oidc`), as it is written there:
    /// `AWS_ENDPOINT_URL_STS`, `AWS_ENDPOINT_URL`, the `services` section, `endpoint_url`; empty where none
    /// is, or `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` says so.
    [[nodiscard]] QString endpoint(const QString &service) const;

private:
    [[nodiscard]] QString first(const QStringList &variables, const QString &setting) const;
    [[nodiscard]] bool isOn(const QString &variable, const QString &setting) const;

    QProcessEnvironment m_environment;
    Settings m_profile;
    Settings m_services;
};

} // namespace fleetwright::identity
