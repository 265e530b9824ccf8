// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/clientcall.h"

#include "app/aws/endpoint.h"
#include "app/aws/httpdate.h"
#include "app/aws/serviceerror.h"
#include "app/base/logging.h"

#include <QCoreApplication>
#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::aws
{
namespace
{

// A service that asks for more patience than this is not waited for but reported.
constexpr std::chrono::seconds longestRetryAfter{60};
// Services tolerate about five minutes; a refused signature with less than this is not the clock's fault.
constexpr std::chrono::seconds tolerated{240};

ApiError local(ApiError::Kind kind, const Error &error)
{
    return {.kind = kind, .title = error.message, .advice = error.detail};
}

bool areSame(const Credentials &left, const Credentials &right)
{
    return left.accessKeyId == right.accessKeyId && left.secretAccessKey == right.secretAccessKey &&
           left.sessionToken == right.sessionToken;
}

} // namespace

Client::State::State(Parts given, Target whither, RetryPolicy how)
    : parts(std::move(given)), target(std::move(whither)), policy(how), credentials(parts.credentials)
{
}

ClientCall::ClientCall(const std::shared_ptr<Client::State> &state, HttpRequest request, bool repeatable,
                       Done done, QObject *context)
    : Call(context), m_state(state), m_request(std::move(request)), m_repeatable(repeatable),
      m_done(std::move(done))
{
    state->calls.append(this);
    QMetaObject::invokeMethod(this, &ClientCall::begin, Qt::QueuedConnection);
}

ClientCall::~ClientCall()
{
    if (const auto state = m_state.lock())
        state->calls.removeOne(this);
}

void ClientCall::cancel()
{
    if (m_underWay)
        qCInfo(logging::aws).noquote().nospace()
            << m_request.method << ' ' << m_request.encodedPath() << ": cancelled";
    m_done = nullptr;
    m_due.reset();
    m_underWay.reset();
    deleteLater();
}

void ClientCall::begin()
{
    const auto state = m_state.lock();
    if (!state || !m_done)
        return;
    if (const Expected<void> allowed = checkEndpoint(state->target.endpoint); !allowed)
        return fail(local(ApiError::Kind::Network, allowed.error()));
    const QDateTime now = state->parts.clock.utcNow().addSecs(state->skew.count());
    state->credentials.get(now, this, [this](const Expected<Credentials> &credentials) {
        if (!m_done)
            return;
        if (credentials)
            attempt(*credentials);
        else
            fail(local(ApiError::Kind::Credentials, credentials.error()));
    });
}

void ClientCall::attempt(const Credentials &credentials)
{
    const auto state = m_state.lock();
    if (!state)
        return;
    if (m_expired && areSame(m_used, credentials)) {
        m_expired->advice =
            QCoreApplication::translate("ApiError",
                                        "They were read again (%1), but are still the same. Get new ones, "
                                        "then try again.")
                .arg(credentials.source);
        return fail(std::move(*m_expired));
    }
    m_expired.reset();
    m_used = credentials;
    qCInfo(logging::aws).noquote() << "signs with credentials of" << credentials.source;
    WireRequest wire{
        .method = m_request.method, .url = m_request.url(state->target.endpoint), .body = m_request.body};
    if (m_request.body)
        wire.headers.emplaceBack("Content-Type"_ba, m_request.contentType);
    Expected<WireRequest> signedRequest =
        state->signer.sign(std::move(wire), credentials, {state->target.region, state->target.service},
                           state->parts.clock.utcNow().addSecs(state->skew.count()));
    if (!signedRequest)
        return fail(local(ApiError::Kind::Credentials, signedRequest.error()));
    ++m_attempts;
    m_mayHaveBeenSent = true;
    m_underWay = state->parts.transport.send(*signedRequest,
                                             [this](const WireResponse &response) { answered(response); });
}

void ClientCall::answered(const WireResponse &response)
{
    // Kept until the end: what calls back must not be destroyed by what it calls.
    const std::unique_ptr<TransportCall> ended = std::move(m_underWay);
    const auto state = m_state.lock();
    if (!state || !m_done)
        return;
    // Without the query, which may hold a token of the next page.
    qCInfo(logging::aws).noquote().nospace()
        << m_request.method << ' ' << state->target.endpoint.host() << m_request.encodedPath() << ": "
        << (response.status > 0 ? QString::number(response.status) : response.failureText) << ", request "
        << requestIdOf(response) << ", attempt " << m_attempts;
    if (isSuccess(response)) {
        return finish(RawAnswer{.body = response.body,
                                .requestId = requestIdOf(response),
                                .attempts = m_attempts,
                                .status = response.status});
    }
    Diagnosis diagnosis = diagnose(response, state->target);
    diagnosis.error.outcomeUnknown = diagnosis.error.outcomeUnknown && !m_repeatable;
    m_mayHaveBeenSent = diagnosis.error.outcomeUnknown;
    if (diagnosis.maybeClock && !m_clockTried && correctClock(response, diagnosis.error))
        return;
    if (diagnosis.expired && !m_renewTried) {
        m_renewTried = true;
        m_expired = std::move(diagnosis.error);
        state->credentials.forget();
        return begin();
    }
    const bool again = diagnosis.throttled || (diagnosis.transient && !diagnosis.error.outcomeUnknown);
    if (again && m_retries + 1 < state->policy.maxAttempts)
        return retry(response, std::move(diagnosis.error));
    fail(std::move(diagnosis.error));
}

bool ClientCall::correctClock(const WireResponse &response, const ApiError &error)
{
    const auto state = m_state.lock();
    const std::optional<QDateTime> theirs = serviceTime(response, error.serviceMessage);
    if (!state || !theirs)
        return false;
    const std::chrono::seconds skew(state->parts.clock.utcNow().secsTo(*theirs));
    if (std::chrono::abs(skew - state->skew) < tolerated)
        return false;
    state->skew = skew;
    qCInfo(logging::aws).nospace() << "takes the service's clock, " << skew.count() << " s ahead";
    m_clockTried = true;
    // Later, and the signal last: who hears it may end this call.
    QMetaObject::invokeMethod(this, &ClientCall::begin, Qt::QueuedConnection);
    emit clockCorrected(skew);
    return true;
}

void ClientCall::retry(const WireResponse &response, ApiError error)
{
    const auto state = m_state.lock();
    ++m_retries;
    const double random =
        state->parts.random ? state->parts.random() : QRandomGenerator::global()->generateDouble();
    std::chrono::milliseconds delay = state->policy.delay(m_retries, random);
    if (const auto asked = retryAfter(response, state->parts.clock.utcNow().addSecs(state->skew.count()))) {
        if (*asked > longestRetryAfter) {
            error.advice = QCoreApplication::translate("ApiError",
                                                       "The service asks to wait %n second(s) before "
                                                       "the next try.",
                                                       nullptr, static_cast<int>(asked->count() / 1000));
            return fail(std::move(error));
        }
        delay = std::max(delay, *asked);
    }
    m_due = state->parts.scheduler.after(delay, [this] {
        const std::unique_ptr<Scheduled> ended = std::move(m_due);
        begin();
    });
    qCInfo(logging::aws).nospace() << "tries again after " << delay.count() << " ms";
    emit retrying(m_attempts + 1, delay);
}

void ClientCall::fail(ApiError error)
{
    error.attempts = m_attempts;
    finish(tl::unexpected(std::move(error)));
}

void ClientCall::finish(Expected<RawAnswer, ApiError> result)
{
    const Done done = std::exchange(m_done, nullptr);
    m_used = Credentials();
    deleteLater();
    if (done)
        done(std::move(result));
}

} // namespace fleetwright::aws
