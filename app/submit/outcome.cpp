// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/outcome.h"

#include "app/schema/createjobspec.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{

namespace
{

using State = iot::SubmissionJournal::State;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Outcome)
};

struct KindRow {
    Outcome::Kind kind;
    State state;
    QLatin1StringView word;
    int exitCode;
};
constexpr KindRow kinds[] = {
    {Outcome::Kind::Created, State::Created, "created"_L1, 0},
    {Outcome::Kind::Probable, State::Probable, "probable"_L1, 3},
    {Outcome::Kind::Refused, State::Refused, "refused"_L1, 1},
    {Outcome::Kind::Taken, State::Taken, "taken"_L1, 1},
    {Outcome::Kind::Unknown, State::Unknown, "unknown"_L1, 3},
    {Outcome::Kind::Cancelled, State::Cancelled, "cancelled"_L1, 1},
};

const KindRow &rowOf(Outcome::Kind kind)
{
    static_assert(std::size(kinds) == size_t(Outcome::Kind::Cancelled) + 1);
    return kinds[size_t(kind)];
}

} // namespace

int Outcome::exitCode() const
{
    return rowOf(kind).exitCode;
}

State Outcome::state() const
{
    return rowOf(kind).state;
}

QString Outcome::toText() const
{
    QStringList lines{headline};
    const auto add = [&lines](const QString &line, bool isWanted) {
        if (isWanted)
            lines.append(line);
    };
    add(advice, !advice.isEmpty());
    add(Texts::tr("Job id: %1").arg(jobId), !jobId.isEmpty());
    add(Texts::tr("Connection: %1").arg(connection), !connection.isEmpty());
    add(Texts::tr("Job ARN: %1").arg(jobArn), !jobArn.isEmpty());
    add(Texts::tr("Differs in: %1").arg(memberLabels(differing)), !differing.isEmpty());
    add(Texts::tr("Not compared: %1").arg(memberLabels(uncompared)), !uncompared.isEmpty());
    if (isCreated()) {
        add(Texts::tr("Request id: %1").arg(requestId), !requestId.isEmpty());
    } else {
        aws::ApiError told = error;
        told.requestId = requestId;
        told.attempts = attempts;
        lines.append(told.details());
    }
    return lines.join(u'\n');
}

QJsonObject Outcome::toJson() const
{
    QJsonObject answer{{u"outcome"_s, rowOf(kind).word}, {u"jobId"_s, jobId}, {u"attempts"_s, attempts}};
    const auto put = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            answer.insert(name, value);
    };
    put(u"jobArn"_s, jobArn);
    put(u"requestId"_s, requestId);
    if (!isCreated()) {
        put(u"title"_s, headline);
        put(u"advice"_s, advice);
        put(u"code"_s, error.code);
        put(u"serviceMessage"_s, error.serviceMessage);
    }
    if (!differing.isEmpty())
        answer.insert(u"differing"_s, QJsonArray::fromStringList(differing));
    if (!uncompared.isEmpty())
        answer.insert(u"notCompared"_s, QJsonArray::fromStringList(uncompared));
    if (!problems.isEmpty()) {
        QJsonArray list;
        for (const schema::Problem &problem : problems)
            list.append(QJsonObject{{u"pointer"_s, problem.at.toString()}, {u"message"_s, problem.message}});
        answer.insert(u"problems"_s, list);
    }
    return answer;
}

Outcome Outcome::notSent(const QString &jobId, const QString &connection, const Error &why)
{
    return {.kind = Kind::Refused,
            .headline = Texts::tr("Nothing was sent: %1").arg(why.message),
            .advice = why.detail,
            .jobId = jobId,
            .connection = connection};
}

QString memberLabels(const QStringList &members)
{
    QStringList labels;
    for (const QString &name : members) {
        const schema::FieldSpec *spec = schema::createJob().member(name);
        labels.append(spec ? schema::fieldText(spec->label) : name);
    }
    return labels.join(u", "_s);
}

QString stateText(State state)
{
    switch (state) {
    case State::Sending:
        return Texts::tr("Interrupted, not known");
    case State::Created:
        return Texts::tr("Created");
    case State::Refused:
        return Texts::tr("Not created");
    case State::Taken:
        return Texts::tr("Job id taken");
    case State::Unknown:
        return Texts::tr("Not known");
    case State::Cancelled:
        return Texts::tr("Cancelled");
    case State::Probable:
        return Texts::tr("Probably created");
    }
    return {};
}

bool isOpen(State state)
{
    return state == State::Sending || state == State::Unknown || state == State::Probable;
}

} // namespace fleetwright::submit
