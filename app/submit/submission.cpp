// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/submission.h"

#include "app/aws/scheduler.h"
#include "app/base/logging.h"
#include "app/iot/createjob.h"
#include "app/job/arn.h"
#include "app/submit/explanation.h"
#include "app/submit/inquiry.h"

#include <QJsonDocument>
#include <QLocale>
#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{
namespace
{

using aws::ApiError;
using Kind = Outcome::Kind;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int mostSendings = 3;
constexpr int mostQuestions = 3;
// Services take a signature for up to 15 minutes; the last sending may be that much later than the first.
constexpr minutes lifetime{30};
// How far the two clocks may be apart unnoticed. Of an earlier run's clock nothing is known.
constexpr minutes clockTolerance{5};
constexpr minutes clockToleranceOfEarlier{24 * 60};

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
    void answered(const Expected<aws::Answer<iot::CreateJob::Result>, ApiError> &answer);
    void ask(std::chrono::milliseconds delay);
    void found(Findings findings);
    void conclude(Findings findings);
    void finish();
    void follow(aws::Call *started);
    [[nodiscard]] bool namesOurs(const iot::CreateJob::Result &answer) const;
    [[nodiscard]] Sent sent() const;
    [[nodiscard]] QDateTime serviceTime(const QDateTime &local) const
    {
        return local.addSecs(client.clockSkew().count());
    }

    Submission &q;
    aws::Client &client;
    iot::SubmissionJournal &journal;
    const Clock &clock;
    Request request;
    Phase phase = Phase::Idle;
    QDateTime begunAt = {}; ///< by this computer's clock
    QPointer<aws::Call> call = {};
    std::unique_ptr<Inquiry> inquiry = {};
    std::unique_ptr<aws::Scheduled> due = {};
    ApiError why = {}; ///< what made us ask
    int sendings = 0;
    int questions = 0;
    bool isLost = false; ///< the answer to a request is missing
    bool onlyAsks = false;
    bool isCancelled = false;
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
                       [this](const auto &answer) { answered(answer); }));
}

void Submission::Private::answered(const Expected<aws::Answer<iot::CreateJob::Result>, ApiError> &answer)
{
    Outcome &outcome = q.m_outcome;
    outcome.attempts += answer ? answer->attempts : answer.error().attempts;
    outcome.requestId = answer ? answer->requestId : answer.error().requestId;
    if (answer && namesOurs(answer->value)) {
        outcome.kind = Kind::Created;
        outcome.jobArn = answer->value.jobArn;
        explainAnswer(outcome, {});
        return finish();
    }
    if (answer) {
        why = {.kind = ApiError::Kind::BadAnswer,
               .title = tr("The answer tells of another job: %1.").arg(answer->value.jobArn),
               .requestId = answer->requestId,
               .outcomeUnknown = true};
    } else {
        why = answer.error();
    }
    isLost = isLost || why.outcomeUnknown;
    if (isLost || why.code == "ResourceAlreadyExistsException"_L1)
        return ask(isLost ? seconds(1) : seconds(0));
    outcome.kind = Kind::Refused;
    outcome.error = why;
    explainAnswer(outcome, QJsonDocument::fromJson(request.body).object());
    finish();
}

bool Submission::Private::namesOurs(const iot::CreateJob::Result &answer) const
{
    const auto arn = job::Arn::parse(answer.jobArn);
    return arn && arn->type() == "job"_L1 && arn->name() == request.jobId &&
           (answer.jobId.isEmpty() || answer.jobId == request.jobId) &&
           (arn->region.isEmpty() || arn->region == client.target().region);
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
        ++questions;
        inquiry = std::make_unique<Inquiry>(client, request.jobId, request.body, &q,
                                            [this](const Findings &findings) { found(findings); });
        inquiry->start();
    });
    emit q.progress(tr("Asking the service whether the job was created …"));
}

void Submission::Private::found(Findings findings)
{
    inquiry.reset();
    if (findings.found == Found::Absent && isLost) {
        if (questions < mostQuestions)
            return ask(seconds(1 << questions));
        // A refusal would only come again
        if (!onlyAsks && !isCancelled && why.outcomeUnknown && sendings < mostSendings)
            return send();
    }
    const bool isLike = findings.found == Found::Same || findings.found == Found::Similar;
    if (isLike && findings.createdAt.isValid() &&
        findings.createdAt < serviceTime(begunAt).addSecs(
                                 -seconds(onlyAsks ? clockToleranceOfEarlier : clockTolerance).count()))
        findings.found = Found::Older;
    conclude(std::move(findings));
}

