// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/apierror.h"
#include "app/iot/submissionjournal.h"
#include "app/schema/problem.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace fleetwright::submit
{

/// What became of a submission, and all that window, log and command line say about it.
struct Outcome {
    enum class Kind : quint8 {
        Created,  ///< ours is there
        Probable, ///< the answer was lost; the job there is the same as far as it can be compared
        Refused,  ///< certainly not created
        Taken,    ///< a job that this submission did not make has the id
        Unknown,  ///< may exist or may still come to exist; the log keeps it open
        Cancelled ///< stopped, and nothing was created
    };

    Kind kind = Kind::Unknown;
    QString headline = {};                   ///< one sentence
    QString advice = {};                     ///< what it means and what to do next; may be empty
    QStringList differing = {};              ///< members of the request in which a job with the id differs
    QStringList uncompared = {};             ///< members of the request that could not be compared
    schema::Problems problems = {};          ///< what the service said about single fields
    std::optional<json::Pointer> field = {}; ///< where to go on; nothing: nowhere in particular
    QString jobId = {};
    QString connection = {}; ///< its name
    QString jobArn = {};     ///< of a job that is ours, certainly or probably
    QString requestId = {};
    int attempts = 0;                 ///< requests to create it that were made
    aws::ApiError error = {};         ///< what the service said; empty where it created the job
    QString journalProblem = {};      ///< why the log does not say the same; empty where it does
    std::optional<qint64> entry = {}; ///< of the log; nothing where none was written

    [[nodiscard]] bool isCreated() const { return kind == Kind::Created; }
    /// Asking the service again may tell more.
    [[nodiscard]] bool isOpen() const { return kind == Kind::Unknown || kind == Kind::Probable; }
    /// What the command line exits with: 0 created, 1 not created, 3 not known for certain.
    [[nodiscard]] int exitCode() const;
    /// What the log keeps.
    [[nodiscard]] iot::SubmissionJournal::State state() const;
    /// All of it as lines, for a ticket and for the log.
    [[nodiscard]] QString toText() const;
    /// All of it for programs; `outcome` is the same word in every language.
    [[nodiscard]] QJsonObject toJson() const;

    /// Nothing was sent, for a reason of this computer's.
    [[nodiscard]] static Outcome notSent(const QString &jobId, const QString &connection, const Error &why);
};

/// Members of the request as the form calls them: "Targets, Rollout".
[[nodiscard]] QString memberLabels(const QStringList &members);

/// What the log calls a state: "Created", "Not known".
[[nodiscard]] QString stateText(iot::SubmissionJournal::State state);
/// Asking the service may tell more about a submission in this state.
[[nodiscard]] bool isOpen(iot::SubmissionJournal::State state);

} // namespace fleetwright::submit
