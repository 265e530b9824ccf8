// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/iot/submissionjournal.h"

#include <QObject>

namespace fleetwright::submit
{

/// Submits one job and finds out what became of it: writes the journal before sending, creates, and where the
/// outcome is unknown, or the id is taken, asks DescribeJob and GetJobDocument and compares.
///
/// A job id is unique in account and region, so that sending the same job again can never make two. Hence:
/// - An unknown outcome is asked for three times over some seconds, as a request may still be on its way. Not
///   found each time: it was not created, and is sent again, at most three times in all.
/// - "Exists already" is never believed to be another's nor ours without looking, not even on the first
/// attempt:
///   something on the way may have repeated the request. It is ours where it is the same job and was created
///   since we began.
class Submission : public QObject
{
    Q_OBJECT

public:
    enum class Outcome : quint8 {
        Created,  ///< ours is there
        Refused,  ///< certainly not created by us; error() says why
        Taken,    ///< another job has the id; error() says so
        Unknown,  ///< may exist; the journal keeps it open
        Cancelled ///< given up, and nothing was created
    };
    Q_ENUM(Outcome)

    struct Request {
        QString connectionId = {};
        QString connectionName = {};
        QString jobId = {};
        QByteArray body = {};
        QDateTime at = {}; ///< for settle(): when it was sent, UTC; an older job is then not taken for ours
    };

    /// All references must outlive it. The journal's id of the entry is given by entry() once started.
    Submission(aws::Client &client, iot::SubmissionJournal &journal, const Clock &clock, Request request,
               QObject *parent = nullptr);
    ~Submission() override;

    /// Begins; finished() follows exactly once, unless this object goes first.
    void start();
    /// Stops: nothing more is sent. What may have been sent is settled by asking the service; a second call
    /// stops that too and leaves the outcome unknown.
    void cancel();
    /// For an entry whose outcome an earlier run left open: only asks and compares.
    void settle(qint64 journalEntry);

    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] const aws::ApiError &error() const { return m_error; }
    [[nodiscard]] QString jobArn() const { return m_jobArn; }
    [[nodiscard]] QString requestId() const { return m_requestId; }
    /// Requests to create it that were made, over all sendings.
    [[nodiscard]] int attempts() const { return m_attempts; }
    /// Why the journal could not be brought up to date in the end; empty where it could.
    [[nodiscard]] QString journalProblem() const { return m_journalProblem; }

signals:
    /// One line on what is going on: "Sending …", "Throttled; again in 2 s", "Asking whether it was created".
    void progress(const QString &text);
    void finished(fleetwright::submit::Submission::Outcome outcome);

private:
    class Private;
    std::unique_ptr<Private> d;
    Outcome m_outcome = Outcome::Unknown;
    aws::ApiError m_error;
    QString m_jobArn;
    QString m_requestId;
    QString m_journalProblem;
    int m_attempts = 0;
};

} // namespace fleetwright::submit
