// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/targetnames.h"

#include "app/iot/describething.h"
#include "app/iot/describethinggroup.h"
#include "app/iot/listthinggroups.h"
#include "app/iot/listthings.h"
#include "app/job/targetarn.h"

#include <QJsonArray>

namespace fleetwright::session
{

using namespace json::literals;

namespace
{

constexpr int largestPage = 250;

template<typename Op>
using Outcome = Expected<aws::Answer<typename Op::Result>, aws::ApiError>;

} // namespace

TargetNames::TargetNames(job::JobModel &job, const ConnectionInUse &connection, aws::ClientFactory &clients,
                         QObject *parent)
    : QObject(parent), m_job(job), m_connection(connection), m_clients(clients),
      m_route(connection.resolved().route)
{
    connect(&m_connection, &ConnectionInUse::changed, this, &TargetNames::forgetIfElsewhere);
}

void TargetNames::forgetIfElsewhere()
{
    if (m_route == m_connection.resolved().route)
        return;
    m_route = m_connection.resolved().route;
    m_client.reset();
    m_questions.clear();
    m_isAsking = false;
    m_isListed = false;
    m_things.clear();
    m_groups.clear();
    job::RuleContext context = m_job.context();
    context.targetFindings.clear();
    m_job.setContext(context);
    emit listed();
    start();
}

void TargetNames::start()
{
    if (m_connection.resolved().isSandbox())
        list();
}

bool TargetNames::open()
{
    if (m_client)
        return true;
    Expected<std::unique_ptr<aws::Client>> opened =
        m_clients.open(m_connection.resolved(), aws::ClientFactory::Manner::Quiet);
    if (opened)
        m_client = *std::move(opened);
    return m_client != nullptr;
}

void TargetNames::find(const QStringList &thingArns)
{
    ++m_batch;
    for (const QString &arn : thingArns)
        m_questions += Question{.arn = arn, .batch = m_batch};
    if (!m_isAsking)
        askNext();
}

void TargetNames::askNext()
{
    m_isAsking = !m_questions.isEmpty();
    if (!m_isAsking)
        return;
    if (!open()) {
        for (const Question &question : std::exchange(m_questions, {}))
            tell(question.arn, job::TargetFinding::Unknown);
        m_isAsking = false;
        return;
    }
    const QString name = job::parseTarget(m_questions.constFirst().arn).name;
    ask(iot::DescribeThing{name}, &Question::thing);
    ask(iot::DescribeThingGroup{name}, &Question::group);
}

template<typename Op>
void TargetNames::ask(const Op &op, Answer Question::*which)
{
    m_client->send(op, this, [this, which](const Outcome<Op> &outcome) {
        Question &question = m_questions.first();
        question.*which = outcome                                                 ? Answer::Yes
                          : outcome.error().kind == aws::ApiError::Kind::NotFound ? Answer::No
                                                                                  : Answer::Unknown;
        if (question.thing == Answer::Open || question.group == Answer::Open)
            return;
        settle(m_questions.takeFirst());
        askNext();
    });
}

void TargetNames::settle(const Question &question)
{
    const bool isThing = question.thing == Answer::Yes;
    const bool isGroup = question.group == Answer::Yes;
    if (isThing && isGroup)
        emit bothExist(question.arn);
    else if (isGroup)
        makeGroup(question);
    else if (question.thing == Answer::No && question.group == Answer::No)
        tell(question.arn, job::TargetFinding::Missing);
    else if (!isThing)
        tell(question.arn, job::TargetFinding::Unknown);
}

void TargetNames::makeGroup(const Question &question)
{
    const json::Pointer place = "/targets"_ptr;
    QJsonArray targets = m_job.value(place).toArray();
    for (QJsonValueRef target : targets) {
        if (target.toString() == question.arn)
            target = job::otherTarget(question.arn);
    }
    if (question.batch == m_batch)
        m_job.setValue(place, targets);
    else
        m_job.apply({{place, targets}}, tr("%1 as a thing group").arg(job::parseTarget(question.arn).name));
}

void TargetNames::tell(const QString &arn, job::TargetFinding finding)
{
    job::RuleContext context = m_job.context();
    context.targetFindings.insert(arn, finding);
    if (finding == job::TargetFinding::Missing)
        context.targetFindings.insert(job::otherTarget(arn), finding);
    m_job.setContext(context);
}

void TargetNames::list()
{
    if (m_isListed || !open())
        return;
    m_isListed = true;
    m_client->send(iot::ListThingGroups{.maxResults = largestPage}, this,
                   [this](const Outcome<iot::ListThingGroups> &outcome) {
                       if (!outcome)
                           return;
                       for (const iot::GroupNameAndArn &group : outcome->value.thingGroups)
                           m_groups += group.groupName;
                       emit listed();
                   });
    m_client->send(iot::ListThings{.maxResults = largestPage}, this,
                   [this](const Outcome<iot::ListThings> &outcome) {
                       if (!outcome)
                           return;
                       for (const iot::ThingSummary &thing : outcome->value.things)
                           m_things += thing.thingName;
                       emit listed();
                   });
}

} // namespace fleetwright::session
