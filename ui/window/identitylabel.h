// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "ui/services.h"

#include <QTimer>
#include <QToolButton>

namespace fleetwright::ui
{

/// Says in the status bar who one is over the connection in use: account, role or user, and how long the
/// credentials hold. Follows the connection in use, and looks without asking the operator for anything; a
/// click asks.
class IdentityLabel : public QToolButton
{
    Q_OBJECT

public:
    explicit IdentityLabel(const Services &services, QWidget *parent = nullptr);

    /// Looks again, quietly: others may have fetched credentials meanwhile. Nothing is looked up before the
    /// first call.
    void refresh();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void look(aws::ClientFactory::Manner manner);
    void tell(const QString &text, const QString &help);
    void tellIdentity();

    Services m_services;
    bool m_isStarted = false;
    aws::ResolvedConnection m_connection;
    std::unique_ptr<aws::Client> m_client;
    QString m_account;
    QString m_arn;
    QTimer m_tick; ///< so that the time left is told as it runs out
};

/// The last part of an ARN that names a person or a role: `assumed-role/Deploy/session` → "Deploy".
[[nodiscard]] QString nameInArn(const QString &arn);

} // namespace fleetwright::ui
