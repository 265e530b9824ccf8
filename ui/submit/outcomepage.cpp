// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/submit/outcomepage.h"

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

OutcomePage::OutcomePage(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_advice(new QLabel(this)),
      m_facts(new QFormLayout), m_buttons(new QHBoxLayout)
{
    setObjectName(u"outcomePage"_s);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    m_title->setFont(large);
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

void OutcomePage::headline(Sign sign, const QString &title, const QString &advice)
{
    m_icon->setPixmap(signIcon(sign).pixmap(QSize(40, 40), devicePixelRatioF()));
    m_icon->setAccessibleName(signName(sign));
    m_title->setText(title);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
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
        button->setFocus();
}

void OutcomePage::setReport(const Report &report)
{
    using Outcome = submit::Submission::Outcome;
    m_report = report;
    clear();
    const aws::ApiError &error = report.error;
    switch (report.outcome) {
    case Outcome::Created:
        headline(Sign::Good, tr("The job %1 was created.").arg(report.jobId),
                 tr("The service has taken it over %1. Devices get it as the rollout and the schedule say.")
                     .arg(report.connection));
        break;
    case Outcome::Refused:
        headline(Sign::Error, error.title.isEmpty() ? tr("The job was not created.") : error.title,
                 report.mapped > 0
                     ? tr("%1 What the service said is put at the fields it is about.").arg(error.advice)
                     : error.advice);
        break;
    case Outcome::Taken:
        headline(Sign::Error, tr("Another job already has the id %1.").arg(report.jobId),
                 tr("It was not made by this submission: its content differs. Nothing was created or "
                    "changed. Choose "
                    "another id."));
        break;
    case Outcome::Unknown:
        headline(
            Sign::Warning, tr("It is not known whether the job %1 was created.").arg(report.jobId),
            tr("Do not submit it again under another id before this is settled: there might be two jobs "
               "then. Ask "
               "again once the service can be reached; the submission stays open in the log until then."));
        break;
    case Outcome::Cancelled:
        headline(Sign::Hint, tr("Nothing was sent."),
                 tr("It was cancelled before anything left this computer."));
        break;
    }
    addFact(tr("Job ARN"), report.jobArn, u"outcomeArn"_s);
    addFact(tr("Request id"), report.requestId, u"outcomeRequestId"_s);
    addFact(error.status > 0 ? tr("The service said") : tr("In detail"), error.serviceMessage,
            u"outcomeServiceMessage"_s);
    addFact(tr("Error code"),
            error.status > 0 ? tr("%1 (HTTP %2)").arg(error.code).arg(error.status).trimmed() : error.code,
            u"outcomeCode"_s);
    addFact(tr("Attempts"), report.attempts > 1 ? QString::number(report.attempts) : QString(),
            u"outcomeAttempts"_s);
    addFact(tr("Submission log"), report.journalProblem, u"outcomeJournal"_s);

    auto *copy = new QPushButton(tr("Co&py all"));
    copy->setObjectName(u"outcomeCopyAll"_s);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(toText()); });
    m_buttons->addWidget(copy);
    addButton(tr("Show &submissions"), u"outcomeLog"_s, &OutcomePage::logRequested);
    m_buttons->addStretch(1);
    switch (report.outcome) {
    case Outcome::Created:
        addButton(tr("&New job"), u"outcomeNewJob"_s, &OutcomePage::newJobRequested);
        addButton(tr("&Close"), u"outcomeClose"_s, &OutcomePage::closeRequested, true);
        break;
    case Outcome::Taken:
        addButton(tr("Back to the &form"), u"outcomeBack"_s, &OutcomePage::backRequested);
        addButton(tr("Take a &fresh id"), u"outcomeNewId"_s, &OutcomePage::newIdRequested, true);
        break;
    case Outcome::Unknown:
        addButton(tr("&Close"), u"outcomeClose"_s, &OutcomePage::closeRequested);
        addButton(tr("&Ask again"), u"outcomeAskAgain"_s, &OutcomePage::askAgainRequested, true);
        break;
    case Outcome::Refused:
    case Outcome::Cancelled:
        addButton(tr("Back to the &form"), u"outcomeBack"_s, &OutcomePage::backRequested, true);
        break;
    }
}

QString OutcomePage::toText() const
{
    QStringList lines{m_title->text(), tr("Job id: %1").arg(m_report.jobId),
                      tr("Connection: %1").arg(m_report.connection)};
    if (!m_report.jobArn.isEmpty())
        lines.append(tr("Job ARN: %1").arg(m_report.jobArn));
    if (!m_report.requestId.isEmpty())
        lines.append(tr("Request id: %1").arg(m_report.requestId));
    if (m_report.outcome != submit::Submission::Outcome::Created &&
        m_report.outcome != submit::Submission::Outcome::Cancelled)
        lines.append(m_report.error.toText());
    return lines.join(u'\n');
}

} // namespace fleetwright::ui
