// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/submit/reviewdialog.h"

#include "app/aws/clientfactory.h"
#include "app/session/connectioninuse.h"
#include "app/storage/submissionlog.h"
#include "app/submit/proposedid.h"
#include "ui/submit/outcomepage.h"
#include "ui/submit/progresspage.h"
#include "ui/submit/reviewpage.h"

#include <QRandomGenerator>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fleetwright::ui
{

using namespace json::literals;

ReviewDialog::ReviewDialog(job::JobModel &job, const Services &services, QWidget *parent)
    : QDialog(parent), m_job(job), m_services(services), m_pages(new QStackedWidget(this)),
      m_review(new ReviewPage(job)), m_progress(new ProgressPage), m_outcome(new OutcomePage)
{
    setObjectName(QStringLiteral("reviewDialog"));
    setWindowTitle(tr("Review and submit"));
    setWindowModality(Qt::WindowModal);
    m_pages->addWidget(m_review);
    m_pages->addWidget(m_progress);
    m_pages->addWidget(m_outcome);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    resize(1040, 700);

    connect(m_review, &ReviewPage::submitRequested, this, &ReviewDialog::submit);
    connect(&m_services.inUse, &session::ConnectionInUse::changed, m_review, [this] {
        // An account that is learnt, or a mark that is set, while one looks is shown at once.
        if (isVisible() && m_pages->currentWidget() == m_review)
            m_review->setConnection(m_services.inUse.resolved());
    });
    connect(m_review, &ReviewPage::backRequested, this, &ReviewDialog::reject);
    connect(m_review, &ReviewPage::fieldRequested, this, [this](const json::Pointer &at) {
        reject();
        emit fieldRequested(at);
    });
    connect(m_progress, &ProgressPage::cancelRequested, this, &ReviewDialog::reject);
    connect(m_outcome, &OutcomePage::backRequested, this, &ReviewDialog::reject);
    connect(m_outcome, &OutcomePage::closeRequested, this, &ReviewDialog::accept);
    connect(m_outcome, &OutcomePage::askAgainRequested, this, &ReviewDialog::askAgain);
    connect(m_outcome, &OutcomePage::newIdRequested, this, [this] {
        m_field.reset();
        proposeId();
        m_review->begin(m_proposed);
        m_pages->setCurrentWidget(m_review);
    });
    connect(m_outcome, &OutcomePage::newJobRequested, this, [this] {
        accept();
        emit newJobRequested();
    });
    connect(m_outcome, &OutcomePage::logRequested, this, [this] {
        accept();
        emit logRequested();
    });
}

ReviewDialog::~ReviewDialog() = default;

void ReviewDialog::setForecast(const QString &text)
{
    m_review->setForecast(text);
}

void ReviewDialog::begin(submit::TextState text)
{
    if (m_underWay) {
        QDialog::show();
        return;
    }
    // Where it cannot be read, submitting tells.
    m_services.inUse.reload();
    m_field.reset();
    m_connection = m_services.inUse.resolved();
    m_review->setConnection(m_connection);
    m_review->setTextState(text);
    m_proposed.clear();
    if (m_job.document().jobId().isEmpty() && !m_job.document().has("/jobId"_ptr) &&
        text == submit::TextState::Taken)
        proposeId();
    m_pages->setCurrentWidget(m_review);
    open();
    m_review->begin(m_proposed);
}

void ReviewDialog::proposeId()
{
    m_proposed = submit::proposedJobId(m_services.clock.utcNow(), QRandomGenerator::global()->generate());
    m_job.apply({{"/jobId"_ptr, m_proposed}}, tr("Propose a job id"));
}

void ReviewDialog::takeBackProposal()
{
    // What the operator did not accept by submitting does not stay in the job.
    if (!m_proposed.isEmpty() && m_job.document().jobId() == m_proposed && m_job.undoStack()->canUndo())
        m_job.undoStack()->undo();
    m_proposed.clear();
}

void ReviewDialog::submit()
{
    m_sent = m_job.document();
    // Another window, or another program, may have changed it since it was shown
    const aws::ResolvedConnection shown = m_review->connection();
    const Expected<void> read = m_services.inUse.reload();
    if (!read)
        return tell(submit::Outcome::notSent(m_sent.jobId(), m_connection.connection.name, read.error()));
    m_connection = m_services.inUse.resolved();
    if (m_connection != shown) {
        m_review->setConnection(m_connection);
        return m_review->tellChanged();
    }
    m_proposed.clear();
    m_job.endMerging();
    auto client = m_services.clients.open(m_connection);
    if (!client)
        return tell(submit::Outcome::notSent(m_sent.jobId(), m_connection.connection.name, client.error()));
    m_submission.reset();
    m_client = std::move(*client);
    m_submission = std::make_unique<submit::Submission>(
        *m_client, m_services.log, m_services.clock,
        submit::Submission::Request{m_connection.connection.id, m_connection.connection.name, m_sent.jobId(),
                                    m_sent.body()});
    follow(tr("Submitting %1 to %2").arg(m_sent.jobId(), m_connection.connection.name));
    m_submission->start();
}

void ReviewDialog::askAgain()
{
    const std::optional<qint64> entry = m_submission->outcome().entry;
    if (!entry)
        return;
    m_submission = std::make_unique<submit::Submission>(*m_client, m_services.log, m_services.clock,
                                                        submit::Submission::Request(m_submission->request()));
    follow(tr("Asking what became of %1").arg(m_submission->request().jobId));
    m_submission->settle(*entry);
}

void ReviewDialog::follow(const QString &headline)
{
    connect(m_submission.get(), &submit::Submission::progress, m_progress, &ProgressPage::tell);
    // Queued: the outcome's buttons replace the submission that tells it.
    connect(m_submission.get(), &submit::Submission::finished, this, &ReviewDialog::finish,
            Qt::QueuedConnection);
    m_underWay = true;
    m_cancelling = false;
    m_progress->begin(headline);
    m_pages->setCurrentWidget(m_progress);
}

void ReviewDialog::finish()
{
    m_underWay = false;
    tell(m_submission->outcome());
    if (!isVisible())
        open();
    if (m_submission->outcome().isCreated())
        emit created(m_sent);
}

void ReviewDialog::tell(const submit::Outcome &outcome)
{
    m_job.setServerProblems(outcome.problems);
    m_field = outcome.field;
    m_outcome->setOutcome(outcome);
    m_pages->setCurrentWidget(m_outcome);
}

void ReviewDialog::reject()
{
    if (!m_underWay) {
        takeBackProposal();
        QDialog::reject();
        if (const auto field = std::exchange(m_field, std::nullopt))
            emit fieldRequested(*field);
    } else if (!m_cancelling) {
        m_cancelling = true;
        m_progress->setCancelling();
        m_submission->cancel();
    } else {
        // Asked twice: the log keeps it open, and the outcome is shown when it comes.
        QDialog::reject();
    }
}

} // namespace fleetwright::ui
