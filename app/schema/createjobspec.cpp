// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/createjobspec.h"

#include "app/schema/configrows.h"
#include "app/schema/schedulingrows.h"

namespace fleetwright::schema
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr auto idPattern = "[a-zA-Z0-9_-]+"_L1;
constexpr auto idPatternText = QT_TRANSLATE_NOOP("Field", "letters, digits, - and _");
constexpr auto printablePattern = R"([^\p{C}]+)"_L1;
constexpr auto printablePatternText =
    QT_TRANSLATE_NOOP("Field", "no line breaks, tabs or other control characters");
constexpr auto arnPattern = "arn:[!-~]+"_L1;
constexpr auto arnPatternText =
    QT_TRANSLATE_NOOP("Field", "arn: and visible ASCII characters without blanks");

constexpr FieldSpec targetElement[] = {
    {.kind = FieldKind::Arn,
     .label = QT_TRANSLATE_NOOP("Field", "Target"),
     .summary = QT_TRANSLATE_NOOP("Field", "The ARN of a thing or a thing group."),
     .placeholder = "arn:aws:iot:eu-west-1:123456789012:thinggroup/plant-berlin",
     .range = {.max = 2048}}};

constexpr QLatin1StringView targetSelections[] = {"SNAPSHOT"_L1, "CONTINUOUS"_L1};
constexpr const char *targetSelectionLabels[] = {
    QT_TRANSLATE_NOOP("Field", "Snapshot: the devices that are targets now"),
    QT_TRANSLATE_NOOP("Field", "Continuous: also devices that join the groups later")};

constexpr FieldSpec parameterElement[] = {{.kind = FieldKind::Text,
                                           .label = QT_TRANSLATE_NOOP("Field", "Value"),
                                           .range = {.min = 1, .max = 30720},
                                           .pattern = printablePattern,
                                           .patternText = printablePatternText}};

constexpr FieldSpec tag[] = {
    {.key = "Key"_L1,
     .kind = FieldKind::Text,
     .label = QT_TRANSLATE_NOOP("Field", "Key"),
     .summary = QT_TRANSLATE_NOOP("Field", "The tag's name; must not start with aws:."),
     .placeholder = "team",
     .required = true,
     .range = {.min = 1, .max = 128},
     .pattern = R"(([\p{L}\p{Z}\p{N}_.:/=+\-@]*))"_L1,
     .patternText = QT_TRANSLATE_NOOP("Field", "letters, digits, blanks and _ . : / = + - @")},
    {.key = "Value"_L1,
     .kind = FieldKind::Text,
     .label = QT_TRANSLATE_NOOP("Field", "Value"),
     .summary = QT_TRANSLATE_NOOP("Field", "The tag's value."),
     .placeholder = "firmware",
     .range = {.min = 0, .max = 256}},
};
constexpr FieldSpec tagElement[] = {
    {.kind = FieldKind::Object, .label = QT_TRANSLATE_NOOP("Field", "Tag"), .children = tag}};

constexpr FieldSpec packageElement[] = {
    {.kind = FieldKind::Arn,
     .label = QT_TRANSLATE_NOOP("Field", "Package version"),
     .summary = QT_TRANSLATE_NOOP("Field", "The ARN of a version in the software package catalog."),
     .placeholder = "arn:aws:iot:eu-west-1:123456789012:package/firmware/version/2.4.1",
     .range = {.min = 1, .max = 1600},
     .pattern = arnPattern,
     .patternText = arnPatternText}};

