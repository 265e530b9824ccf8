// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QObject>

#include <functional>
#include <optional>

namespace fleetwright::aws
{

/// Keeps secrets outside the app's files. Every call answers once through `done` unless `context` is gone.
class SecretStore
{
public:
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    /// Nothing where the key is unknown; an error where the store cannot be reached or refuses.
    virtual void read(const QString &key, QObject *context,
                      std::function<void(Expected<std::optional<QByteArray>>)> done) = 0;
    virtual void write(const QString &key, const QByteArray &secret, QObject *context,
                       std::function<void(Expected<void>)> done) = 0;
    virtual void remove(const QString &key, QObject *context, std::function<void(Expected<void>)> done) = 0;

    /// Keeps a secret in memory until the program ends, where the store refuses it.
    virtual void keepForSession(const QString &key, const QByteArray &secret) = 0;

    /// False where secrets live in memory only and are gone with the program (no keyring runs).
    [[nodiscard]] virtual bool isPersistent() const = 0;
};

} // namespace fleetwright::aws
