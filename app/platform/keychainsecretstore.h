// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/platform/sessionsecretstore.h"

namespace fleetwright::platform
{

/// Keeps secrets in the system's keyring. Where none runs they stay in memory for the session, which
/// isPersistent() and reason() then tell; they never go to a file.
class KeychainSecretStore : public aws::SecretStore
{
public:
    /// Entries are filed under `service`.
    explicit KeychainSecretStore(QString service = QStringLiteral("Fleetwright"));

    void read(const QString &key, QObject *context,
              std::function<void(Expected<std::optional<QByteArray>>)> done) override;
    void write(const QString &key, const QByteArray &secret, QObject *context,
               std::function<void(Expected<void>)> done) override;
    void remove(const QString &key, QObject *context, std::function<void(Expected<void>)> done) override;
    /// True until the keyring was found missing; what is kept in memory then stays there.
    void keepForSession(const QString &key, const QByteArray &secret) override;
    [[nodiscard]] bool isPersistent() const override { return !m_state->missing; }
    /// Why secrets are kept in memory only; empty where they are not.
    [[nodiscard]] Error reason() const { return m_state->reason; }

private:
    struct State {
        SessionSecretStore memory = {};
        bool missing = false;
        Error reason = {};
    };

    QString m_service;
    std::shared_ptr<State> m_state; // jobs of the keyring may outlive this
};

} // namespace fleetwright::platform
