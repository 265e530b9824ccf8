// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/submissionlogdialog.h"

#include "app/submit/outcome.h"
#include "ui/jobs/submissionlogmodel.h"
#include "ui/style/fonts.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace fleetwright::ui
{

namespace
{

QLabel *selectableLabel(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

SubmissionLogDialog::SubmissionLogDialog(storage::SubmissionLog &log, QWidget *parent)
    : QDialog(parent), m_model(new SubmissionLogModel(log, this)), m_search(new QLineEdit(this)),
      m_table(new QTableView(this))
{
    setWindowTitle(tr("Submission log"));
    setObjectName(QStringLiteral("submissionLogDialog"));
    resize(980, 620);

    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setPlaceholderText(tr("Search job id, connection or answer"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);

    m_table->setObjectName(QStringLiteral("logTable"));
    m_table->setAccessibleName(tr("Submissions, newest first"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int unit = fontMetrics().averageCharWidth();
    const QDateTime longest(QDate(2028, 12, 28), QTime(22, 58, 58));
    m_table->setColumnWidth(
        SubmissionLogModel::Time,
        fontMetrics().horizontalAdvance(QLocale().toString(longest, QLocale::ShortFormat)) + 3 * unit);
    m_table->setColumnWidth(SubmissionLogModel::Job, unit * 34);
    m_table->setColumnWidth(SubmissionLogModel::Connection, unit * 28);

    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(buildDetails());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);

    auto *close = new QPushButton(tr("&Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_open);
    bottom->addWidget(m_copy);
    bottom->addWidget(m_settle);
    bottom->addStretch();
    bottom->addWidget(close);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(split, 1);
    layout->addLayout(bottom);

    connect(m_search, &QLineEdit::textChanged, m_model, &SubmissionLogModel::setFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SubmissionLogDialog::showSelected);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SubmissionLogDialog::showSelected);
    connect(m_table, &QTableView::doubleClicked, this, &SubmissionLogDialog::openSelected);
    showSelected();
}

QWidget *SubmissionLogDialog::buildDetails()
{
    auto *details = new QWidget(this);
    auto *layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, 0, 0, 0);
    m_state = selectableLabel("logState", details);
    QFont bold = m_state->font();
    bold.setBold(true);
    m_state->setFont(bold);
    m_answer = selectableLabel("logAnswer", details);
    m_body = new QPlainTextEdit(details);
    m_body->setObjectName(QStringLiteral("logBody"));
    m_body->setAccessibleName(tr("What was sent"));
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    m_body->setFont(codeFont());
    m_body->setLineWrapMode(QPlainTextEdit::NoWrap);
    layout->addWidget(m_state);
    layout->addWidget(m_answer);
    layout->addWidget(m_body, 1);

    const auto button = [this](const QString &text, const char *name) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1StringView(name));
        made->setAutoDefault(false);
        return made;
    };
    m_open = button(tr("Compose a &new job from this"), "logOpen");
    m_copy = button(tr("C&opy details"), "logCopy");
    m_settle = button(tr("Ask the &service"), "logSettle");
    m_settle->setToolTip(tr("Asks whether this job exists and whether it is the one that was sent"));
    connect(m_open, &QPushButton::clicked, this, &SubmissionLogDialog::openSelected);
    connect(m_copy, &QPushButton::clicked, this, &SubmissionLogDialog::copySelected);
    connect(m_settle, &QPushButton::clicked, this, [this] {
        if (const storage::SubmissionLog::Entry *entry = selected())
            emit settleRequested(entry->id);
    });
    return details;
}

void SubmissionLogDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    // What was submitted last is what one comes for.
    m_table->scrollToTop();
    m_table->selectRow(0);
}

void SubmissionLogDialog::select(qint64 id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_table->selectRow(row);
}

void SubmissionLogDialog::showSelected()
{
    const storage::SubmissionLog::Entry *entry = selected();
    for (QPushButton *button : {m_open, m_copy})
        button->setEnabled(entry);
    m_settle->setEnabled(entry && submit::isOpen(entry->closing.state));
    if (!entry) {
        m_state->setText(m_model->rowCount() == 0 ? tr("Nothing was submitted from this computer yet.")
                                                  : tr("Choose a submission to see what was sent."));
        m_answer->clear();
        m_body->clear();
        return;
    }
    m_state->setText(tr("%1 · %2").arg(entry->opening.jobId, submit::stateText(entry->closing.state)));
    QStringList lines;
    if (!entry->closing.jobArn.isEmpty())
        lines += entry->closing.jobArn;
    if (!entry->closing.errorText.isEmpty())
        lines += entry->closing.errorText;
    if (!entry->closing.requestId.isEmpty())
        lines += tr("Request id %1").arg(entry->closing.requestId);
    m_answer->setText(lines.join(u'\n'));
    m_body->setPlainText(QString::fromUtf8(entry->opening.body));
}

void SubmissionLogDialog::openSelected()
{
    const storage::SubmissionLog::Entry *entry = selected();
    if (!entry)
        return;
    const Expected<job::JobDocument, json::SyntaxError> parsed = job::JobDocument::parse(entry->opening.body);
    if (!parsed) {
        m_answer->setText(parsed.error().message);
        return;
    }
    emit openRequested(*parsed);
    accept();
}

void SubmissionLogDialog::copySelected()
{
    if (const storage::SubmissionLog::Entry *entry = selected())
        QGuiApplication::clipboard()->setText(toText(*entry));
}

const storage::SubmissionLog::Entry *SubmissionLogDialog::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->entry(rows.constFirst().row());
}

QString SubmissionLogDialog::toText(const storage::SubmissionLog::Entry &entry)
{
    QStringList lines;
    const auto line = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines += QStringLiteral("%1: %2").arg(name, value);
    };
    line(tr("Submitted"), entry.opening.at.toString(Qt::ISODate));
    line(tr("Job"), entry.opening.jobId);
    line(tr("Connection"), tr("%1 · %2").arg(entry.opening.connectionName, entry.opening.region));
    line(tr("Endpoint"), entry.opening.endpoint);
    line(tr("Outcome"), submit::stateText(entry.closing.state));
    line(tr("ARN"), entry.closing.jobArn);
    line(tr("Error"), entry.closing.errorCode);
    line(tr("Answer"), entry.closing.errorText);
    line(tr("Request id"), entry.closing.requestId);
    lines += QString();
    lines += QString::fromUtf8(entry.opening.body);
    return lines.join(u'\n');
}

} // namespace fleetwright::ui
