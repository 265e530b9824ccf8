// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/jobcreation.h"

#include "app/job/cron.h"
#include "app/job/rules.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/requestcheck.h"
#include "app/schema/createjobspec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;
using namespace json::literals;

/// Without members that are null: the service reads them as absent.
QJsonValue withoutNulls(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray items;
        for (const QJsonValue item : value.toArray())
            items += withoutNulls(item);
        return items;
    }
    if (!value.isObject())
        return value;
    QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end();) {
        if (it->isNull()) {
            it = members.erase(it);
        } else {
            *it = withoutNulls(*it);
            ++it;
        }
    }
    return members;
}

Reply<QJsonObject> read(const QString &jobId, const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body.isEmpty() ? QByteArray("{}") : body, &error);
    if (error.error != QJsonParseError::NoError) {
        return refusal(
            400, "SerializationException",
            u"The request body is not JSON: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset));
    }
    if (!document.isObject())
        return refusal(400, "SerializationException", u"The request body is not a JSON object."_s);
    QJsonObject request = withoutNulls(document.object()).toObject();
    request.insert("jobId"_L1, jobId);
    return request;
}

/// What remains of the product's own rules when the service's known words are used up. These sentences are
/// the sandbox's own.
Reply<void> checkRules(const QJsonObject &request, const QDateTime &now)
{
    const job::RuleContext context = {
        .now = now, .partition = ownPartition, .region = ownRegion, .account = ownAccount};
    QStringList sentences;
    for (const schema::Problem &problem : job::checkCreateJob(request, context)) {
        if (problem.severity == schema::Severity::Error)
            sentences += problem.at.tokens().join(u'.') + u": "_s + problem.message;
    }
    if (sentences.isEmpty())
        return {};
    return invalidRequest(sentences.join(u' '));
}

/// The first moment at or after `from` at which one of the windows is open; invalid where there is none.
QDateTime firstOpening(const QJsonArray &windows, const QDateTime &from)
{
    QDateTime first;
    for (const QJsonValue window : windows) {
        const auto cron = job::Cron::parse(window["startTime"_L1].toString());
        if (!cron)
            continue;
        constexpr int secondsPerMinute = 60;
        const qint64 duration = qint64(window["durationInMinutes"_L1].toInt()) * secondsPerMinute;
        const auto opening = cron->next(from.addSecs(-duration));
        if (opening && (!first.isValid() || *opening < first))
            first = *opening;
    }
    return first.isValid() ? std::max(first, from) : first;
}

/// When the job begins; invalid for never.
QDateTime startOf(const QJsonObject &request, const QDateTime &now)
{
    const QJsonValue scheduling = request.value("schedulingConfig"_L1);
    QDateTime start = now;
    if (const QJsonValue text = scheduling["startTime"_L1]; text.isString()) {
        start = QDateTime::fromString(text.toString(), Qt::ISODate);
        if (start.timeSpec() == Qt::LocalTime)
            start.setTimeZone(QTimeZone::utc());
    }
    const QJsonArray windows = scheduling["maintenanceWindows"_L1].toArray();
    return windows.isEmpty() ? start : firstOpening(windows, start);
}

Reply<TemplateDocument> fromTemplate(const QJsonObject &request)
{
    const QJsonValue arn = request.value("jobTemplateArn"_L1);
    if (!arn.isString())
        return TemplateDocument{};
    return templateDocument(arn.toString(), request.value("documentParameters"_L1).toObject());
}

} // namespace

Reply<QJsonObject> JobCreation::create(const QString &jobId, const QByteArray &body, const QDateTime &now)
{
    if (const auto turn = takeTurn(now); !turn)
        return tl::unexpected(turn.error());
    auto parsed = read(jobId, body);
    if (!parsed)
        return parsed;
    const QJsonObject &request = *parsed;

    Order order = {.request = request};
    const auto good = checkModel(request)
                          .and_then([&] { return checkKnownRefusals(request); })
                          .and_then([&] { return fromTemplate(request); })
                          .and_then([&](const TemplateDocument &document) {
                              order.fromTemplate = document;
                              return resolveTargets(request);
                          })
                          .and_then([&](const QList<Target> &targets) {
                              order.targets = targets;
                              return checkRules(request, now);
                          })
                          .and_then([&] { return checkRoom(jobId); })
                          .and_then([&] { return keep(order, now); });
    if (!good)
        return tl::unexpected(good.error());

    QJsonObject answer = {{u"jobArn"_s, ownArn(u"job"_s, jobId)}, {u"jobId"_s, jobId}};
    if (request.contains("description"_L1))
        answer.insert("description"_L1, request.value("description"_L1));
    return answer;
}

