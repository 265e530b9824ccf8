// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/describejob.h"

#include "app/iot/answer.h"

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{

aws::HttpRequest DescribeJob::request() const
{
    return {.path = {u"jobs"_s, jobId}};
}

std::optional<DescribeJob::Result> DescribeJob::parse(const QJsonObject &answer)
{
    QJsonObject job = answer.value("job"_L1).toObject();
    // It stands beside the job, although it is a member of the request like the others
    if (const auto source = answer.constFind("documentSource"_L1); source != answer.constEnd())
        job.insert("documentSource"_L1, *source);
    if (textOf(job, "jobArn"_L1).isEmpty() || textOf(job, "jobId"_L1).isEmpty())
        return std::nullopt;
    return Result{.job = job,
                  .documentSource = textOf(answer, "documentSource"_L1),
                  .jobArn = textOf(job, "jobArn"_L1),
                  .status = textOf(job, "status"_L1),
                  .description = textOf(job, "description"_L1),
                  .targetSelection = textOf(job, "targetSelection"_L1),
                  .targets = textsOf(job, "targets"_L1),
                  .comment = textOf(job, "comment"_L1),
                  .createdAt = timeOf(job, "createdAt"_L1),
                  .lastUpdatedAt = timeOf(job, "lastUpdatedAt"_L1),
                  .completedAt = timeOf(job, "completedAt"_L1)};
}

} // namespace fleetwright::iot
