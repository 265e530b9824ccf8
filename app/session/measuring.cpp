// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/measuring.h"

#include "app/iot/listjobexecutionsforjob.h"

#include <QHash>

namespace fleetwright::session
{

namespace
{

constexpr int pageSize = 250;
constexpr qsizetype enough = 20'000; // executions: more would not tell more

forecast::PastExecution::Status statusOf(const QString &word)
{
    using Status = forecast::PastExecution::Status;
    static const QHash<QString, Status> words{
        {QStringLiteral("QUEUED"), Status::Queued},       {QStringLiteral("IN_PROGRESS"), Status::InProgress},
        {QStringLiteral("SUCCEEDED"), Status::Succeeded}, {QStringLiteral("FAILED"), Status::Failed},
        {QStringLiteral("REJECTED"), Status::Rejected},   {QStringLiteral("TIMED_OUT"), Status::TimedOut}};
    return words.value(word, Status::Other);
}

} // namespace

Measuring::Measuring(aws::ClientFactory &clients, const aws::ResolvedConnection &connection, QString jobId,
                     QObject *parent)
    : QObject(parent), m_clients(clients), m_connection(connection), m_jobId(std::move(jobId))
{
}

void Measuring::start(const forecast::Assumptions &base, double speed)
{
    m_base = base;
    m_speed = speed;
    Expected<std::unique_ptr<aws::Client>> client = m_clients.open(m_connection);
    if (!client) {
        const Error error = client.error();
        QMetaObject::invokeMethod(
            this, [this, error] { emit finished(tl::unexpected(error)); }, Qt::QueuedConnection);
        return;
    }
    m_client = std::move(*client);
    nextPage({});
}

void Measuring::nextPage(const QString &token)
{
    m_client->send(
        iot::ListJobExecutionsForJob{.jobId = m_jobId, .maxResults = pageSize, .nextToken = token}, this,
        [this](const Expected<aws::Answer<iot::ListJobExecutionsForJob::Result>, aws::ApiError> &answer) {
            if (!answer) {
                const aws::ApiError &error = answer.error();
                emit finished(failure(error.title,
                                      error.serviceMessage.isEmpty() ? error.advice : error.serviceMessage));
                return;
            }
            for (const iot::JobExecutionSummary &one : answer->value.executions) {
                m_executions.append({.status = statusOf(one.status),
                                     .queued = one.queuedAt,
                                     .begun = one.startedAt,
                                     .changed = one.lastUpdatedAt});
            }
            emit progressed(m_executions.size());
            if (answer->value.nextToken.isEmpty() || m_executions.size() >= enough)
                finish();
            else
                nextPage(answer->value.nextToken);
        });
}

void Measuring::finish()
{
    emit finished(forecast::measuredFrom(m_executions, m_base, m_speed));
}

} // namespace fleetwright::session
