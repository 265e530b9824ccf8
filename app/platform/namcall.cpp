// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platform/namcall.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>

namespace fleetwright::platform
{

using Failure = aws::WireResponse::Failure;

NamCall::NamCall(QNetworkReply *reply, QNetworkAccessManager *manager, qint64 maximumAnswer,
                 std::function<void(aws::WireResponse)> done)
    : m_reply(reply), m_manager(manager), m_maximumAnswer(maximumAnswer), m_done(std::move(done))
{
    connect(reply, &QNetworkReply::requestSent, this, [this] { m_sent = true; });
    connect(reply, &QNetworkReply::readyRead, this, &NamCall::collect);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors.append(error.errorString());
    });
    // Queued: a reply may finish while it is being made, and nobody is to be called back from within send().
    connect(reply, &QNetworkReply::finished, this, &NamCall::finish, Qt::QueuedConnection);
}

NamCall::~NamCall()
{
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    if (m_manager)
        m_manager->deleteLater();
}

void NamCall::collect()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_maximumAnswer && !m_tooLarge) {
        m_tooLarge = true;
        m_body.clear();
        m_reply->abort();
    }
}

void NamCall::finish()
{
    if (!m_tooLarge && m_reply->isOpen())
        m_body += m_reply->readAll();
    aws::WireResponse response;
    response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        response.headers.emplaceBack(name, value);
    response.failure = failure();
    response.body = m_body;
    if (response.failure != Failure::None && response.failure != Failure::Redirect) {
        response.failureText = failureText();
    }
    switch (response.failure) {
    case Failure::HostNotFound:
    case Failure::Refused:
    case Failure::Tls:
    case Failure::Proxy:
        response.sent = false;
        break;
    default:
        response.sent = m_sent || response.status > 0;
    }
    const std::function<void(aws::WireResponse)> done = std::exchange(m_done, nullptr);
    if (done)
        done(std::move(response));
}

bool NamCall::isCutShort() const
{
    bool isNumber = false;
    const qint64 announced = m_reply->rawHeader("Content-Length").toLongLong(&isNumber);
    return isNumber && announced != m_body.size();
}

QString NamCall::failureText() const
{
    if (!m_tlsErrors.isEmpty())
        return m_tlsErrors.join(QStringLiteral("; "));
    // What Qt 6.8 makes of a server that closes without a word, as the body is sent only once: "Unknown
    // error".
    if (m_reply->error() == QNetworkReply::ContentReSendError)
        return tr("The connection was closed without an answer.");
    return m_reply->errorString();
}

Failure NamCall::failure() const
{
    if (m_tooLarge)
        return Failure::TooLarge;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Whatever Qt makes of it: for 307 and 308 it rewinds the body before it asks whether to follow.
    if (status >= 300 && status < 400)
        return Failure::Redirect;
    switch (m_reply->error()) {
    case QNetworkReply::NoError:
        if (isCutShort())
            return Failure::Closed;
        return status >= 300 && status < 400 ? Failure::Redirect
               : status > 0                  ? Failure::None
                                             : Failure::Other;
    case QNetworkReply::ConnectionRefusedError:
        return Failure::Refused;
    case QNetworkReply::HostNotFoundError:
        return Failure::HostNotFound;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return Failure::Closed;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // the transfer time-out aborts; other aborts come with our
                                                // end
        return Failure::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return Failure::Tls;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Failure::Proxy;
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError:
        return Failure::Redirect;
    default:
        break;
    }
    // What remains with a status is an HTTP error, which is an answer like any other.
    if (status < 400)
        return Failure::Other;
    return isCutShort() ? Failure::Closed : Failure::None;
}

} // namespace fleetwright::platform
