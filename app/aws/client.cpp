// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/client.h"

#include "app/aws/clientcall.h"

#include <QJsonDocument>

namespace fleetwright::aws
{

Client::Client(Parts parts, Target target, RetryPolicy policy)
    : m_state(std::make_shared<State>(std::move(parts), std::move(target), policy))
{
}

Client::~Client()
{
    const QList<ClientCall *> calls = m_state->calls;
    for (ClientCall *call : calls)
        call->cancel();
}

const Target &Client::target() const
{
    return m_state->target;
}

std::chrono::seconds Client::clockSkew() const
{
    return m_state->skew;
}

Scheduler &Client::scheduler() const
{
    return m_state->parts.scheduler;
}

Call *Client::sendRaw(const HttpRequest &request, bool repeatable, QObject *context,
                      std::function<void(Expected<RawAnswer, ApiError>)> done)
{
    Q_ASSERT(context);
    return new ClientCall(m_state, request, repeatable, std::move(done), context);
}

std::optional<QJsonObject> Client::toObject(const RawAnswer &raw)
{
    // Operations without a result answer with nothing at all.
    if (raw.body.isEmpty())
        return QJsonObject();
    const QJsonDocument document = QJsonDocument::fromJson(raw.body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

ApiError Client::lacking(const RawAnswer &raw)
{
    ApiError error = diagnoseBody(raw.body);
    error.status = raw.status;
    error.requestId = raw.requestId;
    error.attempts = raw.attempts;
    return error;
}

} // namespace fleetwright::aws
