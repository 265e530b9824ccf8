// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "app/submit/submission.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/faketransport.h"
#include "tests/support/manualclock.h"
#include "tests/support/manualscheduler.h"
#include "tests/support/memoryjournal.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

namespace fleetwright::test
{

/// One submission of a small job over doubles, and the answers that fit to it.
struct SubmissionFixture {
    explicit SubmissionFixture(const QString &jobId = QStringLiteral("fw-1"), const QDateTime &at = {},
                               const QByteArray &sent = body())
        : submission(std::make_unique<submit::Submission>(
              client, journal, clock,
              submit::Submission::Request{.connectionId = QStringLiteral("c1"),
                                          .connectionName = QStringLiteral("Test"),
                                          .jobId = jobId,
                                          .body = sent,
                                          .at = at})),
          finished(submission.get(), &submit::Submission::finished)
    {
    }

    [[nodiscard]] static QByteArray body()
    {
        return R"({"targets":["arn:aws:iot:eu-west-1:123456789012:thing/a:b"],"document":"{\"op\":\"x\"}",)"
               R"("description":"d","jobExecutionsRolloutConfig":{"maximumPerMinute":50}})";
    }
    [[nodiscard]] static QString arn()
    {
        return QStringLiteral("arn:aws:iot:eu-west-1:123456789012:job/fw-1");
    }
    [[nodiscard]] static QByteArray createdAnswer()
    {
        return "{\"jobArn\":\"" + arn().toLatin1() + "\",\"jobId\":\"fw-1\",\"description\":\"d\"}";
    }
    /// The job as DescribeJob tells it, with the oddities of the real service; members replaced by others.
    [[nodiscard]] static QByteArray
    describedAnswer(const QList<std::pair<QByteArray, QByteArray>> &others = {})
    {
        QJsonObject job =
            QJsonDocument::fromJson(
                R"({"jobId":"fw-1","targets":["arn:aws:iot:eu-west-1:123456789012:thing/a:b"],)"
                R"("description":"d","targetSelection":"SNAPSHOT","status":"IN_PROGRESS",)"
                R"("jobExecutionsRolloutConfig":{"maximumPerMinute":50.0,"exponentialRate":null},)"
                R"("timeoutConfig":{},"schedulingConfig":{},"abortConfig":null,"createdAt":1767323046.25})")
                .object();
        job.insert(QStringLiteral("jobArn"), arn());
        for (const auto &[member, value] : others) {
            job.insert(QString::fromLatin1(member),
                       QJsonDocument::fromJson("{\"v\":" + value + "}").object().value(QStringLiteral("v")));
        }
        return QJsonDocument(QJsonObject{{QStringLiteral("job"), job}}).toJson();
    }
    [[nodiscard]] static QByteArray documentAnswer(const QByteArray &document = R"({ "op" : "x" })")
    {
        return QJsonDocument(QJsonObject{{QStringLiteral("document"), QString::fromUtf8(document)}}).toJson();
    }

    void notThere(int times)
    {
        for (int i = 0; i < times; ++i)
            transport.refuse(404, "ResourceNotFoundException");
    }
    void run()
    {
        submission->start();
        settle();
    }
    /// Runs events and whatever the scheduler holds until nothing moves any more.
    void settle()
    {
        do {
            processEvents();
        } while (scheduler.runNext());
    }
    static void processEvents()
    {
        for (int i = 0; i < 30; ++i)
            QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    [[nodiscard]] submit::Outcome::Kind outcome() const
    {
        if (finished.size() != 1 || transport.left() != 0)
            qFatal("finished() came %lld times, %lld answers are left",
                   static_cast<long long>(finished.size()), static_cast<long long>(transport.left()));
        return submission->outcome().kind;
    }
    [[nodiscard]] iot::SubmissionJournal::Closing closing() const
    {
        if (journal.closings.size() != 1)
            qFatal("The journal was closed %lld times", static_cast<long long>(journal.closings.size()));
        return journal.closings[0].second;
    }

    FakeTransport transport = {};
    ManualScheduler scheduler = {};
    ManualClock clock = ManualClock();
    MemoryJournal journal = {};
    aws::Client client{{transport, scheduler, clock, std::make_shared<FakeCredentials>(), [] { return 1.0; }},
                       {.endpoint = QUrl(QStringLiteral("https://iot.eu-west-1.amazonaws.com")),
                        .region = QStringLiteral("eu-west-1")}};
    std::unique_ptr<submit::Submission> submission;
    QSignalSpy finished;
};

} // namespace fleetwright::test
