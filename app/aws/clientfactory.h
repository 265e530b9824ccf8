// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/aws/resolvedconnection.h"

#include <optional>

namespace fleetwright::aws
{

/// What may be told of credentials.
struct CredentialsState {
    QDateTime expires = {}; ///< UTC; invalid where they do not
    QString source = {};
};

/// Opens connections: knows where credentials come from and which endpoint serves a region.
class ClientFactory
{
public:
    ClientFactory() = default;
    ClientFactory(const ClientFactory &) = delete;
    ClientFactory &operator=(const ClientFactory &) = delete;
    virtual ~ClientFactory() = default;

    /// Whether the operator may be asked for codes and sign-ins on the way to credentials.
    enum class Manner : quint8 { Asking, Quiet };

    /// What connections come to now, in their order. Files that say so are read anew, once for all of them.
    [[nodiscard]] virtual QList<ResolvedConnection> resolve(const QList<Connection> &connections) const = 0;
    [[nodiscard]] ResolvedConnection resolve(const Connection &connection) const
    {
        return resolve(QList<Connection>{connection}).constFirst();
    }
    /// A client for the connection's IoT endpoint. Fails with the connection's fault where it has one, and
    /// where its certificates cannot be read; credentials are fetched when first needed.
    [[nodiscard]] virtual Expected<std::unique_ptr<Client>> open(const ResolvedConnection &resolved,
                                                                 Manner manner = Manner::Asking) = 0;
    /// A client for STS of the same connection, to learn who one is. With an endpoint override, that
    /// endpoint.
    [[nodiscard]] virtual Expected<std::unique_ptr<Client>> openSts(const ResolvedConnection &resolved,
                                                                    Manner manner = Manner::Asking) = 0;
    /// The credentials at hand for the connection: when they expire (invalid: never) and where they are
    /// from; nothing where none were fetched yet or they have run out.
    [[nodiscard]] virtual std::optional<CredentialsState>
    credentials(const ResolvedConnection &resolved) const = 0;
    /// Drops the credentials at hand for a connection, by its id: the next call fetches new ones.
    virtual void forgetCredentials(const QString &connectionId) = 0;
};

} // namespace fleetwright::aws
