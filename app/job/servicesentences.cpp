// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/servicesentences.h"

#include <algorithm>
#include <iterator>

namespace fleetwright::job
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// A part of a sentence that the service is known to say, and the field it is about.
struct Sentence {
    QLatin1StringView words;
    QLatin1StringView at;
};

constexpr auto rollout = "/jobExecutionsRolloutConfig"_L1;
constexpr auto increase = "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria"_L1;
constexpr auto document = "/document"_L1;

// The more exact ones first
constexpr Sentence sentences[] = {
    {"Provide MaximumPerMinute value or provide ExponentialRate"_L1, rollout},
    {"Provide MaximumPerMinute value when ExponentialRate"_L1,
     "/jobExecutionsRolloutConfig/maximumPerMinute"_L1},
    {"baseRatePerMinute should be less than maximumPerMinute"_L1,
     "/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute"_L1},
    {"NumberOfNotifiedThings or NumberOfSucceededThings"_L1, increase},
    {"retryCriteria with failure type ALL must be used by itself"_L1,
     "/jobExecutionsRetryConfig/criteriaList"_L1},
    {"Provide valid timeout value"_L1, "/timeoutConfig/inProgressTimeoutInMinutes"_L1},
    {"Given role "_L1, "/presignedUrlConfig/roleArn"_L1},
    {"Permission denied when attempting to use role"_L1, "/presignedUrlConfig/roleArn"_L1},
    {"presignedUrlConfig role ARN is required"_L1, "/presignedUrlConfig/roleArn"_L1},
    {"TargetSelection is invalid"_L1, "/targetSelection"_L1},
    {"MaintenanceWindow cannot be used"_L1, "/schedulingConfig/maintenanceWindows"_L1},
    {"Job document and job document source cannot be specified"_L1, "/documentSource"_L1},
    {"Neither job document nor job document source"_L1, document},
    {"Resource type should be jobtemplate"_L1, "/jobTemplateArn"_L1},
    {"Job Template "_L1, "/jobTemplateArn"_L1},
    {"given multiple elements in destination package versions"_L1, "/destinationPackageVersions"_L1},
    {"does not have an associated artifact"_L1, "/destinationPackageVersions"_L1},
    {"inside of presign url upload"_L1, document},
    {"Local placeholder"_L1, document},
    {"should not be the second layer pattern"_L1, document},
    {"cannot be nested inside another placeholder"_L1, document},
    {"Empty package name and version name"_L1, document},
    {"$null is not allowed to be referenced"_L1, document},
    {"placeholder for all attributes has to be a json value"_L1, document},
    {"occurrence of local placeholder"_L1, document},
    {"S3 bucket name in presigned url upload"_L1, document},
    {"parameters or placeholders are not terminated"_L1, document},
    {"Cross region S3 bucket"_L1, document},
    {"S3 bucket in job document presigned url upload"_L1, document},
    {"Given S3 bucket name is invalid"_L1, document},
    {"Provided argument for presigned url is invalid"_L1, document},
    {"VersionId not found when attempting to access s3 url"_L1, document},
};

} // namespace

std::optional<json::Pointer> placeOfSentence(const QString &serviceMessage)
{
    const auto *const found = std::ranges::find_if(
        sentences, [&](const Sentence &sentence) { return serviceMessage.contains(sentence.words); });
    return found == std::end(sentences) ? std::nullopt : json::Pointer::parse(QString(found->at));
}

} // namespace fleetwright::job
