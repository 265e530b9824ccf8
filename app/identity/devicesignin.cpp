// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/devicesignin.h"

#include "app/aws/credentials.h"
#include "app/aws/diagnosis.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::identity
{
namespace
{

constexpr std::chrono::seconds slowDown{5}; // RFC 8628, section 3.5
// RFC 8628, section 3.2: what holds where the service names no interval.
constexpr int usualInterval = 5;
constexpr qint64 usualLifetime = 600; // of a code, in seconds, where the service does not say

} // namespace

DeviceSignIn::DeviceSignIn(Parts parts, SsoSession session, QUrl endpoint)
    : m_parts(parts), m_session(std::move(session)), m_endpoint(std::move(endpoint))
{
}

DeviceSignIn::~DeviceSignIn()
{
    aws::wipe(m_token.clientSecret);
}

std::unique_ptr<DeviceSignIn> DeviceSignIn::anew() const
{
    return std::make_unique<DeviceSignIn>(m_parts, m_session, m_endpoint);
}

void DeviceSignIn::start()
{
    if (std::exchange(m_started, true))
        return;
    QJsonObject body{{u"clientName"_s, u"Fleetwright"_s}, {u"clientType"_s, u"public"_s}};
    if (!m_session.scopes.isEmpty())
        body.insert(u"scopes"_s, QJsonArray::fromStringList(m_session.scopes));
    post(u"client/register"_s, body, &DeviceSignIn::registered);
}

void DeviceSignIn::post(const QString &path, const QJsonObject &body, Step then)
{
    const aws::HttpRequest request{.method = "POST", .path = path.split(u'/')};
    m_call = std::make_unique<PlainCall>(
        m_parts.transport, m_parts.scheduler,
        aws::WireRequest{.method = request.method,
                         .url = request.url(m_endpoint),
                         .headers = {{"Content-Type", "application/json"}},
                         .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
        PlainCall::Patience{}, [this, then](const aws::WireResponse &response) {
            const std::unique_ptr<PlainCall> ended = std::move(m_call);
            (this->*then)(response);
        });
}

void DeviceSignIn::registered(const aws::WireResponse &response)
{
    const QJsonObject answer = QJsonDocument::fromJson(response.body).object();
    m_token.clientId = answer.value("clientId"_L1).toString();
    m_token.clientSecret = answer.value("clientSecret"_L1).toString().toUtf8();
    m_token.clientExpires =
        QDateTime::fromSecsSinceEpoch(answer.value("clientSecretExpiresAt"_L1).toInteger(), Qt::UTC);
    if (!aws::isSuccess(response) || m_token.clientId.isEmpty() || m_token.clientSecret.isEmpty())
        return fail(tr("Fleetwright could not be registered for the sign-in"), response);
    post(u"device_authorization"_s,
         {{u"clientId"_s, m_token.clientId},
          {u"clientSecret"_s, QString::fromUtf8(m_token.clientSecret)},
          {u"startUrl"_s, m_session.startUrl.toString()}},
         &DeviceSignIn::authorized);
}

void DeviceSignIn::authorized(const aws::WireResponse &response)
{
    const QJsonObject answer = QJsonDocument::fromJson(response.body).object();
    m_deviceCode = answer.value("deviceCode"_L1).toString();
    Code code{.userCode = answer.value("userCode"_L1).toString(),
              .page = QUrl(answer.value("verificationUri"_L1).toString()),
              .completePage = QUrl(answer.value("verificationUriComplete"_L1).toString()),
              .expires =
                  m_parts.clock.utcNow().addSecs(answer.value("expiresIn"_L1).toInteger(usualLifetime))};
    if (code.completePage.isEmpty())
        code.completePage = code.page;
    if (!aws::isSuccess(response) || m_deviceCode.isEmpty() || code.userCode.isEmpty() || code.page.isEmpty())
        return fail(tr("No code for the sign-in to %1 was given").arg(m_session.startUrl.toString()),
                    response);
    m_expires = code.expires;
    const int interval = answer.value("interval"_L1).toInt(usualInterval);
    m_interval = std::chrono::seconds(interval < 0 ? usualInterval : interval);
    pollLater();
    emit codeReady(code);
}

void DeviceSignIn::pollLater()
{
    m_due = m_parts.scheduler.after(m_interval, [this] {
        const std::unique_ptr<aws::Scheduled> now = std::move(m_due);
        poll();
    });
}

void DeviceSignIn::poll()
{
    if (m_parts.clock.utcNow() >= m_expires) {
        emit finished(failure(tr("The code was not confirmed in time. Sign in again for a new one.")));
        return;
    }
    post(u"token"_s,
         {{u"clientId"_s, m_token.clientId},
          {u"clientSecret"_s, QString::fromUtf8(m_token.clientSecret)},
          {u"grantType"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
          {u"deviceCode"_s, m_deviceCode}},
         &DeviceSignIn::polled);
}

void DeviceSignIn::polled(const aws::WireResponse &response)
{
    if (aws::isSuccess(response)) {
        const QJsonObject answer = QJsonDocument::fromJson(response.body).object();
        m_token.accessToken = answer.value("accessToken"_L1).toString().toUtf8();
        m_token.refreshToken = answer.value("refreshToken"_L1).toString().toUtf8();
        m_token.expires = m_parts.clock.utcNow().addSecs(answer.value("expiresIn"_L1).toInteger());
        if (m_token.accessToken.isEmpty())
            return fail(tr("The sign-in gave no token"), response);
        emit finished(m_token);
        return;
    }
    const QString code = errorCode(response);
    if (code == "authorization_pending"_L1 || code == "AuthorizationPendingException"_L1)
        return pollLater();
    if (code == "slow_down"_L1 || code == "SlowDownException"_L1) {
        m_interval += slowDown;
        return pollLater();
    }
    if (code == "access_denied"_L1 || code == "AccessDeniedException"_L1) {
        emit finished(failure(tr("The sign-in was denied in the browser.")));
        return;
    }
    if (code == "expired_token"_L1 || code == "ExpiredTokenException"_L1) {
        emit finished(failure(tr("The code was not confirmed in time. Sign in again for a new one.")));
        return;
    }
    // The way to the service may be broken for a while; the code holds for minutes.
    if (response.status == 0 && response.failure != aws::WireResponse::Failure::Tls)
        return pollLater();
    fail(tr("The sign-in failed"), response);
}

void DeviceSignIn::fail(const QString &step, const aws::WireResponse &response)
{
    const QString why = aws::isSuccess(response)
                            ? tr("the answer lacks what it must hold. Is “%1” the region of the sign-in?")
                                  .arg(m_session.region)
                            : inWords(response);
    emit finished(failure(tr("%1: %2").arg(step, why)));
}

} // namespace fleetwright::identity