Sent Submission::Private::sent() const
{
    if (!isLost)
        return Sent::Refused;
    const QDateTime last = serviceTime(begunAt).addSecs(seconds(lifetime).count());
    return onlyAsks && begunAt.isValid() && serviceTime(clock.utcNow()) > last ? Sent::Expired : Sent::Lost;
}

void Submission::Private::conclude(Findings findings)
{
    explainFindings(
        q.m_outcome,
        {.sent = sent(), .findings = std::move(findings), .isStopped = isCancelled, .answer = why});
    finish();
}

void Submission::Private::finish()
{
    if (phase == Phase::Done)
        return;
    Outcome &outcome = q.m_outcome;
    qCInfo(logging::submit).noquote().nospace()
        << "is done with job " << request.jobId << ": " << outcome.toJson().value("outcome"_L1).toString()
        << ", request id " << outcome.requestId << ", attempts " << outcome.attempts;
    phase = Phase::Done;
    due.reset();
    outcome.error.attempts = outcome.attempts;
    if (outcome.entry) {
        const Expected<void> closed =
            journal.close(*outcome.entry, {.state = outcome.state(),
                                           .jobArn = outcome.jobArn,
                                           .requestId = outcome.requestId,
                                           .errorCode = outcome.error.code,
                                           .errorText = outcome.isCreated() ? QString() : outcome.toText(),
                                           .attempts = outcome.attempts,
                                           .at = clock.utcNow()});
        if (!closed)
            outcome.journalProblem = closed.error().message;
    }
    // Later: start() and cancel() may be what led here.
    QMetaObject::invokeMethod(&q, &Submission::finished, Qt::QueuedConnection);
}

Submission::Submission(aws::Client &client, iot::SubmissionJournal &journal, const Clock &clock,
                       Request request, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, client, journal, clock, std::move(request)))
{
    m_outcome.jobId = d->request.jobId;
    m_outcome.connection = d->request.connectionName;
}

Submission::~Submission() = default;

const Submission::Request &Submission::request() const
{
    return d->request;
}

void Submission::start()
{
    Q_ASSERT(d->phase == Private::Phase::Idle);
    const auto nothing = [this](const Error &why) {
        m_outcome = Outcome::notSent(d->request.jobId, d->request.connectionName, why);
        d->finish();
    };
    if (d->request.jobId.isEmpty())
        return nothing({tr("the job has no id."), {}});
    const aws::Target &target = d->client.target();
    d->begunAt = d->clock.utcNow();
    const Expected<qint64> entry =
        d->journal.open({.connectionId = d->request.connectionId,
                         .connectionName = d->request.connectionName,
                         .endpoint = target.endpoint.toString(QUrl::RemoveUserInfo),
                         .region = target.region,
                         .jobId = d->request.jobId,
                         .body = d->request.body,
                         .at = d->begunAt});
    if (!entry)
        return nothing({tr("the submission log cannot be written."),
                        (entry.error().message + u' ' + entry.error().detail).trimmed()});
    d->request.at = d->begunAt;
    m_outcome.entry = *entry;
    d->send();
}

void Submission::settle(qint64 journalEntry)
{
    Q_ASSERT(d->phase == Private::Phase::Idle);
    m_outcome.entry = journalEntry;
    d->begunAt = d->request.at;
    d->onlyAsks = true;
    d->isLost = true;
    d->why = {.kind = ApiError::Kind::Network,
              .title = tr("The outcome of an earlier submission is unknown."),
              .outcomeUnknown = true};
    d->ask(seconds(0));
}

void Submission::cancel()
{
    if (d->phase == Private::Phase::Idle || d->phase == Private::Phase::Done)
        return;
    d->isCancelled = true;
    if (d->phase == Private::Phase::Asking) {
        d->inquiry.reset();
        return d->conclude({});
    }
    if (d->call) {
        m_outcome.attempts += d->call->attempts();
        d->isLost = d->isLost || d->call->mayHaveBeenSent();
        d->call->cancel();
    }
    d->why = {.kind = ApiError::Kind::Cancelled, .title = tr("The submission was stopped.")};
    if (d->isLost)
        return d->ask(seconds(1));
    m_outcome.kind = Kind::Cancelled;
    m_outcome.error = d->why;
    explainAnswer(m_outcome, {});
    d->finish();
}

} // namespace fleetwright::submit
