// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/explanation.h"

#include "app/job/serverproblems.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{

namespace
{

using namespace json::literals;
using Kind = Outcome::Kind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Outcome)
};

QString created(const Outcome &outcome)
{
    return Texts::tr("The job %1 was created.").arg(outcome.jobId);
}

QString unchanged()
{
    return Texts::tr("Nothing was created or changed.");
}

QString notFound(const QString &said)
{
    return Texts::tr("The service did not find what the job names: %1").arg(said);
}

schema::Problems problemsOf(const aws::ApiError &error, const QJsonObject &job)
{
    schema::Problems problems = job::serverProblems(error.serviceMessage, job);
    if (problems.isEmpty() && error.code == "ResourceNotFoundException"_L1) {
        problems.append({.at = "/targets"_ptr,
                         .severity = schema::Severity::Warning,
                         .rule = u"server.notfound"_s,
                         .message = notFound(error.serviceMessage)});
    }
    return problems;
}

std::optional<json::Pointer> fieldOf(const Outcome &outcome)
{
    if (!outcome.problems.isEmpty())
        return outcome.problems.constFirst().at;
    if (outcome.error.code == "InvalidJobDocumentException"_L1)
        return "/document"_ptr;
    if (outcome.error.code == "InvalidRoleException"_L1)
        return "/presignedUrlConfig/roleArn"_ptr;
    return std::nullopt;
}

/// What could not be compared, and why.
QStringList doubts(const Findings &findings)
{
    QStringList sentences;
    if (!findings.comparison.uncompared.isEmpty())
        sentences.append(Texts::tr("Not compared: %1.").arg(memberLabels(findings.comparison.uncompared)));
    return sentences + findings.obstacles;
}

void explainTaken(Outcome &outcome, const Circumstances &circumstances)
{
    const Findings &findings = circumstances.findings;
    QStringList advice;
    const bool isLike = findings.found == Found::Same || findings.found == Found::Similar;
    outcome.headline = isLike || findings.found == Found::NotAsked
                           ? Texts::tr("A job with the id %1 is there already.").arg(outcome.jobId)
                           : Texts::tr("Another job already has the id %1.").arg(outcome.jobId);
    if (findings.createdAt.isValid())
        advice.append(Texts::tr("It was created on %1 UTC.")
                          .arg(findings.createdAt.toString(u"yyyy-MM-dd HH:mm:ss"_s)));
    switch (findings.found) {
    case Found::Same:
    case Found::Similar:
        advice.append(Texts::tr("This submission did not make it. It is the same in everything that can be "
                                "compared, so perhaps it is the one you want."));
        break;
    case Found::Different:
        advice.append(Texts::tr("This submission did not make it. It differs in: %1.")
                          .arg(memberLabels(findings.comparison.differing)));
        break;
    case Found::Older:
        advice.append(Texts::tr("That was before this submission, which did not make it."));
        break;
    case Found::Absent:
        advice.append(Texts::tr("The service does not show it any more; it may just be being deleted."));
        break;
    case Found::NotAsked:
        advice.append(circumstances.isStopped
                          ? Texts::tr("This submission did not make it. Comparing the two was stopped.")
                          : Texts::tr("This submission did not make it. The two could not be compared."));
        break;
    }
    advice += doubts(findings);
    advice.append(unchanged());
    advice.append(findings.found == Found::Absent ? Texts::tr("Choose another job id, or try again later.")
                                                  : Texts::tr("Choose another job id."));
    outcome.advice = advice.join(u' ');
    outcome.error.kind = aws::ApiError::Kind::Conflict;
    outcome.error.outcomeUnknown = false;
    outcome.error.resourceArn = findings.jobArn;
    outcome.field = "/jobId"_ptr;
}

void explainUnknown(Outcome &outcome, const Circumstances &circumstances)
{
    const Findings &findings = circumstances.findings;
    outcome.headline = Texts::tr("It is not known whether the job %1 was created.").arg(outcome.jobId);
    QStringList advice;
    if (findings.found == Found::Absent)
        advice.append(
            Texts::tr("The service does not have it now, but what was sent may still arrive there."));
    else if (circumstances.isStopped)
        advice.append(Texts::tr("Asking the service was stopped."));
    else
        advice.append(Texts::tr("Asking the service did not help."));
    advice += findings.obstacles;
    advice.append(Texts::tr("Do not submit it under another id before this is settled: there might be two "
                            "jobs then. Ask again in some minutes; until then the submission stays open in "
                            "the log."));
    outcome.advice = advice.join(u' ');
    outcome.error.outcomeUnknown = true;
}

} // namespace

void explainAnswer(Outcome &outcome, const QJsonObject &job)
{
    const aws::ApiError &error = outcome.error;
    if (outcome.kind == Kind::Created) {
        outcome.headline = created(outcome);
        outcome.advice =
            Texts::tr("The service has taken it over %1. Devices get it as the rollout and the schedule say.")
                .arg(outcome.connection);
        return;
    }
    if (outcome.kind == Kind::Cancelled) {
        outcome.headline =
            outcome.attempts == 0 ? Texts::tr("Nothing was sent.") : Texts::tr("Nothing was created.");
        outcome.advice = outcome.attempts == 0
                             ? Texts::tr("It was stopped before anything left this computer.")
                             : Texts::tr("The service refused what was sent before it was stopped, and "
                                         "nothing was sent after that.");
        return;
    }
    outcome.problems = problemsOf(error, job);
    outcome.field = fieldOf(outcome);
    outcome.headline =
        error.title.isEmpty() ? Texts::tr("The job %1 was not created.").arg(outcome.jobId) : error.title;
    outcome.advice = error.advice;
    if (!outcome.problems.isEmpty())
        outcome.advice = Texts::tr("%1 What the service said is put at the fields it is about.")
                             .arg(error.advice)
                             .trimmed();
}

void explainFindings(Outcome &outcome, const Circumstances &circumstances)
{
    const Findings &findings = circumstances.findings;
    outcome.kind = verdict(circumstances.sent, findings.found);
    outcome.differing = findings.comparison.differing;
    outcome.uncompared = findings.comparison.uncompared;
    outcome.error = circumstances.answer;
    switch (outcome.kind) {
    case Kind::Created:
        outcome.jobArn = findings.jobArn;
        outcome.headline = created(outcome);
        outcome.advice = circumstances.isStopped
                             ? Texts::tr("The service took it before it could be stopped.")
                             : Texts::tr("The answer to it was lost, but the service has the job, and all of "
                                         "it is as it was sent.");
        break;
    case Kind::Probable:
        outcome.jobArn = findings.jobArn;
        outcome.headline = Texts::tr("There is a job %1, and it is probably yours.").arg(outcome.jobId);
        outcome.advice =
            (QStringList(Texts::tr("The answer to the submission was lost. Nothing in the job that is there "
                                   "differs, but not all of it could be compared.")) +
             doubts(findings) +
             QStringList(Texts::tr("Look at the job before you submit it again, under whatever id.")))
                .join(u' ');
        outcome.error.outcomeUnknown = true;
        break;
    case Kind::Taken:
        explainTaken(outcome, circumstances);
        break;
    case Kind::Unknown:
        explainUnknown(outcome, circumstances);
        break;
    case Kind::Refused:
    case Kind::Cancelled:
        outcome.headline = Texts::tr("The job %1 was not created.").arg(outcome.jobId);
        outcome.advice = Texts::tr("The service does not have it, and what was sent is too old to be taken "
                                   "any more. It can be submitted again.");
        outcome.error.outcomeUnknown = false;
        break;
    }
}

} // namespace fleetwright::submit
