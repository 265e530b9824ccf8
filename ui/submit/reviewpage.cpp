// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/submit/reviewpage.h"

#include "app/submit/targetsummary.h"
#include "ui/common/banner.h"
#include "ui/common/tintedlabel.h"
#include "ui/preview/bodyeditor.h"
#include "ui/preview/problemdelegate.h"
#include "ui/preview/problemsmodel.h"
#include "ui/style/buttons.h"
#include "ui/style/fonts.h"
#include "ui/submit/consentlist.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::ui
{

using namespace json::literals;

ReviewPage::ReviewPage(job::JobModel &job, QWidget *parent)
    : QWidget(parent), m_job(job), m_idNotice(new Banner(this)), m_where(new TintedLabel(this)),
      m_forecast(new QLabel(this)), m_id(new QLineEdit(this)), m_targets(new QLabel(this)),
      m_targetList(new QListWidget(this)), m_problemsHead(new QLabel(this)), m_problems(new QListView(this)),
      m_consents(new ConsentList(this)), m_request(new QLabel(this)), m_body(new BodyEditor(this)),
      m_arm(new QWidget(this)), m_armText(new QLabel(m_arm)), m_typed(new QLineEdit(m_arm)),
      m_reasons(new QLabel(this)), m_submit(new QPushButton(this))
{
    setObjectName(u"reviewPage"_s);
    m_idNotice->setObjectName(u"reviewIdNotice"_s);
    auto *panes = new QSplitter(this);
    panes->setChildrenCollapsible(false);
    panes->addWidget(buildSummary());
    panes->addWidget(buildBody());
    panes->setSizes({460, 460});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 12, 14, 0);
    head->addWidget(m_where);
    layout->addLayout(head);
    layout->addWidget(m_idNotice);
    layout->addWidget(panes, 1);
    layout->addLayout(buildFoot());

    m_id->installEventFilter(this);
    connect(m_id, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_job.setValue("/jobId"_ptr, text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text));
    });
    connect(&m_job, &job::JobModel::valueChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&m_job, &job::JobModel::problemsChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_typed, &QLineEdit::textChanged, this, &ReviewPage::refresh);
    connect(m_consents, &ConsentList::ticked, this, &ReviewPage::refresh);
    connect(m_problems, &QListView::activated, this, [this](const QModelIndex &index) {
        if (const auto at = json::Pointer::parse(index.data(ProblemsModel::PlaceRole).toString()))
            emit fieldRequested(*at);
    });
}

QWidget *ReviewPage::buildSummary()
{
    m_where->setObjectName(u"reviewWhere"_s);
    m_id->setObjectName(u"reviewJobId"_s);
    m_id->setAccessibleName(tr("Job id"));
    m_targets->setObjectName(u"reviewTargets"_s);
    m_targets->setWordWrap(true);
    m_targetList->setObjectName(u"reviewTargetList"_s);
    m_targetList->setAccessibleName(tr("Targets"));
    m_targetList->setUniformItemSizes(true);
    m_targetList->setMaximumHeight(110);
    m_forecast->setObjectName(u"reviewForecast"_s);
    m_forecast->setTextFormat(Qt::PlainText);
    m_forecast->setWordWrap(true);
    m_forecast->hide();
    m_problemsHead->setObjectName(u"reviewProblemsHead"_s);
    m_problems->setObjectName(u"reviewProblems"_s);
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setModel(new ProblemsModel(m_job, m_problems));
    m_problems->setItemDelegate(new ProblemDelegate(m_problems));
    m_problems->setResizeMode(QListView::Adjust);
    m_problems->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_problems->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problems->setToolTip(tr("Enter goes to the field"));

    auto *side = new QWidget(this);
    auto *fields = new QFormLayout;
    fields->addRow(tr("Job &id:"), m_id);
    fields->addRow(tr("To:"), m_targets);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(14, 6, 6, 6);
    layout->addLayout(fields);
    layout->addWidget(m_targetList);
    layout->addWidget(m_forecast);
    layout->addWidget(m_problemsHead);
    layout->addWidget(m_problems, 100);
    layout->addWidget(m_consents);
    layout->addStretch(1);
    return side;
}

QWidget *ReviewPage::buildBody()
{
    m_request->setObjectName(u"reviewRequest"_s);
    m_request->setTextFormat(Qt::PlainText);
    m_request->setWordWrap(true);
    m_request->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_request->setFont(codeFont());
    m_body->setObjectName(u"reviewBody"_s);
    m_body->setAccessibleName(tr("What is sent"));
    m_body->setReadOnly(true);
    m_body->setWrapMode(QsciScintilla::WrapCharacter);

    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(6, 6, 14, 6);
    layout->addWidget(m_request);
    layout->addWidget(m_body, 1);
    return side;
}

QLayout *ReviewPage::buildFoot()
{
    m_armText->setWordWrap(true);
    m_armText->setTextFormat(Qt::PlainText);
    m_armText->setBuddy(m_typed);
    m_typed->setObjectName(u"reviewTypedId"_s);
    m_typed->setAccessibleName(tr("Type the job id to submit to production"));
    auto *arm = new QHBoxLayout(m_arm);
    arm->setContentsMargins({});
    arm->addWidget(m_armText, 1);
    arm->addWidget(m_typed, 1);
    m_reasons->setObjectName(u"reviewReasons"_s);
    m_reasons->setWordWrap(true);
    m_reasons->setTextFormat(Qt::PlainText);
    auto *back = new QPushButton(tr("&Back to the form"), this);
    back->setObjectName(u"reviewBack"_s);
    back->setAutoDefault(false);
    m_submit->setObjectName(u"submitJob"_s);
    m_submit->setDefault(true);
    connect(back, &QPushButton::clicked, this, &ReviewPage::backRequested);
    connect(m_submit, &QPushButton::clicked, this, [this] {
        if (reasons().isEmpty())
            emit submitRequested();
    });

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_reasons, 1);
    buttons->addWidget(back);
    buttons->addWidget(m_submit);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(14, 4, 14, 0);
    foot->addWidget(m_arm);
    foot->addLayout(buttons);
    return foot;
}