constexpr FieldSpec members[] = {
    {.key = "jobId"_L1,
     .kind = FieldKind::Text,
     .label = QT_TRANSLATE_NOOP("Field", "Job id"),
     .summary = QT_TRANSLATE_NOOP("Field", "The name of the job, unique in the account and region."),
     .help = QT_TRANSLATE_NOOP("Field", "It cannot be changed later."),
     .placeholder = "fw-2-4-1-rollout",
     .toldBack = ToldBack::InJob,
     .required = true,
     .location = Location::Path,
     .range = {.min = 1, .max = 64},
     .pattern = idPattern,
     .patternText = idPatternText},
    {.key = "description"_L1,
     .kind = FieldKind::Text,
     .label = QT_TRANSLATE_NOOP("Field", "Description"),
     .summary = QT_TRANSLATE_NOOP("Field", "A short text that says what the job is for."),
     .placeholder = QT_TRANSLATE_NOOP("Field", "What the job is for"),
     .toldBack = ToldBack::InJob,
     .range = {.max = 2028},
     .pattern = printablePattern,
     .patternText = printablePatternText},
    {.key = "targets"_L1,
     .kind = FieldKind::List,
     .label = QT_TRANSLATE_NOOP("Field", "Targets"),
     .summary = QT_TRANSLATE_NOOP("Field", "The things and thing groups that get the job."),
     .toldBack = ToldBack::InJob,
     .isForecast = true,
     .required = true,
     // 100 is the service quota "job targets"
     .range = {.min = 1, .max = 100},
     .unique = true,
     .children = targetElement},
    {.key = "targetSelection"_L1,
     .kind = FieldKind::Choice,
     .label = QT_TRANSLATE_NOOP("Field", "Target selection"),
     .summary = QT_TRANSLATE_NOOP(
         "Field", "Whether the job is for the devices of now alone, or also for those that join later."),
     .help = QT_TRANSLATE_NOOP("Field",
                               "A snapshot job ends when all its devices have finished. A continuous job "
                               "goes on and also reaches devices that are added to a target group later."),
     .fallback = QT_TRANSLATE_NOOP("Field", "snapshot"),
     .fallbackValue = "SNAPSHOT"_L1,
     .toldBack = ToldBack::InJob,
     .isForecast = true,
     .choices = targetSelections,
     .choiceLabels = targetSelectionLabels},
    {.key = "document"_L1,
     .kind = FieldKind::JsonText,
     .label = QT_TRANSLATE_NOOP("Field", "Job document"),
     .summary = QT_TRANSLATE_NOOP("Field", "The JSON that devices get and carry out."),
     .help =
         QT_TRANSLATE_NOOP("Field", "What it holds is agreed between you and the software on the devices."),
     .toldBack = ToldBack::AsDocument,
     .isFilledIn = true,
     // the model counts characters, the quota says bytes: the stricter of both
     .range = {.max = 32768},
     .countsBytes = true},
    {.key = "documentSource"_L1,
     .kind = FieldKind::Url,
     .label = QT_TRANSLATE_NOOP("Field", "Document in S3"),
     .summary = QT_TRANSLATE_NOOP("Field", "The S3 link of the job document."),
     .help = QT_TRANSLATE_NOOP(
         "Field", "The service reads it once, when the job is created; you need s3:GetObject for it."),
     .placeholder = "https://my-bucket.s3.eu-west-1.amazonaws.com/jobs/update.json",
     .toldBack = ToldBack::BesideJob,
     .range = {.min = 1, .max = 1350}},
    {.key = "jobTemplateArn"_L1,
     .kind = FieldKind::Arn,
     .label = QT_TRANSLATE_NOOP("Field", "Job template"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "A template in AWS from which the job takes its document and settings."),
     .help = QT_TRANSLATE_NOOP("Field", "A setting given here replaces the template's."),
     .placeholder = "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0",
     .toldBack = ToldBack::InJob,
     .range = {.min = 1, .max = 1600},
     .pattern = arnPattern,
     .patternText = arnPatternText},
    {.key = "documentParameters"_L1,
     .kind = FieldKind::Map,
     .label = QT_TRANSLATE_NOOP("Field", "Document parameters"),
     .summary = QT_TRANSLATE_NOOP("Field", "Values for the parameters of an AWS managed template."),
     .toldBack = ToldBack::InJob,
     .children = parameterElement,
     .keyPattern = idPattern,
     .keyPatternText = idPatternText,
     .keyRange = {.min = 1, .max = 128}},
    {.key = "jobExecutionsRolloutConfig"_L1,
     .kind = FieldKind::Object,
     .label = QT_TRANSLATE_NOOP("Field", "Rollout"),
     .summary = QT_TRANSLATE_NOOP("Field", "How fast devices are sent the job."),
     .fallback = QT_TRANSLATE_NOOP("Field", "1,000 devices per minute"),
     .toldBack = ToldBack::InJobOrEmpty,
     .isFilledIn = true,
     .isForecast = true,
     .children = rows::rollout},
    {.key = "abortConfig"_L1,
     .kind = FieldKind::Object,
     .label = QT_TRANSLATE_NOOP("Field", "Abort"),
     .summary = QT_TRANSLATE_NOOP("Field", "Cancels the job when too many devices fail."),
     .fallback = QT_TRANSLATE_NOOP("Field", "never"),
     .toldBack = ToldBack::InJob,
     .isForecast = true,
     .children = rows::abort},
    {.key = "jobExecutionsRetryConfig"_L1,
     .kind = FieldKind::Object,
     .label = QT_TRANSLATE_NOOP("Field", "Retry"),
     .summary = QT_TRANSLATE_NOOP("Field", "Sends the job again to devices on which it failed or timed out."),
     .fallback = QT_TRANSLATE_NOOP("Field", "no retries"),
     .toldBack = ToldBack::InJob,
     .isForecast = true,
     .children = rows::retry},
    {.key = "schedulingConfig"_L1,
     .kind = FieldKind::Object,
     .label = QT_TRANSLATE_NOOP("Field", "Scheduling"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "When the rollout begins and ends, and in which windows it may run."),
     .fallback = QT_TRANSLATE_NOOP("Field", "at once, without an end"),
     .toldBack = ToldBack::InJobOrEmpty,
     .isForecast = true,
     .children = rows::scheduling},
    {.key = "timeoutConfig"_L1,
     .kind = FieldKind::Object,
     .label = QT_TRANSLATE_NOOP("Field", "Time-out"),
     .summary = QT_TRANSLATE_NOOP("Field", "Ends executions that devices started and never finished."),
     .fallback = QT_TRANSLATE_NOOP("Field", "never"),
     .toldBack = ToldBack::InJobOrEmpty,
     .isForecast = true,
     .children = rows::timeout},
    {.key = "presignedUrlConfig"_L1,
     .kind = FieldKind::Object,
     .label = QT_TRANSLATE_NOOP("Field", "Presigned URLs"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "Lets devices fetch files from S3 through links that the service signs "
                                    "for them, where the job document has placeholders for such links."),
     .toldBack = ToldBack::InJobOrEmpty,
     .isFilledIn = true,
     .children = rows::presignedUrl},
    {.key = "tags"_L1,
     .kind = FieldKind::List,
     .label = QT_TRANSLATE_NOOP("Field", "Tags"),
     .summary = QT_TRANSLATE_NOOP("Field", "Names and values to find, sort, charge and permit the job by."),
     .toldBack = ToldBack::AsTags,
     // 50 is AWS's limit of tags a resource
     .range = {.max = 50},
     .children = tagElement},
    {.key = "destinationPackageVersions"_L1,
     .kind = FieldKind::List,
     .label = QT_TRANSLATE_NOOP("Field", "Package versions"),
     .summary = QT_TRANSLATE_NOOP(
         "Field",
         "The software package versions that are installed on a device once the job has succeeded there."),
     .toldBack = ToldBack::InJob,
     // 25 is what the API reference says
     .range = {.max = 25},
     .children = packageElement},
    {.key = "namespaceId"_L1,
     .kind = FieldKind::Text,
     .label = QT_TRANSLATE_NOOP("Field", "Namespace"),
     .summary = QT_TRANSLATE_NOOP(
         "Field",
         "Used by AWS IoT Greengrass: devices are told of the job on topics of this namespace only."),
     .toldBack = ToldBack::InJob,
     .pattern = idPattern,
     .patternText = idPatternText},
};

constexpr FieldSpec request = {
    .kind = FieldKind::Object, .label = QT_TRANSLATE_NOOP("Field", "Job"), .children = members};

} // namespace

const FieldSpec &createJob()
{
    return request;
}

const FieldSpec &createJob(const json::Pointer &at)
{
    const FieldSpec *found = request.find(at);
    Q_ASSERT(found);
    return *found;
}

} // namespace fleetwright::schema
