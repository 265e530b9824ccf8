// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/silentprompts.h"

#include "app/identity/devicesignin.h"

#include <QCoreApplication>

namespace fleetwright::identity
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SilentPrompts)
};

} // namespace

void SilentPrompts::askMfaCode(const MfaQuestion &question, QObject *context,
                               std::function<void(Expected<QString>)> done)
{
    const QString text = Texts::tr("The role %1 wants a code from the MFA device %2, and nobody can be asked "
                                   "for it here.")
                             .arg(question.role, question.serial);
    QMetaObject::invokeMethod(
        context, [text, done = std::move(done)] { done(failure(text)); }, Qt::QueuedConnection);
}

void SilentPrompts::signIn(std::unique_ptr<DeviceSignIn> flow, const QString &why, QObject *context,
                           std::function<void(Expected<SsoToken>)> done)
{
    const QString name = flow->session().name;
    const QString text =
        name.isEmpty() ? Texts::tr("%1 Sign in first, with “aws sso login”.").arg(why)
                       : Texts::tr("%1 Sign in first, with “aws sso login --sso-session %2”.").arg(why, name);
    QMetaObject::invokeMethod(
        context, [text, done = std::move(done)] { done(failure(text)); }, Qt::QueuedConnection);
}

} // namespace fleetwright::identity
