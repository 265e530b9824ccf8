// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/largestjob.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::bench
{

namespace
{

QJsonObject abortCriterion(const QString &failureType, double percentage)
{
    return {{u"failureType"_s, failureType},
            {u"action"_s, u"CANCEL"_s},
            {u"thresholdPercentage"_s, percentage},
            {u"minNumberOfExecutedThings"_s, 10}};
}

QJsonObject retryCriterion(const QString &failureType, int retries)
{
    return {{u"failureType"_s, failureType}, {u"numberOfRetries"_s, retries}};
}

} // namespace

QString documentOfSize(qsizetype bytes)
{
    QString text = u"{\n"_s;
    for (int step = 0; text.size() < bytes - 600; ++step) {
        text +=
            u"    \"step-%1\": {\"run\": \"/usr/bin/update --part %1\", \"timeoutSeconds\": 60, \"checks\": "
            u"[\"battery\", \"storage\", \"version\"]},\n"_s.arg(step);
    }
    const QString head = text + u"    \"note\": \""_s;
    const QString tail = u"\"\n}"_s;
    return head + QString(bytes - head.size() - tail.size(), u'x') + tail;
}

QJsonObject largestJob()
{
    QJsonArray targets;
    for (int i = 0; i < 100; ++i)
        targets.append(u"arn:aws:iot:eu-west-1:123456789012:thinggroup/warehouse-gateways-hall-%1"_s.arg(i));
    QJsonArray tags;
    for (int i = 0; i < 50; ++i) {
        const QString key = u"cost-centre-%1-"_s.arg(i);
        tags.append(
            QJsonObject{{u"Key"_s, key + QString(128 - key.size(), u'k')}, {u"Value"_s, QString(256, u'v')}});
    }
    QJsonArray packages;
    for (int i = 0; i < 25; ++i)
        packages.append(u"arn:aws:iot:eu-west-1:123456789012:package/gateway-%1/version/2.4.1"_s.arg(i));

    return {
        {u"jobId"_s, QString(64, u'j')},
        {u"targets"_s, targets},
        {u"document"_s, documentOfSize(largestDocument)},
        {u"description"_s, QString(2000, u'd')},
        {u"presignedUrlConfig"_s,
         QJsonObject{{u"roleArn"_s, u"arn:aws:iam::123456789012:role/fleet-artifacts"_s},
                     {u"expiresInSec"_s, 3600}}},
        {u"targetSelection"_s, u"CONTINUOUS"_s},
        {u"jobExecutionsRolloutConfig"_s,
         QJsonObject{{u"maximumPerMinute"_s, 1000},
                     {u"exponentialRate"_s, QJsonObject{{u"baseRatePerMinute"_s, 10},
                                                        {u"incrementFactor"_s, 1.5},
                                                        {u"rateIncreaseCriteria"_s,
                                                         QJsonObject{{u"numberOfSucceededThings"_s, 50}}}}}}},
        {u"abortConfig"_s,
         QJsonObject{{u"criteriaList"_s,
                      QJsonArray{abortCriterion(u"FAILED"_s, 5), abortCriterion(u"REJECTED"_s, 10.25),
                                 abortCriterion(u"TIMED_OUT"_s, 20), abortCriterion(u"ALL"_s, 30)}}}},
        {u"timeoutConfig"_s, QJsonObject{{u"inProgressTimeoutInMinutes"_s, 10080}}},
        {u"tags"_s, tags},
        {u"jobExecutionsRetryConfig"_s,
         QJsonObject{{u"criteriaList"_s,
                      QJsonArray{retryCriterion(u"FAILED"_s, 5), retryCriterion(u"TIMED_OUT"_s, 5)}}}},
        {u"schedulingConfig"_s,
         QJsonObject{
             {u"maintenanceWindows"_s, QJsonArray{QJsonObject{{u"startTime"_s, u"cron(0 2 ? * MON *)"_s},
                                                              {u"durationInMinutes"_s, 120}}}}}},
        {u"destinationPackageVersions"_s, packages},
    };
}

} // namespace fleetwright::bench
