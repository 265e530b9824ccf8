// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/aws/connection.h"

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

    /// A client for the connection's IoT endpoint. Fails where the connection is incomplete (no region,
    /// plain HTTP beyond loopback, FIPS with an endpoint of one's own …); credentials are fetched when first
    /// needed.
    [[nodiscard]] virtual Expected<std::unique_ptr<Client>> open(const Connection &connection,
                                                                 Manner manner = Manner::Asking) = 0;
    /// A client for STS of the same connection, to learn who one is. With an endpoint override, that
    /// endpoint.
    [[nodiscard]] virtual Expected<std::unique_ptr<Client>> openSts(const Connection &connection,
                                                                    Manner manner = Manner::Asking) = 0;
    /// The endpoint open() would use.
    [[nodiscard]] virtual Expected<QUrl> endpoint(const Connection &connection) const = 0;
    /// The region it would use: the connection's own, else that of its profile or the environment; empty
    /// where none says.
    [[nodiscard]] virtual QString region(const Connection &connection) const = 0;
    /// The credentials at hand for the connection: when they expire (invalid: never) and where they are
    /// from; nothing where none were fetched yet or they have run out.
    [[nodiscard]] virtual std::optional<CredentialsState> credentials(const Connection &connection) const = 0;
    /// Drops the credentials at hand: the next call fetches new ones.
    virtual void forgetCredentials(const Connection &connection) = 0;
};

} // namespace fleetwright::aws
