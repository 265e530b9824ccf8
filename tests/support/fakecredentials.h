// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"

#include <QList>

namespace fleetwright::test
{

/// A provider that gives key ids from a list, the last one for ever, and counts.
class FakeCredentials : public aws::CredentialsProvider
{
public:
    explicit FakeCredentials(QStringList keyIds = {QStringLiteral("AKIDEXAMPLE")})
        : m_keyIds(std::move(keyIds))
    {
    }

    void fetch(QObject *context, std::function<void(Expected<aws::Credentials>)> done) override
    {
        ++fetches;
        Expected<aws::Credentials> result;
        if (problem) {
            result = tl::unexpected(*problem);
        } else {
            result->accessKeyId = m_keyIds.size() > 1 ? m_keyIds.takeFirst() : m_keyIds.first();
            result->secretAccessKey = "secret";
            result->expires = expires;
            result->source = QStringLiteral("a test");
        }
        QMetaObject::invokeMethod(
            context, [result, done = std::move(done)] { done(result); }, Qt::QueuedConnection);
    }

    int fetches = 0;
    QDateTime expires = {};
    std::optional<Error> problem = {};

private:
    QStringList m_keyIds;
};

} // namespace fleetwright::test
