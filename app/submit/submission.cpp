// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/submission.h"

#include "app/aws/scheduler.h"
#include "app/base/logging.h"
#include "app/iot/createjob.h"
#include "app/iot/describejob.h"
#include "app/iot/getjobdocument.h"
#include "app/submit/jobcomparison.h"

#include <QJsonDocument>
#include <QLocale>
#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{
namespace
{

using aws::ApiError;
using State = iot::SubmissionJournal::State;

constexpr int mostSendings = 3;
constexpr int mostQuestions = 3;

iot::SubmissionJournal::State stateOf(Submission::Outcome outcome)
{
    switch (outcome) {
    case Submission::Outcome::Created:
        return State::Created;
    case Submission::Outcome::Refused:
        return State::Refused;
    case Submission::Outcome::Taken:
        return State::Taken;
    case Submission::Outcome::Cancelled:
        return State::Cancelled;
    case Submission::Outcome::Unknown:
        break;
    }
    return State::Unknown;
}

bool isAlreadyThere(const ApiError &error)
{
    return error.code == "ResourceAlreadyExistsException"_L1;
}

bool isNotThere(const ApiError &error)
{
    return error.code == "ResourceNotFoundException"_L1;
}

} // namespace

class Submission::Private
{
public:
    enum class Phase : quint8 { Idle, Sending, Asking, Done };

    Private(Submission &owner, aws::Client &through, iot::SubmissionJournal &log, const Clock &time,
            Request what)
        : q(owner), client(through), journal(log), clock(time), request(std::move(what))
    {
    }

    void send();
    void ask(std::chrono::milliseconds delay);
    void describe();
    void readDocument(const iot::DescribeJob::Result &job);
    void compare(const iot::DescribeJob::Result &job, const QString &document);
    void notThere();
    void cannotTell(const ApiError &why);
    void finish(Outcome outcome, ApiError error = {});
    void announce();
    void follow(aws::Call *started);

    Submission &q;
    aws::Client &client;
    iot::SubmissionJournal &journal;
    const Clock &clock;
    Request request;
    Phase phase = Phase::Idle;
    std::optional<qint64> entry = {};
    QDateTime begunAt = {}; ///< by the service's clock, as far as it is known
    QPointer<aws::Call> call = {};
    std::unique_ptr<aws::Scheduled> due = {};
    ApiError why = {}; ///< what made us ask
    int sendings = 0;
    int questions = 0;
    bool onlyAsks = false;
    bool cancelled = false;
};

void Submission::Private::send()
{
    phase = Phase::Sending;
    qCInfo(logging::submit).noquote().nospace()
        << "sends job " << request.jobId << " over " << request.connectionName << ", " << request.body.size()
        << " bytes";
    questions = 0;
    emit q.progress(++sendings == 1 ? tr("Sending the job …") : tr("Sending the job again …"));
    if (phase != Phase::Sending)
        return;
    follow(client.send(iot::CreateJob{request.jobId, request.body}, &q,
                       [this](const Expected<aws::Answer<iot::CreateJob::Result>, ApiError> &answer) {
                           q.m_attempts += answer ? answer->attempts : answer.error().attempts;
                           if (answer) {
                               q.m_jobArn = answer->value.jobArn;
                               q.m_requestId = answer->requestId;
                               return finish(Outcome::Created);
                           }
                           q.m_requestId = answer.error().requestId;
                           why = answer.error();
                           if (isAlreadyThere(why))
                               ask(std::chrono::milliseconds(0));
                           else if (why.outcomeUnknown)
                               ask(std::chrono::seconds(1));
                           else
                               finish(Outcome::Refused, why);
                       }));
}

