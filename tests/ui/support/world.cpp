// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/world.h"

#include "app/platform/translations.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStyle>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

namespace
{

storage::Paths pathsBelow(const QString &folder)
{
    return {folder + u"/data"_s, folder + u"/config"_s};
}

} // namespace

World::World(QString folder, aws::SecretStore *secretStore, const QProcessEnvironment &environment)
    : outside(prompts, {.paths = pathsBelow(folder.isEmpty() ? m_temporary.path() : folder),
                        .clock = &clock,
                        .secrets = secretStore ? secretStore : &m_memory,
                        .environment = environment}),
      settings(outside.paths().settings())
{
    platform::installTranslations(m_translations);
    // A theme that the test chose stays; a test without windows has none.
    if (qobject_cast<QApplication *>(QCoreApplication::instance()) &&
        QApplication::style()->objectName() != u"fleetwright"_s)
        ui::applyTheme(ui::Theme::Light);
    if (const Expected<void> loaded = connections.load(); !loaded)
        qFatal("%s", qPrintable(loaded.error().message));
}

Expected<sandbox::Sandbox::Access> World::startSandbox()
{
    auto access = outside.startSandbox();
    inUse.refresh();
    return access;
}

ui::Services World::services()
{
    return {
        clock,
        clients,
        secrets,
        connections,
        inUse,
        templates,
        drafts,
        log,
        settings,
        [] {
            using Profile = identity::ProfileSummary;
            return identity::FoundProfiles{
                .profiles = {{.name = u"default"_s, .kind = Profile::Kind::Keys, .region = u"eu-west-1"_s},
                             {.name = u"prod-deploy"_s,
                              .kind = Profile::Kind::Role,
                              .account = u"123456789012"_s,
                              .role = u"FleetDeploy"_s,
                              .region = u"eu-central-1"_s,
                              .via = u"default"_s,
                              .asksForCode = true},
                             {.name = u"fleet-ops"_s,
                              .kind = Profile::Kind::SingleSignOn,
                              .account = u"210987654321"_s,
                              .role = u"FleetOperator"_s,
                              .region = u"eu-west-1"_s,
                              .via = u"corp"_s},
                             {.name = u"old"_s,
                              .problem = u"The source_profile “gone” of profile “old” does not exist."_s}},
                .where = u"~/.aws/config and ~/.aws/credentials"_s};
        },
        {},
        [this] {
            const auto &access = outside.sandbox().access();
            return access ? sandbox::exportLines(*access) : QString();
        }};
}

QJsonObject fullJob(const QDateTime &now)
{
    const auto minute = u"yyyy-MM-ddTHH:mm"_s;
    const QByteArray document = R"({
    "operation": "install-firmware",
    "version": "2.4.1",
    "steps": [
        { "action": "download", "url": "${aws:iot:s3-presigned-url:https://s3.eu-west-1.amazonaws.com/firmware/2.4.1.bin}" },
        { "action": "verify", "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
        { "action": "reboot", "delaySeconds": 30 }
    ]
})";
    return {
        {u"jobId"_s, u"fw-2-4-1-rollout"_s},
        {u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thinggroup/plant-berlin"_s}},
        {u"description"_s, u"Firmware 2.4.1 for the Berlin plant"_s},
        {u"document"_s, QString::fromUtf8(document)},
        {u"targetSelection"_s, u"SNAPSHOT"_s},
        {u"presignedUrlConfig"_s,
         QJsonObject{{u"roleArn"_s, u"arn:aws:iam::000000000000:role/firmware-download"_s},
                     {u"expiresInSec"_s, 1800}}},
        {u"jobExecutionsRolloutConfig"_s,
         QJsonObject{{u"maximumPerMinute"_s, 50},
                     {u"exponentialRate"_s, QJsonObject{{u"baseRatePerMinute"_s, 5},
                                                        {u"incrementFactor"_s, 2},
                                                        {u"rateIncreaseCriteria"_s,
                                                         QJsonObject{{u"numberOfSucceededThings"_s, 20}}}}}}},
        {u"abortConfig"_s,
         QJsonObject{{u"criteriaList"_s, QJsonArray{QJsonObject{{u"failureType"_s, u"FAILED"_s},
                                                                {u"action"_s, u"CANCEL"_s},
                                                                {u"thresholdPercentage"_s, 10},
                                                                {u"minNumberOfExecutedThings"_s, 10}}}}}},
        {u"jobExecutionsRetryConfig"_s,
         QJsonObject{{u"criteriaList"_s, QJsonArray{QJsonObject{{u"failureType"_s, u"TIMED_OUT"_s},
                                                                {u"numberOfRetries"_s, 2}}}}}},
        {u"timeoutConfig"_s, QJsonObject{{u"inProgressTimeoutInMinutes"_s, 60}}},
        {u"schedulingConfig"_s, QJsonObject{{u"startTime"_s, now.addDays(1).toString(minute)},
                                            {u"endTime"_s, now.addDays(8).toString(minute)},
                                            {u"endBehavior"_s, u"STOP_ROLLOUT"_s}}},
        {u"tags"_s, QJsonArray{QJsonObject{{u"Key"_s, u"team"_s}, {u"Value"_s, u"field-devices"_s}},
                               QJsonObject{{u"Key"_s, u"change"_s}, {u"Value"_s, u"CHG-1042"_s}}}},
    };
}

} // namespace fleetwright::test
