// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentialscache.h"
#include "app/base/clock.h"

namespace fleetwright::aws
{

/// One cache for all clients of a connection, so that a role is assumed, a code asked for and a sign-in made
/// once. Keeps what expires only: keys that do not are read anew, as they may have been replaced.
class SharedCredentials : public CredentialsProvider
{
public:
    /// `clock` must outlive it.
    SharedCredentials(std::shared_ptr<CredentialsProvider> source, const Clock &clock);

    void fetch(QObject *context, std::function<void(Expected<Credentials>)> done) override;
    void forget() override { m_cache.forget(); }

    [[nodiscard]] std::optional<Credentials> kept() const { return m_cache.kept(m_clock.utcNow()); }
    void put(const Credentials &credentials) { m_cache.put(credentials); }

private:
    const Clock &m_clock;
    CredentialsCache m_cache;
};

/// Uses what the shared cache holds, else a source that asks nobody; what that gives the cache gets too.
class QuietCredentials : public CredentialsProvider
{
public:
    QuietCredentials(std::shared_ptr<SharedCredentials> shared, std::shared_ptr<CredentialsProvider> source);

    void fetch(QObject *context, std::function<void(Expected<Credentials>)> done) override;
    void forget() override { m_shared->forget(); }

private:
    std::shared_ptr<SharedCredentials> m_shared;
    std::shared_ptr<CredentialsProvider> m_source;
};

} // namespace fleetwright::aws
