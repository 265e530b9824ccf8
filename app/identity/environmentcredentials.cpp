// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/environmentcredentials.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
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

Expected<aws::Credentials> environmentCredentials(const QProcessEnvironment &environment,
                                                  const QDateTime &now)
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
    if (const QString expires = environment.value(u"AWS_CREDENTIAL_EXPIRATION"_s); !expires.isEmpty()) {
        credentials.expires = QDateTime::fromString(expires, Qt::ISODate);
        if (!credentials.expires.isValid() || credentials.expires.timeSpec() == Qt::LocalTime) {
            return failure(Texts::tr("The environment variable %1 does not hold a time with its zone.")
                               .arg(u"AWS_CREDENTIAL_EXPIRATION"_s));
        }
        credentials.expires = credentials.expires.toUTC();
    }
    credentials.source = Texts::tr("environment variables");
    return aws::unlessExpired(std::move(credentials), now);
}

QString profileOfEnvironment(const QProcessEnvironment &environment)
{
    for (const QString &name : {u"AWS_PROFILE"_s, u"AWS_DEFAULT_PROFILE"_s}) {
        if (const QString profile = environment.value(name); !profile.isEmpty())
            return profile;
    }
    return u"default"_s;
}

} // namespace fleetwright::identity
