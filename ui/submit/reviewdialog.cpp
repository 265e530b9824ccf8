// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/submit/reviewdialog.h"

#include "app/aws/clientfactory.h"
#include "app/job/serverproblems.h"
#include "app/session/connectioninuse.h"
#include "app/storage/submissionlog.h"
#include "app/submit/proposedid.h"
#include "ui/submit/outcomepage.h"
#include "ui/submit/progresspage.h"
#include "ui/submit/reviewpage.h"

#include <QRandomGenerator>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

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

void ReviewDialog::begin(bool jsonBroken)
{
    if (m_underWay) {
        show();
        return;
    }
    // Where it cannot be read, submitting tells.
    m_services.inUse.reload();
    m_review->setConnection(m_services.inUse.resolved());
    m_review->setJsonBroken(jsonBroken);
    m_proposed.clear();
    if (m_job.document().jobId().isEmpty() && !m_job.document().has("/jobId"_ptr) && !jsonBroken)
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
    const aws::ResolvedConnection shown = m_review->connection();
    const Expected<void> read = m_services.inUse.reload();
    const aws::ResolvedConnection &resolved = m_services.inUse.resolved();
    if (read && resolved != shown) {
        m_review->setConnection(resolved);
        m_review->tellChanged();
        return;
    }
    const aws::Connection &connection = resolved.connection;
    m_connectionName = connection.name;
    m_sent = m_job.document();
    m_proposed.clear();
    m_job.endMerging();
    if (!read)
        return fail(read.error());
    auto client = m_services.clients.open(resolved);
    if (!client)
        return fail(client.error());
    m_submission.reset();
    m_client = std::move(*client);
    m_submission = std::make_unique<submit::Submission>(
        *m_client, m_services.log, m_services.clock,
        submit::Submission::Request{connection.id, connection.name, m_sent.jobId(), m_sent.body()});
    follow(tr("Submitting %1 to %2").arg(m_sent.jobId(), m_connectionName));
    m_submission->start();
}

void ReviewDialog::askAgain()
{
    const auto open = m_services.log.unsettled();
    if (!open)
        return fail(open.error());
    const auto entry =
        std::find_if(open->cbegin(), open->cend(), [this](const storage::SubmissionLog::Entry &one) {
            return one.opening.jobId == m_sent.jobId() && one.opening.connectionName == m_connectionName;
        });
    if (entry == open->cend())
        return;
    const iot::SubmissionJournal::Opening &opening = entry->opening;
    m_submission = std::make_unique<submit::Submission>(
        *m_client, m_services.log, m_services.clock,
        submit::Submission::Request{opening.connectionId, opening.connectionName, opening.jobId, opening.body,
                                    opening.at});
    follow(tr("Asking what became of %1").arg(opening.jobId));
    m_submission->settle(entry->id);
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

void ReviewDialog::finish(submit::Submission::Outcome outcome)
{
    m_underWay = false;
    OutcomePage::Report report;
    report.outcome = outcome;
    report.jobId = m_sent.jobId();
    report.connection = m_connectionName;
    report.jobArn = m_submission->jobArn();
    report.requestId = m_submission->requestId();
    report.attempts = m_submission->attempts();
    report.error = m_submission->error();
    report.journalProblem = m_submission->journalProblem();
    const schema::Problems told = outcome == submit::Submission::Outcome::Refused
                                      ? job::serverProblems(report.error.serviceMessage, m_sent.root())
                                      : schema::Problems();
    m_job.setServerProblems(told);
    report.mapped = told.size();
    m_outcome->setReport(report);
    m_pages->setCurrentWidget(m_outcome);
    if (!isVisible())
        open();
    if (outcome == submit::Submission::Outcome::Created)
        emit created(m_sent);
}

void ReviewDialog::fail(const Error &error)
{
    OutcomePage::Report report;
    report.outcome = submit::Submission::Outcome::Refused;
    report.jobId = m_sent.jobId();
    report.connection = m_connectionName;
    report.error.title = tr("Nothing was sent: %1").arg(error.message);
    report.error.advice = error.detail;
    m_outcome->setReport(report);
    m_pages->setCurrentWidget(m_outcome);
}

void ReviewDialog::reject()
{
    if (!m_underWay) {
        takeBackProposal();
        QDialog::reject();
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
