// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/iot/submissionjournal.h"

#include <QObject>

namespace fleetwright::iot
{

/// Submits one job and finds out what became of it: writes the journal before sending, creates, and where the
/// outcome is unknown, or a retry finds the id taken, asks DescribeJob and GetJobDocument and compares.
class Submission : public QObject
{
    Q_OBJECT

public:
    enum class Outcome : quint8 {
        Created,  ///< ours is there
        Refused,  ///< certainly not created by us; error() says why
        Taken,    ///< another job has the id; error() says so
        Unknown,  ///< may exist; the journal keeps it open
        Cancelled ///< given up before anything was sent
    };
    Q_ENUM(Outcome)

    struct Request {
        QString connectionId = {};
        QString connectionName = {};
        QString jobId = {};
        QByteArray body = {};
    };

    /// All references must outlive it. The journal's id of the entry is given by entry() once started.
    Submission(aws::Client &client, SubmissionJournal &journal, const Clock &clock, Request request,
               QObject *parent = nullptr);
    ~Submission() override;

    /// Begins; finished() follows exactly once, unless this object goes first.
    void start();
    /// Stops waiting. What may have been sent is then settled by asking the service.
    void cancel();
    /// For an entry whose outcome an earlier run left open: only asks and compares.
    void settle(qint64 journalEntry);

    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] const aws::ApiError &error() const { return m_error; }
    [[nodiscard]] QString jobArn() const { return m_jobArn; }
    [[nodiscard]] QString requestId() const { return m_requestId; }
    [[nodiscard]] int attempts() const { return m_attempts; }

signals:
    /// One line on what is going on: "Sending …", "Throttled; again in 2 s", "Asking whether it was created".
    void progress(const QString &text);
    void finished(fleetwright::iot::Submission::Outcome outcome);

private:
    class Private;
    std::unique_ptr<Private> d;
    Outcome m_outcome = Outcome::Unknown;
    aws::ApiError m_error;
    QString m_jobArn;
    QString m_requestId;
    int m_attempts = 0;
};

} // namespace fleetwright::iot
