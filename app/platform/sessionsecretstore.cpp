// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/sessionsecretstore.h"

#include "app/aws/credentials.h"

namespace fleetwright::platform
{

SessionSecretStore::~SessionSecretStore()
{
    for (QByteArray &secret : m_secrets)
        aws::wipe(secret);
}

void SessionSecretStore::read(const QString &key, QObject *context,
                              std::function<void(Expected<std::optional<QByteArray>>)> done)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), found = value(key)] { done(found); }, Qt::QueuedConnection);
}

void SessionSecretStore::write(const QString &key, const QByteArray &secret, QObject *context,
                               std::function<void(Expected<void>)> done)
{
    setValue(key, secret);
    QMetaObject::invokeMethod(context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

void SessionSecretStore::remove(const QString &key, QObject *context,
                                std::function<void(Expected<void>)> done)
{
    forget(key);
    QMetaObject::invokeMethod(context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

std::optional<QByteArray> SessionSecretStore::value(const QString &key) const
{
    const auto found = m_secrets.constFind(key);
    return found == m_secrets.cend() ? std::nullopt : std::optional(*found);
}

void SessionSecretStore::setValue(const QString &key, const QByteArray &secret)
{
    forget(key);
    m_secrets.insert(key, secret);
}

void SessionSecretStore::forget(const QString &key)
{
    QByteArray taken = m_secrets.take(key);
    aws::wipe(taken);
}

} // namespace fleetwright::platform
