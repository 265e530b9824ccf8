// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/submit/outcomepage.h"

#include "ui/common/iconlabel.h"
#include "ui/style/buttons.h"
#include "ui/style/fonts.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

namespace
{

Sign signOf(submit::Outcome::Kind kind)
{
    using Kind = submit::Outcome::Kind;
    switch (kind) {
    case Kind::Created:
        return Sign::Good;
    case Kind::Refused:
    case Kind::Taken:
        return Sign::Error;
    case Kind::Probable:
    case Kind::Unknown:
        return Sign::Warning;
    case Kind::Cancelled:
        break;
    }
    return Sign::Hint;
}

} // namespace

OutcomePage::OutcomePage(QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel(40, this)), m_title(new QLabel(this)), m_advice(new QLabel(this)),
      m_facts(new QFormLayout), m_buttons(new QHBoxLayout)
{
    setObjectName(u"outcomePage"_s);
    m_title->setFont(textFont(TextSize::Title, true));
    m_title->setObjectName(u"outcomeTitle"_s);
    m_advice->setObjectName(u"outcomeAdvice"_s);
    for (QLabel *label : {m_title, m_advice}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_facts->setHorizontalSpacing(16);
    m_facts->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_advice);
    head->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 20);
    layout->setSpacing(20);
    layout->addLayout(head);
    layout->addLayout(m_facts);
    layout->addStretch(1);
    layout->addLayout(m_buttons);
}

void OutcomePage::clear()
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    while (const std::unique_ptr<QLayoutItem> item{m_buttons->takeAt(0)}) {
        if (QWidget *button = item->widget()) {
            button->hide();
            button->setObjectName({});
            button->deleteLater();
        }
    }
}

void OutcomePage::addFact(const QString &label, const QString &value, const QString &objectName)
{
    if (value.isEmpty())
        return;
    auto *text = new QLabel(value);
    text->setObjectName(objectName);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = new QToolButton;
    copy->setText(tr("Copy"));
    copy->setAccessibleName(tr("Copy %1").arg(label));
    copy->setObjectName(objectName + u"Copy"_s);
    connect(copy, &QToolButton::clicked, this, [value] { QGuiApplication::clipboard()->setText(value); });
    auto *row = new QHBoxLayout;
    row->addWidget(text, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    m_facts->addRow(label + u':', row);
}

void OutcomePage::addButton(const QString &text, const QString &objectName, void (OutcomePage::*signal)(),
                            bool isDefault)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    m_buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, signal);
    button->setAutoDefault(isDefault);
    button->setDefault(isDefault);
    if (isDefault)
        setButtonKind(*button, ButtonKind::Main);
    if (isDefault)
        button->setFocus();
}

void OutcomePage::setOutcome(const submit::Outcome &outcome)
{
    m_outcome = outcome;
    clear();
    const Sign sign = signOf(outcome.kind);
    m_icon->setIcon(signIcon(sign));
    m_icon->setAccessibleName(signName(sign));
    m_title->setText(outcome.headline);
    m_advice->setText(outcome.advice);
    m_advice->setVisible(!outcome.advice.isEmpty());
    addFacts();
    addButtons();
}

void OutcomePage::addFacts()
{
    const aws::ApiError &error = m_outcome.error;
    addFact(tr("Job ARN"), m_outcome.jobArn, u"outcomeArn"_s);
    addFact(tr("Differs in"), submit::memberLabels(m_outcome.differing), u"outcomeDiffering"_s);
    addFact(tr("Not compared"), submit::memberLabels(m_outcome.uncompared), u"outcomeUncompared"_s);
    addFact(tr("Request id"), m_outcome.requestId, u"outcomeRequestId"_s);
    addFact(error.status > 0 ? tr("The service said") : tr("In detail"), error.serviceMessage,
            u"outcomeServiceMessage"_s);
    addFact(tr("Error code"),
            error.status > 0 ? tr("%1 (HTTP %2)").arg(error.code).arg(error.status).trimmed() : error.code,
            u"outcomeCode"_s);
    addFact(tr("Attempts"), m_outcome.attempts > 1 ? locale().toString(m_outcome.attempts) : QString(),
            u"outcomeAttempts"_s);
    addFact(tr("Submission log"), m_outcome.journalProblem, u"outcomeJournal"_s);
}

void OutcomePage::addButtons()
{
    using Kind = submit::Outcome::Kind;
    auto *copy = new QPushButton(tr("Co&py all"));
    copy->setObjectName(u"outcomeCopyAll"_s);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_outcome.toText()); });
    m_buttons->addWidget(copy);
    addButton(tr("Show &submissions"), u"outcomeLog"_s, &OutcomePage::logRequested);
    m_buttons->addStretch(1);
    switch (m_outcome.kind) {
    case Kind::Created:
        addButton(tr("&New job"), u"outcomeNewJob"_s, &OutcomePage::newJobRequested);
        addButton(tr("&Close"), u"outcomeClose"_s, &OutcomePage::closeRequested, true);
        break;
    case Kind::Taken:
        addButton(tr("Back to the &form"), u"outcomeBack"_s, &OutcomePage::backRequested);
        addButton(tr("Take a &fresh id"), u"outcomeNewId"_s, &OutcomePage::newIdRequested, true);
        break;
    case Kind::Probable:
    case Kind::Unknown:
        addButton(tr("&Close"), u"outcomeClose"_s, &OutcomePage::closeRequested);
        addButton(tr("&Ask again"), u"outcomeAskAgain"_s, &OutcomePage::askAgainRequested, true);
        break;
    case Kind::Refused:
    case Kind::Cancelled:
        addButton(tr("Back to the &form"), u"outcomeBack"_s, &OutcomePage::backRequested, true);
        break;
    }
}

} // namespace fleetwright::ui
