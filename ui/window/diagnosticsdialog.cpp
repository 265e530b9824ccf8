// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/diagnosticsdialog.h"

#include "app/storage/atomicfile.h"
#include "ui/style/buttons.h"
#include "ui/style/fonts.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

DiagnosticsDialog::DiagnosticsDialog(const QString &text, std::function<QString(const QString &)> askPath,
                                     QWidget *parent)
    : QDialog(parent), m_text(text), m_askPath(std::move(askPath))
{
    setObjectName(u"diagnosticsDialog"_s);
    setWindowTitle(tr("Diagnostics"));
    auto *about = new QLabel(
        tr("This is all that is saved. It helps whoever looks for a fault. Keys, tokens and signatures are "
           "taken out, but names of jobs, things, accounts and hosts are in it: read it before you pass it "
           "on."));
    about->setWordWrap(true);
    auto *shown = new QPlainTextEdit(text);
    shown->setObjectName(u"diagnosticsText"_s);
    shown->setAccessibleName(tr("Diagnostics"));
    shown->setReadOnly(true);
    shown->setLineWrapMode(QPlainTextEdit::NoWrap);
    shown->setFont(codeFont());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    save->setObjectName(u"diagnosticsSave"_s);
    save->setDefault(true);
    setButtonKind(*save, ButtonKind::Main);
    connect(save, &QPushButton::clicked, this, &DiagnosticsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addWidget(shown, 1);
    layout->addWidget(buttons);
    resize(760, 520);
}

void DiagnosticsDialog::save()
{
    const QString path = m_askPath(u"fleetwright-diagnostics.txt"_s);
    if (path.isEmpty())
        return;
    if (const Expected<void> written = storage::writeNamed(path, m_text.toUtf8()); !written) {
        emit failed(written.error().message);
        return;
    }
    emit saved(path);
    accept();
}

} // namespace fleetwright::ui
