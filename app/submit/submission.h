// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/iot/submissionjournal.h"
#include "app/submit/outcome.h"

#include <QObject>

namespace fleetwright::submit
{

/// Submits one job and finds out what became of it: writes the journal before sending, creates, and where the
/// outcome is unknown, or the id is taken, asks for the job and compares.
///
/// A job id is unique in account and region, so that sending the same job again can never make two. Hence:
/// - An unknown outcome is asked for three times over some seconds, as a request may still be on its way. Not
///   found each time: it is sent again, at most three times in all. Still not found, it stays unknown.
/// - "Exists already" to requests that were all answered is another's job, however alike. After an answer was
///   lost it is ours where all that was sent is told back equal.
/// What each case comes to stands in verdictTable().
class Submission : public QObject
{
    Q_OBJECT

public:
    struct Request {
        QString connectionId = {};
        QString connectionName = {};
        QString jobId = {};
        QByteArray body = {};
        QDateTime at = {}; ///< for settle(): when it was sent, UTC
    };

    /// All references must outlive it.
    Submission(aws::Client &client, iot::SubmissionJournal &journal, const Clock &clock, Request request,
               QObject *parent = nullptr);
    ~Submission() override;

    /// Begins; finished() follows exactly once, unless this object goes first.
    void start();
    /// Stops: nothing more is sent. What may have been sent is asked for; a second call stops that too and
    /// leaves the outcome unknown.
    void cancel();
    /// For an entry whose outcome is open: only asks and compares.
    void settle(qint64 journalEntry);

    /// Whole once finished() came.
    [[nodiscard]] const Outcome &outcome() const { return m_outcome; }
    [[nodiscard]] const Request &request() const;

signals:
    /// One line on what is going on: "Sending …", "Throttled; again in 2 s", "Asking whether it was created".
    void progress(const QString &text);
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
    Outcome m_outcome;
};

} // namespace fleetwright::submit
