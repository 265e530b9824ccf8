// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

#include <QtGlobal>

/// Rows that several operations share (CreateJob, CreateJobTemplate, UpdateJob). Ranges follow the API model;
/// where it has none, the comment names the source.
namespace fleetwright::schema::rows
{

using namespace Qt::Literals::StringLiterals;

// --- rollout

inline constexpr FieldSpec rateIncreaseCriteria[] = {
    {.key = "numberOfNotifiedThings"_L1,
     .kind = FieldKind::Integer,
     .label = QT_TRANSLATE_NOOP("Field", "Notified devices"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "The rate goes up each time this many more devices were sent the job."),
     .unit = Unit::Devices,
     .placeholder = "1000",
     .range = {.min = 1}},
    {.key = "numberOfSucceededThings"_L1,
     .kind = FieldKind::Integer,
     .label = QT_TRANSLATE_NOOP("Field", "Succeeded devices"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "The rate goes up each time this many more devices have succeeded."),
     .help = QT_TRANSLATE_NOOP("Field", "Until then the rollout goes on at its present rate."),
     .unit = Unit::Devices,
     .placeholder = "1000",
     .range = {.min = 1}},
};

inline constexpr FieldSpec exponentialRate[] = {
    {.key = "baseRatePerMinute"_L1,
     .kind = FieldKind::Integer,
     .label = QT_TRANSLATE_NOOP("Field", "Base rate"),
     .summary = QT_TRANSLATE_NOOP("Field", "How many devices a minute are sent the job at the start."),
     .unit = Unit::DevicesPerMinute,
     .placeholder = "50",
     .required = true,
     .range = {.min = 1, .max = 1000}},
    {.key = "incrementFactor"_L1,
     .kind = FieldKind::Number,
     .label = QT_TRANSLATE_NOOP("Field", "Increment factor"),
     .summary = QT_TRANSLATE_NOOP("Field", "What the rate is multiplied by at each increase."),
     .placeholder = "2",
     .required = true,
     .range = {.min = 1.1, .max = 5},
     .decimals = 1},
    {.key = "rateIncreaseCriteria"_L1,
     .kind = FieldKind::Object,
     .label = QT_TRANSLATE_NOOP("Field", "Increase after"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "What has to be reached before the rate goes up: one of the two counts."),
     .required = true,
     .children = rateIncreaseCriteria},
};

inline constexpr FieldSpec rollout[] = {
    {.key = "maximumPerMinute"_L1,
     .kind = FieldKind::Integer,
     .label = QT_TRANSLATE_NOOP("Field", "Maximum per minute"),
     .summary = QT_TRANSLATE_NOOP("Field", "The most devices that are sent the job in a minute."),
     .help = QT_TRANSLATE_NOOP("Field", "With an exponential rate, the rate never goes above it."),
     .unit = Unit::DevicesPerMinute,
     .placeholder = "50",
     // 1000 is the service quota "job executions notified per minute"
     .range = {.min = 1, .max = 1000}},
    {.key = "exponentialRate"_L1,
     .kind = FieldKind::Object,
     .label = QT_TRANSLATE_NOOP("Field", "Exponential rate"),
     .summary = QT_TRANSLATE_NOOP(
         "Field", "Starts slowly and gets faster as more devices were sent the job, or succeeded."),
     .children = exponentialRate},
};

// --- abort

inline constexpr QLatin1StringView abortFailureTypes[] = {"FAILED"_L1, "REJECTED"_L1, "TIMED_OUT"_L1,
                                                          "ALL"_L1};
inline constexpr const char *abortFailureTypeLabels[] = {
    QT_TRANSLATE_NOOP("Field", "Failed"), QT_TRANSLATE_NOOP("Field", "Rejected"),
    QT_TRANSLATE_NOOP("Field", "Timed out"), QT_TRANSLATE_NOOP("Field", "Any of these")};
inline constexpr QLatin1StringView abortActions[] = {"CANCEL"_L1};
inline constexpr const char *abortActionLabels[] = {QT_TRANSLATE_NOOP("Field", "Cancel the job")};

inline constexpr FieldSpec abortCriterion[] = {
    {.key = "failureType"_L1,
     .kind = FieldKind::Choice,
     .label = QT_TRANSLATE_NOOP("Field", "Failure type"),
     .summary = QT_TRANSLATE_NOOP("Field", "Which endings count as failures."),
     .required = true,
     .choices = abortFailureTypes,
     .choiceLabels = abortFailureTypeLabels},
    {.key = "action"_L1,
     .kind = FieldKind::Choice,
     .label = QT_TRANSLATE_NOOP("Field", "Action"),
     .summary = QT_TRANSLATE_NOOP("Field", "What happens then."),
     .help = QT_TRANSLATE_NOOP(
         "Field", "Devices that already work on the job go on; the others are not sent it any more."),
     .required = true,
     .choices = abortActions,
     .choiceLabels = abortActionLabels},
    {.key = "thresholdPercentage"_L1,
     .kind = FieldKind::Number,
     .label = QT_TRANSLATE_NOOP("Field", "Threshold"),
     .summary = QT_TRANSLATE_NOOP(
         "Field", "The share of failures among the finished executions from which the job is cancelled."),
     .unit = Unit::Percent,
     .placeholder = "10",
     .required = true,
     .range = {.max = 100},
     .decimals = 2},
    {.key = "minNumberOfExecutedThings"_L1,
     .kind = FieldKind::Integer,
     .label = QT_TRANSLATE_NOOP("Field", "Minimum executed"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "How many executions must have finished before the share is looked at."),
     .unit = Unit::Devices,
     .placeholder = "100",
     .required = true,
     .range = {.min = 1}},
};

inline constexpr FieldSpec abortCriteriaElement[] = {{.kind = FieldKind::Object,
                                                      .label = QT_TRANSLATE_NOOP("Field", "Criterion"),
                                                      .children = abortCriterion}};

inline constexpr FieldSpec abort[] = {
    {.key = "criteriaList"_L1,
     .kind = FieldKind::List,
     .label = QT_TRANSLATE_NOOP("Field", "Abort criteria"),
     .summary = QT_TRANSLATE_NOOP("Field", "The job is cancelled as soon as one of them is met."),
     .required = true,
     .range = {.min = 1},
     .children = abortCriteriaElement},
};

// --- retry

inline constexpr QLatin1StringView retryFailureTypes[] = {"FAILED"_L1, "TIMED_OUT"_L1, "ALL"_L1};
inline constexpr const char *retryFailureTypeLabels[] = {QT_TRANSLATE_NOOP("Field", "Failed"),
                                                         QT_TRANSLATE_NOOP("Field", "Timed out"),
                                                         QT_TRANSLATE_NOOP("Field", "Both")};

inline constexpr FieldSpec retryCriterion[] = {
    {.key = "failureType"_L1,
     .kind = FieldKind::Choice,
     .label = QT_TRANSLATE_NOOP("Field", "Failure type"),
     .summary = QT_TRANSLATE_NOOP("Field", "Which endings are tried again."),
     .help = QT_TRANSLATE_NOOP("Field", "A rejected job never is."),
     .required = true,
     .choices = retryFailureTypes,
     .choiceLabels = retryFailureTypeLabels},
    {.key = "numberOfRetries"_L1,
     .kind = FieldKind::Integer,
     .label = QT_TRANSLATE_NOOP("Field", "Number of retries"),
     .summary = QT_TRANSLATE_NOOP("Field", "How often a device is sent the job again."),
     .help = QT_TRANSLATE_NOOP("Field", "Each retry is charged as an execution."),
     .unit = Unit::Retries,
     .placeholder = "3",
     .required = true,
     .range = {.min = 0, .max = 10}},
};

inline constexpr FieldSpec retryCriteriaElement[] = {{.kind = FieldKind::Object,
                                                      .label = QT_TRANSLATE_NOOP("Field", "Criterion"),
                                                      .children = retryCriterion}};

inline constexpr FieldSpec retry[] = {
    {.key = "criteriaList"_L1,
     .kind = FieldKind::List,
     .label = QT_TRANSLATE_NOOP("Field", "Retry criteria"),
     .summary = QT_TRANSLATE_NOOP(
         "Field", "Failed and timed out executions may have a number of retries each; together at most 10."),
     .required = true,
     .range = {.min = 1, .max = 2},
     .children = retryCriteriaElement},
};

// --- time-out

inline constexpr FieldSpec timeout[] = {
    {.key = "inProgressTimeoutInMinutes"_L1,
     .kind = FieldKind::Integer,
     .label = QT_TRANSLATE_NOOP("Field", "In-progress time-out"),
     .summary = QT_TRANSLATE_NOOP(
         "Field", "How long a device may work on the job before its execution counts as timed out."),
     .help = QT_TRANSLATE_NOOP(
         "Field", "The time runs from when the device starts, so one that is offline never times out."),
     .unit = Unit::Minutes,
     .placeholder = "60",
     // the model has no bounds; the developer guide says 1 minute to 7 days
     .range = {.min = 1, .max = 10080}},
};

// --- presigned URLs

inline constexpr FieldSpec presignedUrl[] = {
    {.key = "roleArn"_L1,
     .kind = FieldKind::Arn,
     .label = QT_TRANSLATE_NOOP("Field", "Role"),
     .summary = QT_TRANSLATE_NOOP("Field", "The IAM role that may read the file."),
     .help = QT_TRANSLATE_NOOP("Field", "It must trust iot.amazonaws.com, and you need iam:PassRole for it."),
     .placeholder = "arn:aws:iam::123456789012:role/fleet-ota",
     .range = {.min = 20, .max = 2048}},
    {.key = "expiresInSec"_L1,
     .kind = FieldKind::Integer,
     .label = QT_TRANSLATE_NOOP("Field", "Valid for"),
     .summary =
         QT_TRANSLATE_NOOP("Field", "How long a device can use a link after it asked for the job document."),
     .unit = Unit::Seconds,
     .placeholder = "3600",
     .fallbackValue = 3600.0,
     .range = {.min = 60, .max = 3600}},
};

} // namespace fleetwright::schema::rows
