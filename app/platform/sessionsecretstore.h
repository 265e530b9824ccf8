// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/secretstore.h"

#include <QMap>

namespace fleetwright::platform
{

/// Keeps secrets in memory, wiped with the program.
class SessionSecretStore : public aws::SecretStore
{
public:
    ~SessionSecretStore() override;

    void read(const QString &key, QObject *context,
              std::function<void(Expected<std::optional<QByteArray>>)> done) override;
    void write(const QString &key, const QByteArray &secret, QObject *context,
               std::function<void(Expected<void>)> done) override;
    void remove(const QString &key, QObject *context, std::function<void(Expected<void>)> done) override;
    void keepForSession(const QString &key, const QByteArray &secret) override { setValue(key, secret); }
    [[nodiscard]] bool isPersistent() const override { return false; }

    /// What read() would give, at once.
    [[nodiscard]] std::optional<QByteArray> value(const QString &key) const;
    void setValue(const QString &key, const QByteArray &secret);
    void forget(const QString &key);

private:
    QMap<QString, QByteArray> m_secrets;
};

} // namespace fleetwright::platform
