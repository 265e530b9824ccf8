// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/prompts.h"

namespace fleetwright::identity
{

/// Where nobody can be asked: refuses, saying what would have been needed.
class SilentPrompts : public Prompts
{
public:
    void askMfaCode(const MfaQuestion &question, QObject *context,
                    std::function<void(Expected<QString>)> done) override;
    void signIn(std::unique_ptr<DeviceSignIn> flow, const QString &why, QObject *context,
                std::function<void(Expected<SsoToken>)> done) override;
};

} // namespace fleetwright::identity
