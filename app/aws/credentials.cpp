// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/credentials.h"

#include <QCoreApplication>

#include <utility>

namespace fleetwright::aws
{

bool overwrite(QByteArray &secret)
{
    if (secret.isNull() || !secret.isDetached())
        return false;
    // volatile: the compiler may not drop stores into memory that is about to be freed
    volatile char *bytes = secret.data();
    for (qsizetype i = 0; i < secret.size(); ++i)
        bytes[i] = 0;
    return true;
}

void wipe(QByteArray &secret)
{
    overwrite(secret);
    secret.clear();
}

Credentials &Credentials::operator=(const Credentials &other)
{
    Credentials copy(other);
    swap(copy);
    return *this;
}

Credentials &Credentials::operator=(Credentials &&other) noexcept
{
    Credentials taken(std::move(other));
    swap(taken);
    return *this;
}

Credentials::~Credentials()
{
    wipe(secretAccessKey);
    wipe(sessionToken);
}

void Credentials::swap(Credentials &other) noexcept
{
    accessKeyId.swap(other.accessKeyId);
    secretAccessKey.swap(other.secretAccessKey);
    sessionToken.swap(other.sessionToken);
    expires.swap(other.expires);
    source.swap(other.source);
}

Expected<Credentials> unlessExpired(Expected<Credentials> credentials, const QDateTime &now)
{
    if (!credentials || !credentials->expires.isValid() || credentials->expires > now)
        return credentials;
    return failure(
        QCoreApplication::translate("Credentials",
                                    "The credentials from %1 have expired, at %2 UTC. Renew them there.")
            .arg(credentials->source, credentials->expires.toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
}

} // namespace fleetwright::aws
