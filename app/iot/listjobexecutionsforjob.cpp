// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/listjobexecutionsforjob.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest ListJobExecutionsForJob::request() const
{
    aws::HttpRequest request{.path = {u"jobs"_s, jobId, u"things"_s}};
    addFilter(request, "status"_L1, status);
    addPage(request, maxResults, nextToken);
    return request;
}

std::optional<ListJobExecutionsForJob::Result> ListJobExecutionsForJob::parse(const QJsonObject &answer)
{
    const auto items = objectsOf(answer, "executionSummaries"_L1);
    if (!items)
        return std::nullopt;
    Result result{.nextToken = textOf(answer, "nextToken"_L1)};
    for (const QJsonObject &item : *items) {
        const QJsonObject summary = item.value("jobExecutionSummary"_L1).toObject();
        result.executions.append({.thingArn = textOf(item, "thingArn"_L1),
                                  .status = textOf(summary, "status"_L1),
                                  .queuedAt = timeOf(summary, "queuedAt"_L1),
                                  .startedAt = timeOf(summary, "startedAt"_L1),
                                  .lastUpdatedAt = timeOf(summary, "lastUpdatedAt"_L1),
                                  .executionNumber = summary.value("executionNumber"_L1).toInteger()});
    }
    return result;
}

} // namespace fleetwright::iot
