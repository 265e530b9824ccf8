// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/listjobs.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest ListJobs::request() const
{
    aws::HttpRequest request{.path = {u"jobs"_s}};
    addFilter(request, "status"_L1, status);
    addFilter(request, "targetSelection"_L1, targetSelection);
    addFilter(request, "thingGroupName"_L1, thingGroupName);
    addPage(request, maxResults, nextToken);
    return request;
}

std::optional<ListJobs::Result> ListJobs::parse(const QJsonObject &answer)
{
    const auto jobs = objectsOf(answer, "jobs"_L1);
    if (!jobs)
        return std::nullopt;
    Result result{.nextToken = textOf(answer, "nextToken"_L1)};
    for (const QJsonObject &job : *jobs) {
        result.jobs.append({.jobArn = textOf(job, "jobArn"_L1),
                            .jobId = textOf(job, "jobId"_L1),
                            .status = textOf(job, "status"_L1),
                            .targetSelection = textOf(job, "targetSelection"_L1),
                            .thingGroupId = textOf(job, "thingGroupId"_L1),
                            .createdAt = timeOf(job, "createdAt"_L1),
                            .lastUpdatedAt = timeOf(job, "lastUpdatedAt"_L1),
                            .completedAt = timeOf(job, "completedAt"_L1),
                            .isConcurrent = job.value("isConcurrent"_L1).toBool()});
    }
    return result;
}

} // namespace fleetwright::iot
