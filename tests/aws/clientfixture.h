// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/client.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/faketransport.h"
#include "tests/support/manualclock.h"
#include "tests/support/manualscheduler.h"

#include <QJsonObject>
#include <QTest>

namespace fleetwright::test
{

/// An operation that may be repeated: `GET /read`.
struct Read {
    struct Result {
        QString word = {};
    };
    static constexpr bool repeatable = true;
    [[nodiscard]] aws::HttpRequest request() const { return {.path = {QStringLiteral("read")}}; }
    [[nodiscard]] static std::optional<Result> parse(const QJsonObject &answer)
    {
        const QJsonValue word = answer.value(QStringLiteral("word"));
        return word.isString() ? std::optional(Result{word.toString()}) : std::nullopt;
    }
};

/// One that may not: `PUT /change`.
struct Change : Read {
    static constexpr bool repeatable = false;
    [[nodiscard]] aws::HttpRequest request() const
    {
        return {.method = "PUT", .path = {QStringLiteral("change")}, .body = QByteArray("{}")};
    }
};

/// A client over doubles, and what it called back with.
struct ClientFixture {
    using Outcome = Expected<aws::Answer<Read::Result>, aws::ApiError>;

    FakeTransport transport = {};
    ManualScheduler scheduler = {};
    ManualClock clock = ManualClock();
    std::shared_ptr<FakeCredentials> credentials = std::make_shared<FakeCredentials>();
    double random = 1.0;
    std::unique_ptr<aws::Client> client = makeClient();
    std::unique_ptr<QObject> context = std::make_unique<QObject>();
    QList<Outcome> outcomes = {};

    [[nodiscard]] std::unique_ptr<aws::Client> makeClient()
    {
        return std::make_unique<aws::Client>(
            aws::Client::Parts{transport, scheduler, clock, credentials, [this] { return random; }},
            aws::Target{.endpoint = QUrl(QStringLiteral("https://iot.eu-west-1.amazonaws.com")),
                        .region = QStringLiteral("eu-west-1")});
    }

    template<typename Op>
    aws::Call *send(const Op &op)
    {
        return client->send(op, context.get(), [this](const Outcome &outcome) { outcomes.append(outcome); });
    }

    /// Runs events and whatever the scheduler holds until nothing moves any more.
    void settle()
    {
        do {
            for (int i = 0; i < 20; ++i)
                QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        } while (scheduler.runNext());
    }

    /// The header of the n-th request.
    [[nodiscard]] QByteArray header(qsizetype request, const char *name) const
    {
        return aws::WireResponse{.headers = transport.requests().at(request).headers}.header(name);
    }
};

} // namespace fleetwright::test
