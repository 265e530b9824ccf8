// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"

#include <QProcessEnvironment>

namespace fleetwright::identity
{

/// Reads credentials anew on each fetch, by a function: of the environment, of a file, or fixed ones.
class ReadCredentials : public aws::CredentialsProvider
{
public:
    explicit ReadCredentials(std::function<Expected<aws::Credentials>()> read);

    void fetch(QObject *context, std::function<void(Expected<aws::Credentials>)> done) override;

private:
    std::function<Expected<aws::Credentials>()> m_read;
};

/// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, where given, AWS_SESSION_TOKEN and
/// AWS_CREDENTIAL_EXPIRATION. Fails where they have expired at `now` (UTC).
[[nodiscard]] Expected<aws::Credentials> environmentCredentials(const QProcessEnvironment &environment,
                                                                const QDateTime &now);

/// The profile that AWS's tools use where none is named: of `AWS_PROFILE`, `AWS_DEFAULT_PROFILE`, else
/// `default`.
[[nodiscard]] QString profileOfEnvironment(const QProcessEnvironment &environment);

} // namespace fleetwright::identity
