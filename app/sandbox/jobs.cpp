// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/jobs.h"

#include "app/job/cron.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/paging.h"
#include "app/schema/createjobspec.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// What describes a member that was not given.
QJsonValue notGiven(const schema::FieldSpec &member)
{
    if (member.toldBack == schema::ToldBack::InJobOrEmpty)
        return QJsonObject();
    const QJsonValue fallback = schema::fallbackJson(member);
    return fallback.isUndefined() ? QJsonValue() : fallback;
}

struct Counter {
    QLatin1StringView status;
    QLatin1StringView member;
};
constexpr Counter counters[] = {
    {"CANCELED"_L1, "numberOfCanceledThings"_L1}, {"SUCCEEDED"_L1, "numberOfSucceededThings"_L1},
    {"FAILED"_L1, "numberOfFailedThings"_L1},     {"REJECTED"_L1, "numberOfRejectedThings"_L1},
    {"QUEUED"_L1, "numberOfQueuedThings"_L1},     {"IN_PROGRESS"_L1, "numberOfInProgressThings"_L1},
    {"REMOVED"_L1, "numberOfRemovedThings"_L1},   {"TIMED_OUT"_L1, "numberOfTimedOutThings"_L1}};

QJsonValue timeOrNull(const QVariant &time)
{
    return time.isNull() ? QJsonValue() : QJsonValue(time.toDouble());
}

/// The next openings of the maintenance windows; null for a job without any.
QJsonValue nextRollouts(const QJsonObject &request, const QDateTime &now)
{
    constexpr int count = 7; // as many as the service tells
    const QJsonArray windows = request.value("schedulingConfig"_L1)["maintenanceWindows"_L1].toArray();
    if (windows.isEmpty())
        return {};
    QList<QDateTime> openings;
    for (const QJsonValue window : windows) {
        if (const auto cron = job::Cron::parse(window["startTime"_L1].toString()))
            openings += cron->nextOpenings(now, count);
    }
    std::ranges::sort(openings);
    QJsonArray rollouts;
    for (const QDateTime &opening : openings.first(std::min<qsizetype>(count, openings.size())))
        rollouts += QJsonObject{{u"startTime"_s, opening.toString("yyyy-MM-dd'T'HH:mm"_L1)}};
    return rollouts;
}

} // namespace

Reply<Store::Row> Jobs::find(const QString &jobId, const QString &columns)
{
    const auto found = m_store.rows(u"SELECT "_s + columns + u" FROM jobs WHERE id = ?"_s, {jobId});
    if (!found)
        return tl::unexpected(found.error());
    if (found->isEmpty())
        return notFound(u"Job "_s + jobId + u" cannot be found."_s);
    return found->constFirst();
}

Reply<QJsonObject> Jobs::counts(const QString &jobId)
{
    return m_store.rows(u"SELECT status, COUNT(*) FROM executions WHERE job = ? GROUP BY status"_s, {jobId})
        .map([](const Store::Rows &rows) {
            QJsonObject details = {{u"processingTargets"_s, QJsonValue()}};
            for (const Counter &counter : counters) {
                qlonglong count = 0;
                for (const Store::Row &row : rows) {
                    if (row.constFirst().toString() == counter.status)
                        count = row.at(1).toLongLong();
                }
                details.insert(counter.member, count);
            }
            return details;
        });
}

Reply<QJsonObject> Jobs::describe(const QString &jobId, Parameters parameters, const QDateTime &now)
{
    parameters.checkPath(u"jobId"_s, jobId, Parameters::jobId());
    [[maybe_unused]] const bool beforeSubstitution = parameters.flag(u"beforeSubstitution"_s);
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());
    const auto found = find(jobId, u"request, status, created_at, updated_at, completed_at"_s);
    if (!found)
        return tl::unexpected(found.error());
    const auto details = counts(jobId);
    if (!details)
        return tl::unexpected(details.error());

    const QJsonObject request = QJsonDocument::fromJson(found->at(0).toString().toUtf8()).object();
    QJsonObject job = {{u"jobArn"_s, ownArn(u"job"_s, jobId)},
                       {u"status"_s, found->at(1).toString()},
                       {u"forceCanceled"_s, QJsonValue()},
                       {u"reasonCode"_s, QJsonValue()},
                       {u"comment"_s, QJsonValue()},
                       {u"createdAt"_s, found->at(2).toDouble()},
                       {u"lastUpdatedAt"_s, found->at(3).toDouble()},
                       {u"completedAt"_s, timeOrNull(found->at(4))},
                       {u"jobProcessDetails"_s, *details},
                       {u"isConcurrent"_s, false},
                       {u"scheduledJobRollouts"_s, nextRollouts(request, now)}};
    QJsonObject answer;
    for (const schema::FieldSpec &member : schema::createJob().children) {
        const QJsonValue given = request.value(member.key);
        const QJsonValue value = given.isUndefined() ? notGiven(member) : given;
        if (member.toldBack == schema::ToldBack::InJob || member.toldBack == schema::ToldBack::InJobOrEmpty)
            job.insert(member.key, value);
        else if (member.toldBack == schema::ToldBack::BesideJob)
            answer.insert(member.key, value);
    }
    answer.insert("job"_L1, job);
    return answer;
}

