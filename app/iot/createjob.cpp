// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iot/createjob.h"

#include "app/iot/answer.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::iot
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CreateJob)
};

/// The service's sentence says what is missing: "Job Template … cannot be found".
void explainMissing(aws::ApiError &error)
{
    const QString &said = error.serviceMessage;
    const QString where =
        Texts::tr("Check its name, and that it is of the account and region of this connection.");
    if (said.contains("template"_L1, Qt::CaseInsensitive)) {
        error.title = Texts::tr("The job template was not found.");
        error.advice = Texts::tr("Nothing was created.") + u' ' + where;
    } else if (said.contains("package"_L1, Qt::CaseInsensitive)) {
        error.title = Texts::tr("A package version was not found.");
        error.advice = Texts::tr("Nothing was created.") + u' ' + where;
    } else {
        error.title = Texts::tr("A target, template or package of this job was not found.");
        error.advice =
            Texts::tr("Nothing was created: one missing target refuses the whole job. Check names and "
                      "ARNs, and that they are of the account and region of this connection.");
    }
}

} // namespace

aws::HttpRequest CreateJob::request() const
{
    return {.method = "PUT"_ba, .path = {u"jobs"_s, jobId}, .body = body};
}

std::optional<CreateJob::Result> CreateJob::parse(const QJsonObject &answer)
{
    Result result{.jobArn = textOf(answer, "jobArn"_L1),
                  .jobId = textOf(answer, "jobId"_L1),
                  .description = textOf(answer, "description"_L1)};
    if (result.jobArn.isEmpty())
        return std::nullopt;
    return result;
}

void CreateJob::explain(aws::ApiError &error) const
{
    const QString &code = error.code;
    if (code == "InvalidRequestException"_L1) {
        error.title = Texts::tr("The service refuses this job.");
        error.advice = Texts::tr("Nothing was created. Correct what its message names, then submit again.");
    } else if (code == "InvalidJobDocumentException"_L1) {
        error.title = Texts::tr("The service refuses the job document.");
        error.advice = Texts::tr("Nothing was created. Check the placeholders that its message names.");
    } else if (code == "InvalidRoleException"_L1) {
        error.title = Texts::tr("The role for presigned URLs cannot be used.");
        error.advice =
            Texts::tr("Nothing was created. AWS IoT must be trusted by the role, and the role must be "
                      "allowed to read the objects in the bucket.");
    } else if (code == "ResourceNotFoundException"_L1) {
        explainMissing(error);
    } else if (code == "ResourceAlreadyExistsException"_L1) {
        error.title = Texts::tr("There is a job with the id “%1” already.").arg(jobId);
        error.advice = Texts::tr("Choose another job id; ids are unique in an account and region.");
    } else if (code == "LimitExceededException"_L1) {
        error.title = Texts::tr("A quota for jobs is used up in this account and region.");
        error.advice =
            Texts::tr("Nothing was created. Wait until running jobs end, cancel or delete some, or ask AWS "
                      "for a higher quota, then submit again.");
    } else if (error.kind == aws::ApiError::Kind::Throttled) {
        error.title = Texts::tr("Too many jobs are being created in this account and region at once.");
        error.advice = Texts::tr("Nothing was created. Wait a little, then submit again.");
    } else if (code == "ServiceUnavailableException"_L1) {
        error.title = Texts::tr("AWS IoT is unavailable at the moment.");
        error.advice =
            Texts::tr("Try again in a few minutes; if it goes on, look at the AWS Health Dashboard.");
    }
}

} // namespace fleetwright::iot
