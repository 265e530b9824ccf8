// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/prompts.h"

namespace fleetwright::cli
{

/// Asks at the terminal, past redirected input and output. Where there is none, refuses as if nobody were
/// there.
class TerminalPrompts : public identity::Prompts
{
public:
    void askMfaCode(const identity::MfaQuestion &question, QObject *context,
                    std::function<void(Expected<QString>)> done) override;
    void signIn(std::unique_ptr<identity::DeviceSignIn> flow, const QString &why, QObject *context,
                std::function<void(Expected<identity::SsoToken>)> done) override;
};

} // namespace fleetwright::cli
