// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/prompts.h"
#include "ui/signin/signindialog.h"

namespace fleetwright::ui
{

/// Asks in windows, above whichever is active. A question whose asker goes closes itself.
class OperatorPrompts : public identity::Prompts
{
public:
    /// `open` shows a page in the operator's browser.
    explicit OperatorPrompts(SignInDialog::OpenPage open);

    void askMfaCode(const identity::MfaQuestion &question, QObject *context,
                    std::function<void(Expected<QString>)> done) override;
    void signIn(std::unique_ptr<identity::DeviceSignIn> flow, const QString &why, QObject *context,
                std::function<void(Expected<identity::SsoToken>)> done) override;

private:
    SignInDialog::OpenPage m_open;
};

} // namespace fleetwright::ui
