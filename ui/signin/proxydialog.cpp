// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/proxydialog.h"

#include "ui/common/banner.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fleetwright::ui
{

ProxyDialog::ProxyDialog(const QString &host, const QString &realm, bool isAgain, QWidget *parent)
    : QDialog(parent), m_user(new QLineEdit(this)), m_password(new QLineEdit(this))
{
    setObjectName(QStringLiteral("proxyDialog"));
    setWindowTitle(tr("Proxy"));
    auto *problem = new Banner(this);
    problem->hide();
    if (isAgain)
        problem->tell(Sign::Error, tr("The proxy refused the user name or password."), {}, false);
    auto *why = new QLabel(realm.isEmpty() ? tr("The proxy %1 asks who you are.").arg(host)
                                           : tr("The proxy %1 (“%2”) asks who you are.").arg(host, realm),
                           this);
    why->setTextFormat(Qt::PlainText);
    why->setWordWrap(true);
    m_user->setObjectName(QStringLiteral("proxyUser"));
    m_password->setObjectName(QStringLiteral("proxyPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->addRow(tr("&User name"), m_user);
    form->addRow(tr("&Password"), m_password);
    auto *note = new QLabel(tr("Kept in memory until Fleetwright closes."), this);
    note->setForegroundRole(QPalette::PlaceholderText);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    ok->setText(tr("&Continue"));
    ok->setEnabled(false);
    connect(m_user, &QLineEdit::textChanged, ok,
            [ok](const QString &text) { ok->setEnabled(!text.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(problem);
    layout->addWidget(why);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addWidget(buttons);
    setMinimumWidth(420);
}

QString ProxyDialog::user() const
{
    return m_user->text();
}

QString ProxyDialog::password() const
{
    return m_password->text();
}

} // namespace fleetwright::ui
