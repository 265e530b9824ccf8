// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/groupkinds.h"

#include "app/iot/describethinggroup.h"
#include "app/job/arn.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::session
{

GroupKinds::GroupKinds(job::JobModel &job, const ConnectionInUse &connection, aws::ClientFactory &clients,
                       QObject *parent)
    : QObject(parent), m_job(job), m_connection(connection), m_clients(clients),
      m_route(connection.resolved().route)
{
    connect(&m_connection, &ConnectionInUse::changed, this, &GroupKinds::forgetIfElsewhere);
}

void GroupKinds::ask()
{
    const job::RuleContext context = m_job.context();
    for (const QJsonValue &target : m_job.document().root().value("targets"_L1).toArray()) {
        const QString text = target.toString();
        const std::optional<job::Arn> arn = job::Arn::parse(text);
        const bool isGroupHere = arn && arn->type() == "thinggroup"_L1 && arn->region == context.region &&
                                 (context.account.isEmpty() || arn->account == context.account);
        if (!isGroupHere || m_asked.contains(text))
            continue;
        m_asked += text;
        m_pending += text;
    }
    if (!m_isAsking)
        askNext();
}

void GroupKinds::askNext()
{
    m_isAsking = false;
    if (m_pending.isEmpty())
        return;
    if (!m_client) {
        Expected<std::unique_ptr<aws::Client>> opened = m_clients.open(m_connection.resolved());
        if (!opened)
            return forget();
        m_client = *std::move(opened);
    }
    m_isAsking = true;
    const QString group = m_pending.takeFirst();
    using Result = Expected<aws::Answer<iot::DescribeThingGroup::Result>, aws::ApiError>;
    m_client->send(iot::DescribeThingGroup{job::Arn::parse(group)->name()}, this,
                   [this, group](const Result &answer) {
                       if (answer && answer->value.isDynamic())
                           tell(group);
                       if (!answer)
                           m_asked.remove(group);
                       askNext();
                   });
}

void GroupKinds::tell(const QString &groupArn)
{
    job::RuleContext context = m_job.context();
    context.dynamicGroups += groupArn;
    m_job.setContext(context);
}

void GroupKinds::forgetIfElsewhere()
{
    // What a name means, and whether one may ask, changes with the way there.
    if (m_route == m_connection.resolved().route)
        return;
    m_route = m_connection.resolved().route;
    forget();
}

void GroupKinds::forget()
{
    m_client.reset();
    m_pending.clear();
    m_asked.clear();
    m_isAsking = false;
    job::RuleContext context = m_job.context();
    context.dynamicGroups.clear();
    m_job.setContext(context);
}

} // namespace fleetwright::session