void ReviewPage::setConnection(const aws::ResolvedConnection &connection)
{
    m_connection = connection;
    if (isVisible())
        refresh();
}

void ReviewPage::setForecast(const QString &text)
{
    m_forecast->setText(text);
    m_forecast->setVisible(!text.isEmpty());
}

void ReviewPage::begin(const QString &proposedId)
{
    m_typed->clear();
    m_consents->forget();
    if (proposedId.isEmpty())
        m_idNotice->hide();
    else
        m_idNotice->tell(Sign::Hint,
                         tr("The job had no id, so a fresh one is proposed: %1. You may change it below.")
                             .arg(proposedId));
    refresh();
    QWidget *const next = !m_consents->needed().isEmpty()      ? m_consents
                          : m_connection.connection.production ? static_cast<QWidget *>(m_typed)
                                                               : m_submit;
    next->setFocus();
}

void ReviewPage::tellChanged()
{
    begin({});
    m_idNotice->tell(Sign::Warning,
                     tr("Nothing was sent: the connection was changed meanwhile, here or by another "
                        "program. Look at where the job goes, and submit again."));
}

bool ReviewPage::eventFilter(QObject *watched, QEvent *event)
{
    // Enter ends the editing of the id; it must not send the job at once.
    if (watched == m_id && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            focusNextChild();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QList<submit::GateReason> ReviewPage::reasons() const
{
    submit::GateInput input;
    input.errors = m_job.count(schema::Severity::Error);
    input.text = m_text;
    input.jobId = m_job.document().jobId();
    input.production = m_connection.connection.production;
    input.typedId = m_typed->text();
    input.connection = m_connection.connection.name;
    input.connectionFault = m_connection.fault ? m_connection.fault->message : QString();
    input.missing = submit::notGiven(submit::consentsNeeded(m_job.problems()), m_consents->given());
    return submit::reasonsAgainst(input);
}

void ReviewPage::refresh()
{
    m_where->setSign(m_connection.connection.production ? Sign::Error : Sign::Empty);
    QStringList where{tr("To %1").arg(m_connection.connection.name)};
    if (m_connection.connection.production)
        where.append(tr("PRODUCTION"));
    where.append(m_connection.region.isEmpty() ? tr("no region") : tr("region %1").arg(m_connection.region));
    where.append(m_connection.account.isEmpty() ? tr("account not known yet")
                                                : tr("account %1").arg(m_connection.account));
    if (!m_connection.role.isEmpty())
        where.append(tr("role %1").arg(m_connection.role));
    where.append(m_connection.endpoint.toString());
    m_where->setText(where.join(u" · "_s));

    const QString id = m_job.document().jobId();
    if (m_id->text() != id)
        m_id->setText(id);
    const submit::TargetSummary targets = submit::summarizeTargets(m_job.document().root());
    m_targets->setText(targets.headline);
    m_targetList->clear();
    m_targetList->addItems(targets.names);
    m_targetList->setVisible(!targets.names.isEmpty());

    const qsizetype errors = m_job.count(schema::Severity::Error);
    const qsizetype warnings = m_job.count(schema::Severity::Warning);
    const qsizetype all = errors + warnings + m_job.count(schema::Severity::Hint);
    m_problemsHead->setText(all == 0 ? tr("No problems were found.")
                                     : tr("Errors: %1 · Warnings: %2 · Hints: %3")
                                           .arg(locale().toString(errors), locale().toString(warnings),
                                                locale().toString(all - errors - warnings)));
    m_problems->setVisible(all > 0);
    m_consents->setNeeded(submit::consentsNeeded(m_job.problems()));

    const QByteArray body = m_job.document().body();
    m_request->setText(tr("PUT %1/jobs/%2\nContent-Type: application/json · %3 bytes")
                           .arg(m_connection.endpoint.toString(),
                                QString::fromLatin1(QUrl::toPercentEncoding(id)),
                                locale().toString(body.size())));
    const BodyEditor::Difference difference = m_body->differenceTo(body);
    if (!difference.isNone()) {
        m_body->setReadOnly(false);
        m_body->replace(difference, body);
        m_body->setReadOnly(true);
    }

    m_arm->setVisible(m_connection.connection.production);
    m_armText->setText(tr("This goes to &production. Type the job id to submit:"));
    const QList<submit::GateReason> against = reasons();
    QStringList sentences;
    for (const submit::GateReason &reason : against)
        sentences.append(reason.text);
    m_reasons->setText(sentences.join(u'\n'));
    m_submit->setEnabled(against.isEmpty());
    setButtonKind(*m_submit, m_connection.connection.production ? ButtonKind::Danger : ButtonKind::Main);
    m_submit->setText(tr("&Submit to %1").arg(QString(m_connection.connection.name).replace(u'&', u"&&"_s)));
}

} // namespace fleetwright::ui
