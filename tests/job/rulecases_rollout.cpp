// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/job/rulecases.h"

namespace fleetwright::test
{

namespace
{

#define EXPONENTIAL(maximum, base, factor, criteria)                                                         \
    R"({"jobExecutionsRolloutConfig": {)" maximum R"("exponentialRate": {"baseRatePerMinute": )" base        \
    R"(, "incrementFactor": )" factor R"(, "rateIncreaseCriteria": {)" criteria R"(}}}})"
#define ABORT(type, threshold, minimum)                                                                      \
    R"({"failureType": ")" type R"(", "action": "CANCEL", "thresholdPercentage": )" threshold                \
    R"(, "minNumberOfExecutedThings": )" minimum "}"
#define RETRY(type, count) R"({"failureType": ")" type R"(", "numberOfRetries": )" count "}"
#define GROUP R"("targets": ["arn:aws:iot:eu-west-1:123456789012:thinggroup/static"])"
#define TIMEOUT R"("timeoutConfig": {"inProgressTimeoutInMinutes": 5})"

} // namespace

QList<RuleCase> rolloutCases()
{
    using enum schema::Severity;
    return {
        {"rollout.empty", Error, "/jobExecutionsRolloutConfig", R"({"jobExecutionsRolloutConfig": {}})",
         R"({"jobExecutionsRolloutConfig": {"maximumPerMinute": 1}})", true},
        {"rollout.exponential-needs-maximum", Error, "/jobExecutionsRolloutConfig/maximumPerMinute",
         EXPONENTIAL("", "10", "2", R"("numberOfNotifiedThings": 1)"),
         EXPONENTIAL(R"("maximumPerMinute": 20, )", "10", "2", R"("numberOfNotifiedThings": 1)"), true},
        {"rollout.base-below-maximum", Error, "/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute",
         EXPONENTIAL(R"("maximumPerMinute": 20, )", "50", "2", R"("numberOfNotifiedThings": 1)"),
         EXPONENTIAL(R"("maximumPerMinute": 51, )", "50", "2", R"("numberOfNotifiedThings": 1)"), true},
        {"rollout.base-below-maximum", Warning,
         "/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute",
         EXPONENTIAL(R"("maximumPerMinute": 50, )", "50", "2", R"("numberOfNotifiedThings": 1)"), "{}", true},
        {"rollout.one-criterion", Error, "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria",
         EXPONENTIAL(R"("maximumPerMinute": 50, )", "5", "2", ""),
         EXPONENTIAL(R"("maximumPerMinute": 50, )", "5", "2", R"("numberOfSucceededThings": 1)"), true},
        {"rollout.one-criterion", Error, "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria",
         EXPONENTIAL(R"("maximumPerMinute": 50, )", "5", "2",
                     R"("numberOfSucceededThings": 1, "numberOfNotifiedThings": 1)"),
         EXPONENTIAL(R"("maximumPerMinute": 50, )", "5", "2", R"("numberOfNotifiedThings": 1)"), true},
        {"rollout.fractional-rate", Hint, "/jobExecutionsRolloutConfig/exponentialRate/incrementFactor",
         EXPONENTIAL(R"("maximumPerMinute": 50, )", "5", "1.1", R"("numberOfNotifiedThings": 1)"),
         EXPONENTIAL(R"("maximumPerMinute": 50, )", "10", "1.1", R"("numberOfNotifiedThings": 1)")},
        {"rollout.increase-never-comes", Warning,
         "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria/numberOfNotifiedThings",
         EXPONENTIAL(R"("maximumPerMinute": 50, )", "5", "2", R"("numberOfNotifiedThings": 2)"),
         EXPONENTIAL(R"("maximumPerMinute": 50, )", "5", "2", R"("numberOfNotifiedThings": 1)")},
        {"rollout.group-without-limit", Warning, "/jobExecutionsRolloutConfig", "{" GROUP "}",
         "{" GROUP R"(, "jobExecutionsRolloutConfig": {"maximumPerMinute": 50}})", true},

        {"abort.threshold-positive", Error, "/abortConfig/criteriaList/0/thresholdPercentage",
         R"({"abortConfig": {"criteriaList": [)" ABORT("FAILED", "0", "1") "]}}",
         R"({"abortConfig": {"criteriaList": [)" ABORT("FAILED", "0.01", "1") "]}}", true},
        {"abort.too-few-devices", Warning, "/abortConfig/criteriaList/0/minNumberOfExecutedThings",
         R"({"abortConfig": {"criteriaList": [)" ABORT("FAILED", "10", "3") "]}}",
         R"({"abortConfig": {"criteriaList": [)" ABORT("FAILED", "10", "2") "]}}", true},
        {"abort.timed-out-needs-timeout", Warning, "/abortConfig/criteriaList/0/failureType",
         R"({"abortConfig": {"criteriaList": [)" ABORT("TIMED_OUT", "10", "1") "]}}",
         "{" TIMEOUT R"(, "abortConfig": {"criteriaList": [)" ABORT("TIMED_OUT", "10", "1") "]}}", true},
        {"abort.one-for-each-type", Error, "/abortConfig/criteriaList/1",
         R"({"abortConfig": {"criteriaList": [)" ABORT("FAILED", "20", "1") "," ABORT("FAILED", "10",
                                                                                      "2") "]}}",
         R"({"abortConfig": {"criteriaList": [)" ABORT("FAILED", "20", "1") "," ABORT("REJECTED", "10",
                                                                                      "2") "]}}",
         true},
        {"abort.shadowed", Warning, "/abortConfig/criteriaList/1",
         R"({"abortConfig": {"criteriaList": [)" ABORT("ALL", "10", "1") "," ABORT("FAILED", "20", "2") "]}}",
         R"({"abortConfig": {"criteriaList": [)" ABORT("ALL", "20", "1") "," ABORT("FAILED", "10", "2") "]}}",
         true},
        {"abort.missing", Warning, "/abortConfig", "{" GROUP "}",
         R"({"targets": ["arn:aws:iot:eu-west-1:123456789012:thing/only"]})", true},

        {"retry.all-alone", Error, "/jobExecutionsRetryConfig/criteriaList/0/failureType",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("ALL", "1") "," RETRY("FAILED",
                                                                                          "1") "]}}",
         "{" TIMEOUT R"(, "jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("ALL", "1") "]}}", true},
        {"retry.distinct", Error, "/jobExecutionsRetryConfig/criteriaList/1/failureType",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("FAILED", "1") "," RETRY("FAILED",
                                                                                             "2") "]}}",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("FAILED", "1") "," RETRY("TIMED_OUT",
                                                                                             "2") "]}}",
         true},
        {"retry.at-most-ten", Error, "/jobExecutionsRetryConfig/criteriaList",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("FAILED", "6") "," RETRY("TIMED_OUT",
                                                                                             "5") "]}}",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("FAILED", "5") "," RETRY("TIMED_OUT",
                                                                                             "5") "]}}"},
        {"retry.timed-out-needs-timeout", Error, "/jobExecutionsRetryConfig/criteriaList/0/failureType",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("TIMED_OUT", "5") "]}}",
         "{" TIMEOUT R"(, "jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("TIMED_OUT", "5") "]}}",
         true},
        {"retry.without-abort", Warning, "/jobExecutionsRetryConfig",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("FAILED", "5") "]}}",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY(
             "FAILED", "5") R"(]}, "abortConfig": {"criteriaList": [)" ABORT("FAILED", "10", "1") "]}}",
         true},
        {"retry.none", Hint, "/jobExecutionsRetryConfig/criteriaList/0/numberOfRetries",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("FAILED", "0") "]}}",
         R"({"jobExecutionsRetryConfig": {"criteriaList": [)" RETRY("FAILED", "1") "]}}", true},

        {"timeout.empty", Error, "/timeoutConfig", R"({"timeoutConfig": {}})", "{" TIMEOUT "}", true},
        {"timeout.missing", Warning, "/timeoutConfig", "{}", "{" TIMEOUT "}", true},
    };
}

} // namespace fleetwright::test
