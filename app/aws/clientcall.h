// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/aws/credentialscache.h"
#include "app/aws/diagnosis.h"
#include "app/aws/scheduler.h"
#include "app/aws/signer.h"
#include "app/aws/transport.h"

namespace fleetwright::aws
{

class ClientCall;

/// What the calls of a client share. Held by the client alone and by calls weakly: with the client they end.
struct Client::State {
    State(Parts given, Target whither, RetryPolicy how);

    Parts parts;
    Target target;
    RetryPolicy policy;
    CredentialsCache credentials;
    Signer signer;
    std::chrono::seconds skew{0};
    QList<ClientCall *> calls = {};
};

/// One call of a client: its attempts until one of them counts.
class ClientCall : public Call
{
    Q_OBJECT

public:
    using Done = std::function<void(Expected<RawAnswer, ApiError>)>;

    ClientCall(const std::shared_ptr<Client::State> &state, HttpRequest request, bool repeatable, Done done,
               QObject *context);
    ~ClientCall() override;

    void cancel() override;
    [[nodiscard]] bool mayHaveBeenSent() const override { return m_mayHaveBeenSent; }
    [[nodiscard]] int attempts() const override { return m_attempts; }

private:
    void begin();
    void attempt(const Credentials &credentials);
    void answered(const WireResponse &response);
    bool correctClock(const WireResponse &response, const ApiError &error);
    void retry(const WireResponse &response, ApiError error);
    void finish(Expected<RawAnswer, ApiError> result);
    void fail(ApiError error);

    std::weak_ptr<Client::State> m_state;
    HttpRequest m_request;
    bool m_repeatable = false;
    Done m_done;
    std::unique_ptr<TransportCall> m_underWay;
    std::unique_ptr<Scheduled> m_due;
    Credentials m_used;
    int m_attempts = 0;
    int m_retries = 0;
    bool m_mayHaveBeenSent = false;
    bool m_clockTried = false;
    bool m_renewTried = false;
    std::optional<ApiError> m_expired; ///< told where the credentials read next are the same
};

} // namespace fleetwright::aws
