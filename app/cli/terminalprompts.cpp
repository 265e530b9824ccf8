// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminalprompts.h"

#include "app/cli/console.h"
#include "app/identity/devicesignin.h"
#include "app/identity/silentprompts.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::cli
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// The terminal that the program runs in, whatever its input and output are.
QString terminal()
{
#ifdef Q_OS_WIN
    return u"CON"_s;
#else
    return u"/dev/tty"_s;
#endif
}

} // namespace

void TerminalPrompts::askMfaCode(const identity::MfaQuestion &question, QObject *context,
                                 std::function<void(Expected<QString>)> done)
{
    QFile in(terminal());
    if (!in.open(QIODevice::ReadOnly | QIODevice::Unbuffered | QIODevice::Text))
        return identity::SilentPrompts().askMfaCode(question, context, std::move(done));
    if (!question.problem.isEmpty())
        printError(question.problem);
    printError(Texts::tr("Code of the MFA device %1 for the role %2:").arg(question.serial, question.role));
    const QString code = QString::fromLocal8Bit(in.readLine(64)).trimmed();
    QMetaObject::invokeMethod(
        context,
        [code, done = std::move(done)] {
            if (code.isEmpty())
                done(failure(Texts::tr("No MFA code was given.")));
            else
                done(code);
        },
        Qt::QueuedConnection);
}

void TerminalPrompts::signIn(std::unique_ptr<identity::DeviceSignIn> flow, const QString &why,
                             QObject *context, std::function<void(Expected<identity::SsoToken>)> done)
{
    QFile out(terminal());
    if (!out.open(QIODevice::WriteOnly))
        return identity::SilentPrompts().signIn(std::move(flow), why, context, std::move(done));
    printError(why);
    identity::DeviceSignIn *running = flow.release();
    // Goes with who asked; a flow that ended is not needed any more.
    running->setParent(context);
    QObject::connect(running, &identity::DeviceSignIn::codeReady, context,
                     [](const identity::DeviceSignIn::Code &code) {
                         printError(Texts::tr("Open %1 and confirm the code %2.")
                                        .arg(code.completePage.toString(), code.userCode));
                     });
    QObject::connect(running, &identity::DeviceSignIn::finished, context,
                     [running, done = std::move(done)](const Expected<identity::SsoToken> &token) {
                         running->deleteLater();
                         done(token);
                     });
    running->start();
}

} // namespace fleetwright::cli
