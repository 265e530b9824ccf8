// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/resolvedconnection.h"
#include "app/job/jobmodel.h"
#include "app/submit/gate.h"
#include "app/submit/submission.h"
#include "ui/services.h"

#include <QDialog>

#include <memory>

class QStackedWidget;

namespace fleetwright::ui
{

class OutcomePage;
class ProgressPage;
class ReviewPage;

/// From the last look over sending to the outcome.
class ReviewDialog : public QDialog
{
    Q_OBJECT

public:
    /// Both outlive the dialog.
    ReviewDialog(job::JobModel &job, const Services &services, QWidget *parent = nullptr);
    ~ReviewDialog() override;

    /// Shows the job as it is now over the connection in use, proposing an id where it has none.
    void begin(submit::TextState text);
    /// What the rollout is expected to come to, in words; empty: nothing is known.
    void setForecast(const QString &text);

signals:
    /// The job was created as it stands.
    void created(const fleetwright::job::JobDocument &document);
    void fieldRequested(const fleetwright::json::Pointer &at);
    void newJobRequested();
    void logRequested();

protected:
    void reject() override;

private:
    void submit();
    void askAgain();
    void follow(const QString &headline);
    void finish();
    void tell(const submit::Outcome &outcome);
    void proposeId();
    void takeBackProposal();

    job::JobModel &m_job;
    const Services &m_services;
    QStackedWidget *m_pages;
    ReviewPage *m_review;
    ProgressPage *m_progress;
    OutcomePage *m_outcome;
    QString m_proposed;
    job::JobDocument m_sent;
    aws::ResolvedConnection m_connection; ///< as it was shown
    std::optional<json::Pointer> m_field; ///< where to go from the outcome
    bool m_underWay = false;
    bool m_cancelling = false;
    std::unique_ptr<aws::Client> m_client;
    std::unique_ptr<submit::Submission> m_submission;
};

} // namespace fleetwright::ui
