// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/misspellings.h"

namespace fleetwright::test
{

QList<Misspelling> misspellings()
{
    const char *const rollout = "/jobExecutionsRolloutConfig";
    const char *const rate = "/jobExecutionsRolloutConfig/exponentialRate";
    const char *const criterion = "/abortConfig/criteriaList/0";
    const char *const window = "/schedulingConfig/maintenanceWindows/0";
    return {
        // another case
        {"", "AbortConfig", "abortConfig"},
        {"", "abortconfig", "abortConfig"},
        {"", "ABORTCONFIG", "abortConfig"},
        {"", "SchedulingConfig", "schedulingConfig"},
        {"", "JobId", "jobId"},
        {"", "jobID", "jobId"},
        {"", "Tags", "tags"},
        {"", "DocumentSource", "documentSource"},
        {"/tags/0", "key", "Key"},
        {"/tags/0", "value", "Value"},
        {rate, "BaseRatePerMinute", "baseRatePerMinute"},
        {criterion, "Action", "action"},
        {window, "starttime", "startTime"},
        // options of the AWS CLI, and names of Ruby, Rust and Terraform
        {"", "abort-config", "abortConfig"},
        {"", "abort_config", "abortConfig"},
        {"", "job-id", "jobId"},
        {"", "target-selection", "targetSelection"},
        {"", "job_executions_rollout_config", "jobExecutionsRolloutConfig"},
        {"", "presigned-url-config", "presignedUrlConfig"},
        {"/presignedUrlConfig", "expires_in_sec", "expiresInSec"},
        {criterion, "min_number_of_executed_things", "minNumberOfExecutedThings"},
        {"/timeoutConfig", "in-progress-timeout-in-minutes", "inProgressTimeoutInMinutes"},
        {rollout, "exponential_rate", "exponentialRate"},
        // CloudFormation, its kin, other services and the console
        {rollout, "ExponentialRolloutRate", "exponentialRate"},
        {rollout, "exponential_rollout_rate", "exponentialRate"},
        {"/jobExecutionsRetryConfig", "RetryCriteriaList", "criteriaList"},
        {"/jobExecutionsRetryConfig", "retry_criteria_list", "criteriaList"},
        {"/abortConfig", "abortCriteriaList", "criteriaList"},
        {"", "awsJobAbortConfig", "abortConfig"},
        {"", "awsJobExecutionsRolloutConfig", "jobExecutionsRolloutConfig"},
        {"", "awsJobTimeoutConfig", "timeoutConfig"},
        {"", "rolloutConfig", "jobExecutionsRolloutConfig"},
        {"", "retryConfig", "jobExecutionsRetryConfig"},
        {"", "jobExecutionRetryConfig", "jobExecutionsRetryConfig"},
        {"", "Abort configuration", "abortConfig"},
        {"", "Job executions timeout configuration", "timeoutConfig"},
        {"", "Scheduling configuration", "schedulingConfig"},
        {"", "scheduleConfig", "schedulingConfig"},
        {"", "abort", "abortConfig"},
        {"", "Rollout", "jobExecutionsRolloutConfig"},
        {"", "timeout", "timeoutConfig"},
        {"", "presigned-url", "presignedUrlConfig"},
        {rollout, "maxPerMinute", "maximumPerMinute"},
        {criterion, "minimumNumberOfExecutedThings", "minNumberOfExecutedThings"},
        {"", "Job name", "jobId"},
        {"", "jobDocument", "document"},
        {"", "Tag", "tags"},
        {"/schedulingConfig", "endTimeBehavior", "endBehavior"},
        {criterion, "Minimum number of things executed", "minNumberOfExecutedThings"},
        // slips
        {"", "target", "targets"},
        {"", "tragets", "targets"},
        {"", "targtes", "targets"},
        {"", "documnet", "document"},
        {"", "docment", "document"},
        {"", "descripton", "description"},
        {"", "desciptoin", "description"},
        {"", "jobld", "jobId"},
        {"", "jboId", "jobId"},
        {"", "tiemoutConfig", "timeoutConfig"},
        {"", "timeOutsConfig", "timeoutConfig"},
        {"", "scheduleingConfig", "schedulingConfig"},
        {"", "targetSelections", "targetSelection"},
        {"", "jobTemplateARNs", "jobTemplateArn"},
        {"", "namespaceld", "namespaceId"},
        {"", "destinationPackageVersion", "destinationPackageVersions"},
        {"", "documentParameter", "documentParameters"},
        {"/schedulingConfig", "maintenanceWindow", "maintenanceWindows"},
        {"/schedulingConfig", "endBehaviour", "endBehavior"},
        {"/schedulingConfig", "strtTime", "startTime"},
        {window, "durationInMinute", "durationInMinutes"},
        {rollout, "maximumPerMinut", "maximumPerMinute"},
        {rollout, "maximumPerMinutes", "maximumPerMinute"},
        {rate, "incrementFaktor", "incrementFactor"},
        {criterion, "failuretypes", "failureType"},
        {criterion, "thresholdPercantage", "thresholdPercentage"},
        {criterion, "actions", "action"},
        {"/presignedUrlConfig", "roleArns", "roleArn"},
        {"/presignedUrlConfig", "expiresInSecs", "expiresInSec"},
        {"/jobExecutionsRetryConfig/criteriaList/0", "numberOfRetris", "numberOfRetries"},
        // letters of another script
        {"", "tаrgets", "targets"},
        {"", "jοbId", "jobId"},
        // blanks around it
        {"", " targets", "targets"},
        {"", "targets ", "targets"},

    };
}

} // namespace fleetwright::test
