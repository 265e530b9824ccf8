// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/expected.h"
#include "app/identity/plaincall.h"
#include "app/identity/ssotoken.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace fleetwright::identity
{

/// The device authorization flow of IAM Identity Center (RFC 8628 over `sso-oidc`): registers the app, asks
/// for a code, and polls until the operator has confirmed it in a browser. Destroying it ends it.
class DeviceSignIn : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        aws::Transport &transport;
        aws::Scheduler &scheduler;
        const Clock &clock;
    };

    /// What the operator is shown.
    struct Code {
        QString userCode = {};  ///< to be compared with what the page shows: `BCDF-GHJK`
        QUrl page = {};         ///< where to type it
        QUrl completePage = {}; ///< the same with the code filled in
        QDateTime expires = {}; ///< UTC
    };

    /// `endpoint`: of the region's `sso-oidc`.
    DeviceSignIn(Parts parts, SsoSession session, QUrl endpoint);
    ~DeviceSignIn() override;

    [[nodiscard]] const SsoSession &session() const { return m_session; }
    /// A flow for the same session that has not begun.
    [[nodiscard]] std::unique_ptr<DeviceSignIn> anew() const;
    /// Begins; a second call does nothing.
    void start();

signals:
    void codeReady(const fleetwright::identity::DeviceSignIn::Code &code);
    /// Once: the token, or why there is none (denied, code run out, no connection …).
    void finished(const fleetwright::Expected<fleetwright::identity::SsoToken> &token);

private:
    using Step = void (DeviceSignIn::*)(const aws::WireResponse &);

    void post(const QString &path, const QJsonObject &body, Step then);
    void registered(const aws::WireResponse &response);
    void authorized(const aws::WireResponse &response);
    void pollLater();
    void poll();
    void polled(const aws::WireResponse &response);
    void fail(const QString &step, const aws::WireResponse &response);

    Parts m_parts;
    SsoSession m_session;
    QUrl m_endpoint;
    std::unique_ptr<PlainCall> m_call;
    std::unique_ptr<aws::Scheduled> m_due;
    SsoToken m_token; ///< what is known of it so far: the client's id and secret
    QString m_deviceCode;
    QDateTime m_expires;
    std::chrono::seconds m_interval{5};
    bool m_started = false;
};

} // namespace fleetwright::identity
