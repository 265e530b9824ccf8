// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace fleetwright::aws
{

/// Keeps what a provider gave until shortly before it expires; calls that want it meanwhile wait for one
/// fetch.
class CredentialsCache
{
public:
    using Done = std::function<void(const Expected<Credentials> &)>;

    explicit CredentialsCache(std::shared_ptr<CredentialsProvider> provider);

    /// Answers once unless `context` is gone by then; at once where fresh credentials are at hand.
    void get(const QDateTime &now, QObject *context, Done done);
    /// Forgets what is kept, here and at the source: the service says that it is no good any more.
    void forget();
    /// Forgets what is kept here alone.
    void drop() { m_kept.reset(); }
    /// What is kept and still holds; nothing where there is none.
    [[nodiscard]] std::optional<Credentials> kept(const QDateTime &now) const;
    /// Keeps what came another way.
    void put(const Credentials &credentials) { m_kept = credentials; }

private:
    struct Waiting {
        QPointer<QObject> context = {};
        Done done = {};
    };

    std::shared_ptr<CredentialsProvider> m_provider;
    std::optional<Credentials> m_kept;
    QList<Waiting> m_waiting;
    QObject m_self; ///< the provider's context: after it nothing is called back
};

} // namespace fleetwright::aws
