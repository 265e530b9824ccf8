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

/// Whither and as whom a Client signs.
struct Target {
    QUrl endpoint = {};
    QString region = {};
    QString service = QStringLiteral("iot");
};

/// A call under way. A child of its context: gone with it, and then nothing is called back.
class Call : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Aborts; the callback never runs. The request may have reached the service.
    virtual void cancel() = 0;

signals:
    void retrying(int attempt, std::chrono::milliseconds delay);
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

    /// `done(Expected<Answer<Op::Result>, ApiError>)` is called once, later, unless the call is cancelled or
    /// `context` goes first. Must not be null.
    template<Operation Op, typename Done>
    Call *send(const Op &op, QObject *context, Done done)
    {
        return sendRaw(op.request(), Op::repeatable, context,
                       [done = std::move(done)](Expected<RawAnswer, ApiError> raw) {
                           done(parsed<Op>(std::move(raw)));
                       });
    }

    [[nodiscard]] const Target &target() const;
    /// How far the service's clock is ahead of ours, as last measured; 0 where it was not.
    [[nodiscard]] std::chrono::seconds clockSkew() const;

private:
    Call *sendRaw(const HttpRequest &request, bool repeatable, QObject *context,
                  std::function<void(Expected<RawAnswer, ApiError>)> done);
    static Expected<QJsonObject, ApiError> toObject(const RawAnswer &raw);
    static ApiError lacking(const RawAnswer &raw);

    template<Operation Op>
    static Expected<Answer<typename Op::Result>, ApiError> parsed(Expected<RawAnswer, ApiError> raw)
    {
        if (!raw)
            return tl::unexpected(std::move(raw).error());
        const Expected<QJsonObject, ApiError> object = toObject(*raw);
        if (!object)
            return tl::unexpected(object.error());
        std::optional<typename Op::Result> result = Op::parse(*object);
        if (!result)
            return tl::unexpected(lacking(*raw));
        return Answer<typename Op::Result>{std::move(*result), raw->requestId, raw->attempts};
    }

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace fleetwright::aws