Reply<void> JobCreation::takeTurn(const QDateTime &now)
{
    constexpr qint64 window = 1000; // ms
    m_recent.removeIf([&](const QDateTime &time) { return qAbs(time.msecsTo(now)) >= window; });
    if (m_recent.size() >= m_limits.createJobPerSecond)
        return refusal(400, "ThrottlingException", u"Rate exceeded"_s);
    m_recent += now;
    return {};
}

Reply<QList<JobCreation::Target>> JobCreation::resolveTargets(const QJsonObject &request)
{
    QList<Target> targets;
    QStringList unknown;
    for (const QJsonValue value : request.value("targets"_L1).toArray()) {
        const auto arn = job::Arn::parse(value.toString());
        const QString type = arn ? arn->type() : QString();
        if ((type != "thing"_L1 && type != "thinggroup"_L1) || arn->name().isEmpty())
            return invalidRequest(u"Invalid target ARN "_s + value.toString());
        Reply<bool> there = false;
        if (isOwn(*arn))
            there = type == "thing"_L1 ? m_registry.hasThing(arn->name()) : m_registry.hasGroup(arn->name());
        if (!there)
            return tl::unexpected(there.error());
        if (*there)
            targets += Target{type, arn->name()};
        else
            unknown += value.toString();
    }
    if (!unknown.isEmpty())
        return notFound(u"Job targets not found: "_s + unknown.join(", "_L1));
    return targets;
}

Reply<void> JobCreation::checkRoom(const QString &jobId)
{
    const auto found =
        m_store.rows(u"SELECT EXISTS (SELECT 1 FROM jobs WHERE id = ?), "
                     "(SELECT COUNT(*) FROM jobs WHERE status IN ('IN_PROGRESS', 'SCHEDULED'))"_s,
                     {jobId});
    if (!found)
        return tl::unexpected(found.error());
    if (found->constFirst().at(0).toBool()) {
        return refusal(409, "ResourceAlreadyExistsException", u"Job "_s + jobId + u" already exists."_s,
                       {{u"resourceId"_s, jobId}, {u"resourceArn"_s, ownArn(u"job"_s, jobId)}});
    }
    if (found->constFirst().at(1).toInt() >= m_limits.activeJobs) {
        return refusal(410, "LimitExceededException",
                       u"Active jobs limit of %1 has been reached."_s.arg(m_limits.activeJobs));
    }
    return {};
}

Reply<void> JobCreation::keep(const Order &order, const QDateTime &now)
{
    const QJsonObject &request = order.request;
    QVariant document;
    QVariant beforeSubstitution;
    if (request.contains("document"_L1)) {
        document = request.value("document"_L1).toString();
    } else if (!request.contains("documentSource"_L1)) {
        document = order.fromTemplate.document;
        beforeSubstitution = order.fromTemplate.beforeSubstitution;
    }
    const QString jobId = request.value("jobId"_L1).toString();
    const QDateTime start = startOf(request, now);
    const bool isScheduled = !start.isValid() || start > now;
    const double time = epochSeconds(now);
    QList<QVariantList> targetRows;
    for (const Target &target : order.targets)
        targetRows += {jobId, targetRows.size(), target.type, target.name};

    return m_store.transaction([&] {
        // Asked again under the lock: another instance on the same folder may have been quicker
        return checkRoom(jobId)
            .and_then([&] {
                return m_store.run(
                    u"INSERT INTO jobs (id, status, target_selection, namespace_id, request, document, "
                    "document_template, starts_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                    {jobId, isScheduled ? u"SCHEDULED"_s : u"IN_PROGRESS"_s,
                     request.value("targetSelection"_L1)
                         .toString(
                             schema::fallbackJson(schema::createJob("/targetSelection"_ptr)).toString()),
                     request.value("namespaceId"_L1).toVariant(),
                     QString::fromUtf8(QJsonDocument(request).toJson(QJsonDocument::Compact)), document,
                     beforeSubstitution,
                     isScheduled && start.isValid() ? QVariant(epochSeconds(start)) : QVariant(), time,
                     time});
            })
            .and_then(
                [&] { return m_store.runAll(u"INSERT INTO job_targets VALUES (?, ?, ?, ?)"_s, targetRows); })
            .and_then([&] { return isScheduled ? Reply<void>() : m_jobs.begin(jobId, now); });
    });
}

} // namespace fleetwright::sandbox
