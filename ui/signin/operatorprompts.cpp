// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/operatorprompts.h"

#include "ui/signin/mfadialog.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPointer>

namespace fleetwright::ui
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(OperatorPrompts)
};

/// Shows a question and calls `answered` with its result once, later, while `context` is there.
template<typename Dialog, typename Answered>
void ask(Dialog *dialog, QObject *context, Answered answered)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    QObject::connect(dialog, &QDialog::finished, context,
                     [dialog, answered](int result) { answered(*dialog, result == QDialog::Accepted); });
    QObject::connect(context, &QObject::destroyed, dialog, &QObject::deleteLater);
    dialog->open();
}

} // namespace

OperatorPrompts::OperatorPrompts(SignInDialog::OpenPage open) : m_open(std::move(open))
{
}

void OperatorPrompts::askMfaCode(const identity::MfaQuestion &question, QObject *context,
                                 std::function<void(Expected<QString>)> done)
{
    ask(new MfaDialog(question, QApplication::activeWindow()), context,
        [done = std::move(done)](const MfaDialog &dialog, bool accepted) {
            if (accepted)
                done(dialog.code());
            else
                done(failure(Texts::tr("No MFA code was given.")));
        });
}

void OperatorPrompts::signIn(std::unique_ptr<identity::DeviceSignIn> flow, const QString &why,
                             QObject *context, std::function<void(Expected<identity::SsoToken>)> done)
{
    ask(new SignInDialog(std::move(flow), why, m_open, QApplication::activeWindow()), context,
        [done = std::move(done)](const SignInDialog &dialog, bool accepted) {
            if (accepted && dialog.token())
                done(*dialog.token());
            else
                done(failure(Texts::tr("The sign-in was cancelled.")));
        });
}

} // namespace fleetwright::ui
