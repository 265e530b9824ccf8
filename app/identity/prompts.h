// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace fleetwright::identity
{

class DeviceSignIn;
struct SsoToken;

/// A code from an MFA device is needed.
struct MfaQuestion {
    QString serial = {};  ///< the device's serial number or ARN
    QString role = {};    ///< ARN of the role that asks for it
    QString source = {};  ///< the profile that says so
    QString problem = {}; ///< why the code given before was not taken; empty on the first try
};

/// Asks the operator for what only a person can give. Every call answers once through `done` unless `context`
/// is gone by then; never from within the call.
class Prompts
{
public:
    Prompts() = default;
    Prompts(const Prompts &) = delete;
    Prompts &operator=(const Prompts &) = delete;
    virtual ~Prompts() = default;

    /// Gives the digits typed; an error where the operator gave up or cannot be asked.
    virtual void askMfaCode(const MfaQuestion &question, QObject *context,
                            std::function<void(Expected<QString>)> done) = 0;
    /// A sign-in is needed, `why` says what for. Runs `flow` (start(), show its code, open its page) if the
    /// operator wants; gives the token that it brought.
    virtual void signIn(std::unique_ptr<DeviceSignIn> flow, const QString &why, QObject *context,
                        std::function<void(Expected<SsoToken>)> done) = 0;
};

} // namespace fleetwright::identity
