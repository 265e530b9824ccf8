// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/aws/connection.h"

namespace fleetwright::aws
{

/// Opens connections: knows where credentials come from and which endpoint serves a region.
class ClientFactory
{
public:
    ClientFactory() = default;
    ClientFactory(const ClientFactory &) = delete;
    ClientFactory &operator=(const ClientFactory &) = delete;
    virtual ~ClientFactory() = default;

    /// A client for the connection's IoT endpoint. Fails where the connection is incomplete (no region,
    /// plain HTTP beyond loopback, FIPS with an endpoint of one's own …); credentials are fetched when first
    /// needed.
    [[nodiscard]] virtual Expected<std::unique_ptr<Client>> open(const Connection &connection) = 0;
    /// A client for STS of the same connection, to learn who one is. With an endpoint override, that
    /// endpoint.
    [[nodiscard]] virtual Expected<std::unique_ptr<Client>> openSts(const Connection &connection) = 0;
    /// The endpoint open() would use.
    [[nodiscard]] virtual Expected<QUrl> endpoint(const Connection &connection) const = 0;
};

} // namespace fleetwright::aws