Reply<QJsonObject> Jobs::list(Parameters parameters)
{
    const auto status = parameters.choice(u"status"_s, {u"IN_PROGRESS"_s, u"CANCELED"_s, u"COMPLETED"_s,
                                                        u"DELETION_IN_PROGRESS"_s, u"SCHEDULED"_s});
    const auto selection = parameters.choice(u"targetSelection"_s, {u"CONTINUOUS"_s, u"SNAPSHOT"_s});
    auto group = parameters.text(u"thingGroupName"_s, Parameters::thingOrGroupName());
    const auto groupId = parameters.text(u"thingGroupId"_s, {1, 128, R"([a-zA-Z0-9\-]+)"_L1});
    const auto space = parameters.text(u"namespaceId"_s, {0, 64, "[a-zA-Z0-9_-]+"_L1});
    const int size = parameters.maxResults();
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());

    Page page{.select =
                  u"SELECT number, id, target_selection, status, created_at, updated_at, completed_at, "
                  "(SELECT MIN(thing_groups.id) FROM job_targets JOIN thing_groups ON thing_groups.name = "
                  "job_targets.name WHERE job_targets.job = jobs.id AND job_targets.kind = 'thinggroup' "
                  "HAVING COUNT(*) = 1) FROM jobs"_s,
              .key = u"number"_s,
              .descending = true,
              .member = u"jobs"_s,
              .size = size};
    const auto filter = [&page](const QString &condition, const QString &value) {
        page.conditions += condition;
        page.values += value;
    };
    const auto ofGroup = u"id IN (SELECT job FROM job_targets WHERE kind = 'thinggroup' AND name = ?)"_s;
    if (status)
        filter(u"status = ?"_s, *status);
    if (selection)
        filter(u"target_selection = ?"_s, *selection);
    if (space)
        filter(u"namespace_id = ?"_s, *space);
    if (group) {
        const auto there = m_registry.hasGroup(*group);
        if (!there)
            return tl::unexpected(there.error());
        if (!*there)
            return notFound(u"Thing group "_s + *group + u" not found"_s);
        filter(ofGroup, *group);
    }
    if (groupId) {
        const auto name = m_registry.groupOfId(*groupId);
        if (!name)
            return tl::unexpected(name.error());
        if (name->isEmpty())
            return notFound(u"Thing group "_s + *groupId + u" not found"_s);
        filter(ofGroup, *name);
    }
    return listPage(m_store, parameters, page, [](const Store::Row &row) {
        const QString id = row.at(1).toString();
        QJsonObject summary = {
            {u"jobArn"_s, ownArn(u"job"_s, id)},          {u"jobId"_s, id},
            {u"targetSelection"_s, row.at(2).toString()}, {u"status"_s, row.at(3).toString()},
            {u"createdAt"_s, row.at(4).toDouble()},       {u"lastUpdatedAt"_s, row.at(5).toDouble()},
            {u"completedAt"_s, timeOrNull(row.at(6))},    {u"isConcurrent"_s, false}};
        if (!row.at(7).isNull())
            summary.insert("thingGroupId"_L1, row.at(7).toString());
        return summary;
    });
}

Reply<QJsonObject> Jobs::document(const QString &jobId, Parameters parameters)
{
    parameters.checkPath(u"jobId"_s, jobId, Parameters::jobId());
    const bool beforeSubstitution = parameters.flag(u"beforeSubstitution"_s);
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());
    const auto found =
        find(jobId, beforeSubstitution ? u"COALESCE(document_template, document)"_s : u"document"_s);
    if (!found)
        return tl::unexpected(found.error());
    if (found->constFirst().isNull()) {
        return notFound(u"The document of job "_s + jobId +
                        u" lies in S3. The sandbox has no S3 and did not read it."_s);
    }
    return QJsonObject{{u"document"_s, found->constFirst().toString()}};
}

Reply<QJsonObject> Jobs::tags(Parameters parameters)
{
    const auto resource = parameters.text(u"resourceArn"_s, {1, 2048, {}});
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());
    const auto arn = job::Arn::parse(resource.value_or(QString()));
    if (!arn || !isOwn(*arn) || arn->type() != "job"_L1)
        return invalidRequest(u"Invalid resource ARN "_s + resource.value_or(QString()));
    const auto found = find(arn->name(), u"request"_s);
    if (!found)
        return tl::unexpected(found.error());
    const QJsonObject request = QJsonDocument::fromJson(found->constFirst().toString().toUtf8()).object();
    return QJsonObject{{u"tags"_s, request.value("tags"_L1).toArray()}};
}

