// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

#include <functional>
#include <memory>

namespace fleetwright::aws
{

/// A request under way; destroying it aborts it, and its callback never runs. The callback may destroy it.
class TransportCall
{
public:
    TransportCall() = default;
    TransportCall(const TransportCall &) = delete;
    TransportCall &operator=(const TransportCall &) = delete;
    virtual ~TransportCall() = default;
};

/// The way to the network. One attempt a call: no retry, no redirect.
class Transport
{
public:
    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;

    /// Sends and answers once through `done`, never from within this call.
    [[nodiscard]] virtual std::unique_ptr<TransportCall> send(const WireRequest &request,
                                                              std::function<void(WireResponse)> done) = 0;
};

} // namespace fleetwright::aws
