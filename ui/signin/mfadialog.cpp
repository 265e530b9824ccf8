// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/mfadialog.h"

#include "ui/common/banner.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace fleetwright::ui
{

namespace
{
constexpr int digits = 6; // of every MFA device that AWS takes
} // namespace

MfaDialog::MfaDialog(const identity::MfaQuestion &question, QWidget *parent)
    : QDialog(parent), m_code(new QLineEdit(this)), m_ok(nullptr)
{
    setObjectName(QStringLiteral("mfaDialog"));
    setWindowTitle(tr("MFA code"));
    auto *problem = new Banner(this);
    problem->setObjectName(QStringLiteral("mfaProblem"));
    problem->hide();
    if (!question.problem.isEmpty())
        problem->tell(Sign::Error, question.problem, {}, false);
    auto *why = new QLabel(
        tr("The profile “%1” assumes a role that asks for a code of your MFA device.").arg(question.source),
        this);
    why->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    const auto addFact = [&](const QString &name, const QString &text) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(true);
        form->addRow(name, label);
    };
    addFact(tr("Role"), question.role);
    addFact(tr("Device"), question.serial);
    m_code->setObjectName(QStringLiteral("mfaCode"));
    m_code->setMaxLength(digits);
    m_code->setPlaceholderText(QStringLiteral("123456"));
    m_code->setInputMethodHints(Qt::ImhDigitsOnly);
    m_code->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[0-9]{0,%1}").arg(digits)), m_code));
    QFont big = m_code->font();
    big.setPointSizeF(big.pointSizeF() * 1.4);
    m_code->setFont(big);
    m_code->setAccessibleName(tr("Code"));
    form->addRow(tr("&Code"), m_code);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("&Continue"));
    m_ok->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_code, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_ok->setEnabled(text.size() == digits); });

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(problem);
    layout->addWidget(why);
    layout->addLayout(form);
    layout->addWidget(buttons);
    setMinimumWidth(460);
    m_code->setFocus();
}

QString MfaDialog::code() const
{
    return m_code->text();
}

} // namespace fleetwright::ui
