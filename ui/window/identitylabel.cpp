// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/identitylabel.h"

#include "app/base/clock.h"
#include "app/iot/getcalleridentity.h"
#include "app/session/connectioninuse.h"
#include "app/storage/connectionstore.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace fleetwright::ui
{

namespace
{
constexpr int tickMs = 30'000;
constexpr qint64 minute = 60;
} // namespace

QString nameInArn(const QString &arn)
{
    const QStringList parts = arn.section(u':', 5).split(u'/');
    // A role's session is named after who took it; the role is what one is.
    if (parts.value(0) == QLatin1StringView("assumed-role"))
        return parts.value(1);
    return parts.value(parts.size() - 1);
}

IdentityLabel::IdentityLabel(const Services &services, QWidget *parent)
    : QToolButton(parent), m_services(services)
{
    setObjectName(QStringLiteral("identity"));
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &IdentityLabel::tellIdentity);
    connect(this, &QToolButton::clicked, this, [this] { look(aws::ClientFactory::Manner::Asking); });
    connect(&services.inUse, &session::ConnectionInUse::changed, this, &IdentityLabel::follow);
}

void IdentityLabel::refresh()
{
    m_isStarted = true;
    if (m_arn.isEmpty())
        m_connection = {};
    m_services.inUse.refresh();
    follow();
    tellIdentity();
}

void IdentityLabel::follow()
{
    const aws::ResolvedConnection now = m_services.inUse.resolved();
    // Name, colour and the account itself change nothing of who one is.
    const bool isSame = m_connection.route == now.route;
    m_connection = now;
    if (isSame || !m_isStarted)
        return;
    m_arn.clear();
    m_client.reset();
    m_tick.stop();
    setEnabled(!now.isSandbox());
    if (now.isSandbox())
        tell(tr("Nothing leaves this computer"), tr("The sandbox runs inside Fleetwright."));
    else
        look(aws::ClientFactory::Manner::Quiet);
}

void IdentityLabel::look(aws::ClientFactory::Manner manner)
{
    m_arn.clear();
    Expected<std::unique_ptr<aws::Client>> client = m_services.clients.openSts(m_connection, manner);
    if (!client)
        return tell(tr("Not connected"), client.error().message);
    m_client = std::move(*client);
    tell(tr("Looking who you are…"), {});
    m_client->send(
        iot::GetCallerIdentity(), this,
        [this](const Expected<aws::Answer<iot::GetCallerIdentity::Result>, aws::ApiError> &answer) {
            if (!answer) {
                const aws::ApiError &error = answer.error();
                const bool needsSignIn = error.kind == aws::ApiError::Kind::Credentials;
                return tell(needsSignIn ? tr("Not signed in") : tr("Not connected"),
                            QStringList{error.title, error.advice, tr("Click to try again.")}.join(u'\n'));
            }
            m_account = answer->value.account;
            m_arn = answer->value.arn;
            m_tick.start();
            tellIdentity();
            m_services.connections.learnAccount(m_connection.connection.id, m_account, m_connection.identity);
        });
}

void IdentityLabel::tellIdentity()
{
    if (m_arn.isEmpty())
        return;
    QString text = tr("%1 · %2").arg(m_account, nameInArn(m_arn));
    QString help = m_arn;
    const std::optional<aws::CredentialsState> state = m_services.clients.credentials(m_connection);
    if (state && state->expires.isValid()) {
        const qint64 left = std::max<qint64>(0, m_services.clock.utcNow().secsTo(state->expires));
        const int minutes = static_cast<int>(left / minute);
        text = tr("%1 · %2 left")
                   .arg(text,
                        minutes < 120 ? tr("%n min", nullptr, minutes) : tr("%n h", nullptr, minutes / 60));
        help += u'\n' + tr("From %1").arg(state->source);
    }
    tell(text, help);
}

void IdentityLabel::paintEvent(QPaintEvent * /*event*/)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    // Where there is nothing to ask again, its text is to be read all the same.
    option.state |= QStyle::State_Enabled;
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
}

void IdentityLabel::tell(const QString &text, const QString &help)
{
    setText(text);
    setToolTip(help);
    setAccessibleName(tr("Who you are: %1").arg(text));
    setAccessibleDescription(help);
}

} // namespace fleetwright::ui
