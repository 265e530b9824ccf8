// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/devicesignin.h"

#include <QDialog>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace fleetwright::ui
{

class Banner;

/// Leads through a sign-in by IAM Identity Center: says why, opens the browser, shows the code to compare,
/// and waits until it is confirmed there.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    using OpenPage = std::function<bool(const QUrl &)>;

    /// `open` shows a page in a browser and says whether it could.
    SignInDialog(std::unique_ptr<identity::DeviceSignIn> flow, const QString &why, OpenPage open,
                 QWidget *parent = nullptr);
    ~SignInDialog() override;

    /// The token, once accepted.
    [[nodiscard]] const std::optional<identity::SsoToken> &token() const { return m_token; }

private:
    [[nodiscard]] QWidget *buildAsking(const QString &why);
    [[nodiscard]] QWidget *buildWaiting();
    void begin();
    void showCode(const identity::DeviceSignIn::Code &code);
    void openPage();
    void finished(const Expected<identity::SsoToken> &token);

    std::unique_ptr<identity::DeviceSignIn> m_flow;
    OpenPage m_open;
    identity::DeviceSignIn::Code m_code;
    std::optional<identity::SsoToken> m_token;
    Banner *m_banner;
    QStackedWidget *m_pages;
    QLabel *m_codeText = nullptr;
    QLabel *m_page = nullptr;
    QPushButton *m_signIn;
    QPushButton *m_copy = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace fleetwright::ui