void Submission::Private::follow(aws::Call *started)
{
    call = started;
    QObject::connect(started, &aws::Call::retrying, &q, [this](int attempt, std::chrono::milliseconds delay) {
        emit q.progress(tr("Attempt %1 follows in %2 s …")
                            .arg(attempt)
                            .arg(QLocale().toString(static_cast<double>(delay.count()) / 1000, 'f', 1)));
    });
    QObject::connect(started, &aws::Call::clockCorrected, &q, [this](std::chrono::seconds skew) {
        emit q.progress(
            skew.count() > 0
                ? tr("This computer's clock is %n seconds slow; signing again with the service's time.",
                     nullptr, static_cast<int>(skew.count()))
                : tr("This computer's clock is %n seconds fast; signing again with the service's time.",
                     nullptr, static_cast<int>(-skew.count())));
    });
}

void Submission::Private::ask(std::chrono::milliseconds delay)
{
    phase = Phase::Asking;
    qCInfo(logging::submit).noquote() << "asks what became of job" << request.jobId;
    due = client.scheduler().after(delay, [this] {
        const std::unique_ptr<aws::Scheduled> ended = std::move(due);
        describe();
    });
    emit q.progress(tr("Asking the service whether the job was created …"));
}

void Submission::Private::describe()
{
    ++questions;
    call = client.send(iot::DescribeJob{request.jobId}, &q,
                       [this](const Expected<aws::Answer<iot::DescribeJob::Result>, ApiError> &answer) {
                           if (answer)
                               readDocument(answer->value);
                           else if (isNotThere(answer.error()))
                               notThere();
                           else
                               cannotTell(answer.error());
                       });
}

void Submission::Private::readDocument(const iot::DescribeJob::Result &job)
{
    const QJsonObject sent = QJsonDocument::fromJson(request.body).object();
    if (sent.value("document"_L1).toString().isEmpty())
        return compare(job, {});
    // As it was sent: package and parameter placeholders are filled in by the service.
    call =
        client.send(iot::GetJobDocument{.jobId = request.jobId, .beforeSubstitution = true}, &q,
                    [this, job](const Expected<aws::Answer<iot::GetJobDocument::Result>, ApiError> &answer) {
                        if (answer)
                            compare(job, answer->value.document);
                        else
                            cannotTell(answer.error());
                    });
}

void Submission::Private::compare(const iot::DescribeJob::Result &job, const QString &document)
{
    const QStringList differing = differences(request.body, job, document);
    if (differing.isEmpty() && isCreatedSince(job, begunAt)) {
        q.m_jobArn = job.jobArn;
        return finish(Outcome::Created);
    }
    ApiError error = why;
    error.kind = ApiError::Kind::Conflict;
    error.outcomeUnknown = false;
    error.resourceArn = job.jobArn;
    error.title = tr("The job id “%1” is taken by another job.").arg(request.jobId);
    QStringList sentences;
    if (job.createdAt.isValid())
        sentences.append(tr("It was created on %1 UTC.").arg(job.createdAt.toString(u"yyyy-MM-dd HH:mm:ss")));
    sentences.append(
        differing.isEmpty()
            ? tr("It is the same in everything that can be compared, so perhaps it is the one you want. "
                 "Otherwise choose another job id.")
            : tr("It differs in: %1. Choose another job id.").arg(differing.join(u", "_s)));
    error.advice = sentences.join(u' ');
    finish(Outcome::Taken, error);
}

void Submission::Private::notThere()
{
    if (isAlreadyThere(why)) {
        why.advice = tr(
            "The service does not show it any more; it may just be being deleted. Choose another job id, or "
            "try again later.");
        return finish(Outcome::Taken, why);
    }
    if (questions < mostQuestions)
        return ask(std::chrono::seconds(1 << questions));
    if (cancelled)
        return finish(Outcome::Cancelled, why);
    if (!onlyAsks && sendings < mostSendings)
        return send();
    why.outcomeUnknown = false;
    why.advice = tr("The service does not know the job, so it was not created. It can be submitted again.");
    finish(Outcome::Refused, why);
}

