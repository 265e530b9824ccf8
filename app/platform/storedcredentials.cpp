// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/storedcredentials.h"

#include "app/aws/secretstore.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::platform
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Credentials)
};

} // namespace

StoredCredentials::StoredCredentials(aws::SecretStore &secrets, QString accessKeyId, QString secretName)
    : m_secrets(secrets), m_accessKeyId(std::move(accessKeyId)), m_secretName(std::move(secretName))
{
}

void StoredCredentials::fetch(QObject *context, std::function<void(Expected<aws::Credentials>)> done)
{
    m_secrets.read(
        m_secretName, context,
        [accessKeyId = m_accessKeyId, persistent = m_secrets.isPersistent(),
         done = std::move(done)](const Expected<std::optional<QByteArray>> &secret) {
            if (!secret) {
                done(tl::unexpected(secret.error()));
            } else if (!secret->has_value() || (*secret)->isEmpty()) {
                done(failure(
                    Texts::tr("The secret access key of %1 is not stored on this computer. Enter it in the "
                              "connection's settings.")
                        .arg(accessKeyId),
                    persistent ? QString()
                               : Texts::tr("No keyring is running, so secrets are kept until the program "
                                           "ends only.")));
            } else {
                aws::Credentials credentials;
                credentials.accessKeyId = accessKeyId;
                credentials.secretAccessKey = **secret;
                credentials.source = Texts::tr("access key %1 and the keyring").arg(accessKeyId);
                done(std::move(credentials));
            }
        });
}

} // namespace fleetwright::platform
