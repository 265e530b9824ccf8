// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/retrypolicy.h"
#include "app/aws/scheduler.h"
#include "app/aws/transport.h"

#include <chrono>
#include <optional>

namespace fleetwright::identity
{

/// A request without signature, as the services that give credentials want it. Tried again after failures on
/// the way, throttling and 5xx. Destroying it ends it.
class PlainCall
{
public:
    struct Patience {
        aws::RetryPolicy retry = {};
        std::optional<std::chrono::milliseconds> timeout = {}; ///< of one attempt; nothing: the transport's
    };
    using Done = std::function<void(const aws::WireResponse &)>;

    /// `done` is called once, later. The references must outlive the call.
    PlainCall(aws::Transport &transport, aws::Scheduler &scheduler, aws::WireRequest request,
              Patience patience, Done done);
    PlainCall(const PlainCall &) = delete;
    PlainCall &operator=(const PlainCall &) = delete;
    ~PlainCall();

private:
    void attempt();
    void answered(const aws::WireResponse &response);

    aws::Transport &m_transport;
    aws::Scheduler &m_scheduler;
    aws::WireRequest m_request;
    Patience m_patience;
    Done m_done;
    int m_attempts = 0;
    std::unique_ptr<aws::TransportCall> m_underWay;
    std::unique_ptr<aws::Scheduled> m_due;
};

/// A failed answer in a few words: the service's own where it gave any, else the transport's or the status.
[[nodiscard]] QString inWords(const aws::WireResponse &response);
/// The code of the service's error, without namespace; for sso-oidc the OAuth error (`slow_down`).
[[nodiscard]] QString errorCode(const aws::WireResponse &response);

} // namespace fleetwright::identity