void Submission::Private::cannotTell(const ApiError &because)
{
    // The attempt itself was answered: whatever is there, this request did not make it.
    if (isAlreadyThere(why) && sendings == 1 && !cancelled) {
        why.advice = tr("It could not be compared with this one. %1").arg(because.title);
        return finish(Outcome::Taken, why);
    }
    ApiError error = why;
    error.outcomeUnknown = true;
    error.advice =
        tr("The job may exist, but asking the service did not help: %1 %2 Do not choose another job id "
           "before it is known; ask again from the submission log.")
            .arg(because.title, because.advice);
    finish(Outcome::Unknown, error);
}

void Submission::Private::finish(Outcome outcome, ApiError error)
{
    if (phase == Phase::Done)
        return;
    qCInfo(logging::submit).noquote() << "is done with job" << request.jobId;
    phase = Phase::Done;
    due.reset();
    q.m_outcome = outcome;
    q.m_error = std::move(error);
    q.m_error.attempts = q.m_attempts;
    if (entry) {
        const Expected<void> closed =
            journal.close(*entry, {.state = stateOf(outcome),
                                   .jobArn = q.m_jobArn,
                                   .requestId = q.m_requestId,
                                   .errorCode = q.m_error.code,
                                   .errorText = outcome == Outcome::Created ? QString() : q.m_error.toText(),
                                   .attempts = q.m_attempts,
                                   .at = clock.utcNow()});
        if (!closed)
            q.m_journalProblem = closed.error().message;
    }
    // Later: start() and cancel() may be what led here.
    QMetaObject::invokeMethod(&q, [this] { emit q.finished(q.m_outcome); }, Qt::QueuedConnection);
}

Submission::Submission(aws::Client &client, iot::SubmissionJournal &journal, const Clock &clock,
                       Request request, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, client, journal, clock, std::move(request)))
{
}

Submission::~Submission() = default;

void Submission::start()
{
    Q_ASSERT(d->phase == Private::Phase::Idle);
    const aws::Target &target = d->client.target();
    if (d->request.jobId.isEmpty())
        return d->finish(Outcome::Refused,
                         {.kind = ApiError::Kind::Rejected, .title = tr("The job has no id.")});
    const Expected<qint64> entry =
        d->journal.open({.connectionId = d->request.connectionId,
                         .connectionName = d->request.connectionName,
                         .endpoint = target.endpoint.toString(QUrl::RemoveUserInfo),
                         .region = target.region,
                         .jobId = d->request.jobId,
                         .body = d->request.body,
                         .at = d->clock.utcNow()});
    if (!entry) {
        return d->finish(Outcome::Refused,
                         {.kind = ApiError::Kind::Rejected,
                          .title = tr("Nothing was sent, as the submission log cannot be written."),
                          .advice = entry.error().message + u' ' + entry.error().detail});
    }
    d->entry = *entry;
    d->begunAt = d->clock.utcNow().addSecs(d->client.clockSkew().count());
    d->send();
}

void Submission::settle(qint64 journalEntry)
{
    Q_ASSERT(d->phase == Private::Phase::Idle);
    d->entry = journalEntry;
    d->begunAt = d->request.at;
    d->onlyAsks = true;
    d->why = {.kind = ApiError::Kind::Network,
              .title = tr("The outcome of an earlier submission is unknown."),
              .outcomeUnknown = true};
    d->ask(std::chrono::milliseconds(0));
}

void Submission::cancel()
{
    if (d->phase == Private::Phase::Idle || d->phase == Private::Phase::Done)
        return;
    const bool maybeSent = d->call && d->call->mayHaveBeenSent();
    if (d->call)
        d->call->cancel();
    if (d->phase == Private::Phase::Asking) {
        d->why.outcomeUnknown = true;
        d->why.advice = tr("The job may exist. Ask again from the submission log.");
        return d->finish(Outcome::Unknown, d->why);
    }
    d->cancelled = true;
    d->why = {.kind = ApiError::Kind::Cancelled, .title = tr("The submission was stopped.")};
    if (!maybeSent)
        return d->finish(Outcome::Cancelled, d->why);
    ++m_attempts;
    d->ask(std::chrono::seconds(1));
}

} // namespace fleetwright::submit