Reply<QJsonObject> Jobs::executions(const QString &jobId, Parameters parameters)
{
    parameters.checkPath(u"jobId"_s, jobId, Parameters::jobId());
    const auto status =
        parameters.choice(u"status"_s, {u"QUEUED"_s, u"IN_PROGRESS"_s, u"SUCCEEDED"_s, u"FAILED"_s,
                                        u"TIMED_OUT"_s, u"REJECTED"_s, u"REMOVED"_s, u"CANCELED"_s});
    Page page{.select =
                  u"SELECT thing || '#' || number, thing, status, queued_at, started_at, updated_at, number "
                  "FROM executions"_s,
              .conditions = {u"job = ?"_s},
              .values = {jobId},
              .key = u"thing || '#' || number"_s,
              .member = u"executionSummaries"_s,
              .size = parameters.maxResults()};
    if (const auto good = parameters.answer(); !good)
        return tl::unexpected(good.error());
    if (const auto found = find(jobId, u"id"_s); !found)
        return tl::unexpected(found.error());
    if (status) {
        page.conditions += u"status = ?"_s;
        page.values += *status;
    }
    return listPage(m_store, parameters, page, [](const Store::Row &row) {
        QJsonObject summary = {{u"status"_s, row.at(2).toString()},
                               {u"queuedAt"_s, row.at(3).toDouble()},
                               {u"lastUpdatedAt"_s, row.at(5).toDouble()},
                               {u"executionNumber"_s, row.at(6).toLongLong()}};
        if (!row.at(4).isNull())
            summary.insert("startedAt"_L1, row.at(4).toDouble());
        return QJsonObject{{u"thingArn"_s, ownArn(u"thing"_s, row.at(1).toString())},
                           {u"jobExecutionSummary"_s, summary}};
    });
}

Reply<void> Jobs::startDue(const QDateTime &now)
{
    const auto due = m_store.rows(u"SELECT id FROM jobs WHERE status = 'SCHEDULED' AND starts_at <= ?"_s,
                                  {epochSeconds(now)});
    if (!due)
        return tl::unexpected(due.error());
    if (due->isEmpty())
        return {};
    return m_store.transaction([&]() -> Reply<void> {
        for (const Store::Row &row : *due) {
            if (auto begun = begin(row.constFirst().toString(), now); !begun)
                return begun;
        }
        return {};
    });
}

Reply<void> Jobs::begin(const QString &jobId, const QDateTime &now)
{
    const auto targets =
        m_store.rows(u"SELECT kind, name FROM job_targets WHERE job = ? ORDER BY position"_s, {jobId});
    if (!targets)
        return tl::unexpected(targets.error());
    QSet<QString> things;
    for (const Store::Row &target : *targets) {
        const QString name = target.at(1).toString();
        if (target.at(0).toString() == "thing"_L1) {
            things.insert(name);
            continue;
        }
        const auto members = m_registry.thingsBelow(name);
        if (!members)
            return tl::unexpected(members.error());
        things.unite(QSet<QString>(members->begin(), members->end()));
    }
    const double time = epochSeconds(now);
    if (m_fleet.isAwake() && !things.isEmpty()) {
        QStringList sorted(things.begin(), things.end());
        sorted.sort();
        return m_fleet.takeUp(jobId, sorted, now).and_then([&] {
            return m_store.run(u"UPDATE jobs SET status = 'IN_PROGRESS', updated_at = ? WHERE id = ?"_s,
                               {time, jobId});
        });
    }
    QList<QVariantList> executions;
    for (const QString &thing : std::as_const(things))
        executions += {jobId, thing, 1, u"QUEUED"_s, time, QVariant(), time, 1};
    // Another instance on the same folder may have begun it meanwhile
    return m_store.runAll(u"INSERT OR IGNORE INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s, executions)
        .and_then([&] {
            if (things.isEmpty()) {
                return m_store.run(
                    u"UPDATE jobs SET status = CASE target_selection WHEN 'SNAPSHOT' THEN 'COMPLETED' "
                    "ELSE 'IN_PROGRESS' END, completed_at = CASE target_selection WHEN 'SNAPSHOT' "
                    "THEN ? END, updated_at = ? WHERE id = ?"_s,
                    {time, time, jobId});
            }
            return m_store.run(u"UPDATE jobs SET status = 'IN_PROGRESS', updated_at = ? WHERE id = ?"_s,
                               {time, jobId});
        });
}

} // namespace fleetwright::sandbox
