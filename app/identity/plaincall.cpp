// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/plaincall.h"

#include "app/aws/serviceerror.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PlainCall)
};

bool isWorthAnotherTry(const aws::WireResponse &response)
{
    using Failure = aws::WireResponse::Failure;
    if (response.status != 0)
        return response.status == 429 || response.status >= 500;
    return response.failure != Failure::Tls && response.failure != Failure::TooLarge &&
           response.failure != Failure::Redirect && response.failure != Failure::Cancelled &&
           response.failure != Failure::Proxy;
}

} // namespace

PlainCall::PlainCall(aws::Transport &transport, aws::Scheduler &scheduler, aws::WireRequest request,
                     Patience patience, Done done)
    : m_transport(transport), m_scheduler(scheduler), m_request(std::move(request)), m_patience(patience),
      m_done(std::move(done))
{
    attempt();
}

PlainCall::~PlainCall() = default;

void PlainCall::attempt()
{
    ++m_attempts;
    m_underWay =
        m_transport.send(m_request, [this](const aws::WireResponse &response) { answered(response); });
    if (m_patience.timeout) {
        m_due = m_scheduler.after(*m_patience.timeout, [this] {
            answered({.failure = aws::WireResponse::Failure::Timeout,
                      .failureText = Texts::tr("no answer in time"),
                      .sent = true});
        });
    }
}

void PlainCall::answered(const aws::WireResponse &response)
{
    // Kept until the end: what calls back must not be destroyed by what it calls.
    const std::unique_ptr<aws::TransportCall> ended = std::move(m_underWay);
    const std::unique_ptr<aws::Scheduled> due = std::move(m_due);
    if (isWorthAnotherTry(response) && m_attempts < m_patience.retry.maxAttempts) {
        const auto delay = m_patience.retry.delay(m_attempts, QRandomGenerator::global()->generateDouble());
        m_due = m_scheduler.after(delay, [this] {
            const std::unique_ptr<aws::Scheduled> now = std::move(m_due);
            attempt();
        });
        return;
    }
    // A copy: the callee may destroy this call.
    const Done done = m_done;
    done(response);
}

QString inWords(const aws::WireResponse &response)
{
    if (response.status == 0) {
        return response.failureText.isEmpty() ? Texts::tr("there was no answer") : response.failureText;
    }
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    if (const QString text = body.value("error_description"_L1).toString(); !text.isEmpty())
        return text;
    const aws::ServiceError error = aws::readServiceError(response);
    if (!error.message.isEmpty())
        return error.message;
    if (const QString code = errorCode(response); !code.isEmpty())
        return code;
    return Texts::tr("the answer was HTTP %1").arg(response.status);
}

QString errorCode(const aws::WireResponse &response)
{
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    if (const QString code = body.value("error"_L1).toString(); !code.isEmpty())
        return code;
    return aws::readServiceError(response).code;
}

} // namespace fleetwright::identity
