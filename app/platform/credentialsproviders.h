// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"
#include "app/platform/sharedcredentials.h"

#include <QProcessEnvironment>

namespace fleetwright::aws
{
class SecretStore;
}

namespace fleetwright::platform
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
/// AWS_CREDENTIAL_EXPIRATION.
[[nodiscard]] Expected<aws::Credentials> environmentCredentials(const QProcessEnvironment &environment);

/// An access key whose secret lies in a secret store.
class StoredCredentials : public aws::CredentialsProvider
{
public:
    /// `secrets` must outlive it.
    StoredCredentials(aws::SecretStore &secrets, QString accessKeyId, QString secretName);

    void fetch(QObject *context, std::function<void(Expected<aws::Credentials>)> done) override;

private:
    aws::SecretStore &m_secrets;
    QString m_accessKeyId;
    QString m_secretName;
};

} // namespace fleetwright::platform
