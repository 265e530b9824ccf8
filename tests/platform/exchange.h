// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/platform/namtransport.h"

#include <QTest>

namespace fleetwright::test
{

/// Sends one request and waits for the answer.
inline aws::WireResponse exchange(platform::NamTransport &transport, const aws::WireRequest &request)
{
    QList<aws::WireResponse> responses;
    const auto call =
        transport.send(request, [&](const aws::WireResponse &response) { responses.append(response); });
    if (!responses.isEmpty())
        qFatal("answered from within send()");
    if (!QTest::qWaitFor([&] { return !responses.isEmpty(); }, 15000))
        qFatal("no answer");
    QCoreApplication::processEvents();
    if (responses.size() != 1)
        qFatal("answered more than once");
    return responses.first();
}

/// The same through a transport of its own.
inline aws::WireResponse exchange(const aws::WireRequest &request,
                                  platform::NamTransport::Limits limits = {.timeoutMs = 5000})
{
    platform::NamTransport transport(limits);
    return exchange(transport, request);
}

inline aws::WireRequest get(const QUrl &url)
{
    return {.method = "GET", .url = url};
}

inline aws::WireRequest put(const QUrl &url, const QByteArray &body = "{}")
{
    return {.method = "PUT", .url = url, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

} // namespace fleetwright::test
