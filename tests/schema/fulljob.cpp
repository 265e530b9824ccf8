// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/fulljob.h"

#include <QJsonDocument>

namespace fleetwright::test
{

QJsonObject fullJob()
{
    static const QJsonObject job = QJsonDocument::fromJson(R"json({
        "jobId": "fw-2-4-1-rollout",
        "description": "Firmware 2.4.1 for the halls – größer, 東京 🚜",
        "targets": [
            "arn:aws:iot:eu-west-1:123456789012:thinggroup/halls",
            "arn:aws:iot:eu-west-1:123456789012:thing/gate:way_1-a"
        ],
        "targetSelection": "CONTINUOUS",
        "document": "{\"operation\": \"install\"}",
        "documentSource": "https://s3.eu-west-1.amazonaws.com/jobs/install.json",
        "jobTemplateArn": "arn:aws:iot:eu-west-1::jobtemplate/AWS-Download-File:1.0",
        "documentParameters": {"downloadUrl": "https://example.com/a.bin", "filePath": "/tmp/a b"},
        "jobExecutionsRolloutConfig": {
            "maximumPerMinute": 100,
            "exponentialRate": {
                "baseRatePerMinute": 10,
                "incrementFactor": 1.5,
                "rateIncreaseCriteria": {"numberOfNotifiedThings": 100, "numberOfSucceededThings": 50}
            }
        },
        "abortConfig": {
            "criteriaList": [
                {"failureType": "FAILED", "action": "CANCEL", "thresholdPercentage": 10.25,
                 "minNumberOfExecutedThings": 20}
            ]
        },
        "jobExecutionsRetryConfig": {"criteriaList": [{"failureType": "TIMED_OUT", "numberOfRetries": 3}]},
        "schedulingConfig": {
            "startTime": "2027-03-01T19:00",
            "endTime": "2027-03-08T19:00",
            "endBehavior": "STOP_ROLLOUT",
            "maintenanceWindows": [{"startTime": "cron(0 2 ? * MON *)", "durationInMinutes": 60}]
        },
        "timeoutConfig": {"inProgressTimeoutInMinutes": 60},
        "presignedUrlConfig": {"roleArn": "arn:aws:iam::123456789012:role/ota", "expiresInSec": 600},
        "tags": [{"Key": "team", "Value": "firmware"}],
        "destinationPackageVersions": [
            "arn:aws:iot:eu-west-1:123456789012:package/firmware/version/2.4.1"
        ],
        "namespaceId": "plant_1"
    })json")
                                       .object();
    return job;
}

} // namespace fleetwright::test
