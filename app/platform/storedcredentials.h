// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"

namespace fleetwright::aws
{
class SecretStore;
}

namespace fleetwright::platform
{

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
