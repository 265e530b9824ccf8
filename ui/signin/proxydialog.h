// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace fleetwright::ui
{

/// Asks for user name and password of a proxy.
class ProxyDialog : public QDialog
{
    Q_OBJECT

public:
    /// `realm`: what the proxy calls itself, may be empty. `isAgain`: what was given before was refused.
    ProxyDialog(const QString &host, const QString &realm, bool isAgain, QWidget *parent = nullptr);

    [[nodiscard]] QString user() const;
    [[nodiscard]] QString password() const;

private:
    QLineEdit *m_user;
    QLineEdit *m_password;
};

} // namespace fleetwright::ui
