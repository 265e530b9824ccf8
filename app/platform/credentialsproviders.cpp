// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/credentialsproviders.h"

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

ReadCredentials::ReadCredentials(std::function<Expected<aws::Credentials>()> read) : m_read(std::move(read))
{
}

void ReadCredentials::fetch(QObject *context, std::function<void(Expected<aws::Credentials>)> done)
{
    QMetaObject::invokeMethod(
        context, [read = m_read, done = std::move(done)] { done(read()); }, Qt::QueuedConnection);
}

Expected<aws::Credentials> environmentCredentials(const QProcessEnvironment &environment)
{
    for (const QString &needed : {u"AWS_ACCESS_KEY_ID"_s, u"AWS_SECRET_ACCESS_KEY"_s}) {
        if (environment.value(needed).isEmpty()) {
            return failure(
                Texts::tr("The environment variable %1 is not set. Set it before starting Fleetwright, or "
                          "choose another source of credentials.")
                    .arg(needed));
        }
    }
    aws::Credentials credentials;
    credentials.accessKeyId = environment.value(u"AWS_ACCESS_KEY_ID"_s);
    credentials.secretAccessKey = environment.value(u"AWS_SECRET_ACCESS_KEY"_s).toUtf8();
    credentials.sessionToken =
        environment.value(u"AWS_SESSION_TOKEN"_s, environment.value(u"AWS_SECURITY_TOKEN"_s)).toUtf8();
    credentials.expires =
        QDateTime::fromString(environment.value(u"AWS_CREDENTIAL_EXPIRATION"_s), Qt::ISODate).toUTC();
    credentials.source = Texts::tr("environment variables");
    return credentials;
}

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
