// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/apierror.h"
#include "app/aws/httprequest.h"
#include "app/aws/retrypolicy.h"
#include "app/base/clock.h"
#include "app/base/expected.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>

#include <concepts>
#include <functional>
#include <memory>

namespace fleetwright::aws
{

class CredentialsProvider;
class Scheduler;
class Transport;

/// What a call got: the parsed body and what stood around it.
template<typename T>
struct Answer {
    T value = {};
    QString requestId = {};
    int attempts = 1;
};

/// The same before parsing.
struct RawAnswer {
    QByteArray body = {};
    QString requestId = {};
    int attempts = 1;
    int status = 200;
};

/// An operation is a value: what it sends, and what its answer means.
template<typename Op>
concept Operation = requires(const Op &op, const QJsonObject &answer) {
    typename Op::Result;
    { op.request() } -> std::same_as<HttpRequest>;
    {
        Op::parse(answer)
    } -> std::same_as<std::optional<typename Op::Result>>; // nothing: the answer lacks what it must have
    { Op::repeatable } -> std::convertible_to<bool>;       // may be sent again after an unknown outcome
};

/// The same for services that do not answer in JSON.
template<typename Op>
concept RawOperation = requires(const Op &op, const QByteArray &answer) {
    typename Op::Result;
    { op.request() } -> std::same_as<HttpRequest>;
    { Op::parse(answer) } -> std::same_as<std::optional<typename Op::Result>>;
    { Op::repeatable } -> std::convertible_to<bool>;
};

/// Whither and as whom a Client signs.
struct Target {
    QUrl endpoint = {};
    QString region = {};
    QString service = QStringLiteral("iot");
};

/// A call under way. A child of its context: gone with it, and then nothing is called back. Deletes itself
/// some time after it was answered or cancelled, or its client has gone.
class Call : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Aborts; the callback never runs. The request may have reached the service.
    virtual void cancel() = 0;
    /// False where the service has certainly not carried out anything of this call so far.
    [[nodiscard]] virtual bool mayHaveBeenSent() const = 0;
    /// Requests made so far, the one under way included.
    [[nodiscard]] virtual int attempts() const = 0;

signals:
    /// Attempt number `attempt` follows after `delay`.
    void retrying(int attempt, std::chrono::milliseconds delay);
    /// The service's clock is `skew` ahead of this computer's; from now on signatures bear the service's
    /// time.
    void clockCorrected(std::chrono::seconds skew);
};

/// Signs, sends, retries, and answers once.
class Client
{
public:
    struct Parts {
        Transport &transport;
        Scheduler &scheduler;
        const Clock &clock;
        std::shared_ptr<CredentialsProvider> credentials;
        std::function<double()> random = {}; ///< in [0, 1); empty: the system's
    };

    Client(Parts parts, Target target, RetryPolicy policy = {});
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// `done(Expected<Answer<Op::Result>, ApiError>)` is called once, later, unless the call is cancelled, or
    /// `context` or this client goes first. `context` must not be null. An operation with a member
    /// `explain(ApiError &)` puts the service's errors in its own terms there.
    template<typename Op, typename Done>
        requires Operation<Op> || RawOperation<Op>
    Call *send(const Op &op, QObject *context, Done done)
    {
        return sendRaw(op.request(), Op::repeatable, context,
                       [op, done = std::move(done)](Expected<RawAnswer, ApiError> raw) {
                           auto result = parsed<Op>(std::move(raw));
                           if constexpr (requires(ApiError &error) { op.explain(error); }) {
                               if (!result)
                                   op.explain(result.error());
                           }
                           done(std::move(result));
                       });
    }

    [[nodiscard]] const Target &target() const;
    /// How far the service's clock is ahead of ours, as last measured; 0 where it was not.
    [[nodiscard]] std::chrono::seconds clockSkew() const;
    /// What calls wait with; for flows of several calls.
    [[nodiscard]] Scheduler &scheduler() const;

private:
    Call *sendRaw(const HttpRequest &request, bool repeatable, QObject *context,
                  std::function<void(Expected<RawAnswer, ApiError>)> done);
    static std::optional<QJsonObject> toObject(const RawAnswer &raw);
    static ApiError lacking(const RawAnswer &raw);

    template<typename Op>
    static Expected<Answer<typename Op::Result>, ApiError> parsed(Expected<RawAnswer, ApiError> raw)
    {
        if (!raw)
            return tl::unexpected(std::move(raw).error());
        std::optional<typename Op::Result> result;
        if constexpr (RawOperation<Op>) {
            result = Op::parse(raw->body);
        } else {
            if (const std::optional<QJsonObject> object = toObject(*raw))
                result = Op::parse(*object);
        }
        if (result)
            return Answer<typename Op::Result>{std::move(*result), raw->requestId, raw->attempts};
        ApiError error = lacking(*raw);
        error.outcomeUnknown = !Op::repeatable;
        return tl::unexpected(std::move(error));
    }

    friend class ClientCall;
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace fleetwright::aws
