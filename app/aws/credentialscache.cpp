// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/credentialscache.h"

namespace fleetwright::aws
{

namespace
{
constexpr qint64 renewBeforeSeconds = 60; // a request must reach the service while they still hold
} // namespace

CredentialsCache::CredentialsCache(std::shared_ptr<CredentialsProvider> provider)
    : m_provider(std::move(provider))
{
}

void CredentialsCache::forget()
{
    m_kept.reset();
    m_provider->forget();
}

std::optional<Credentials> CredentialsCache::kept(const QDateTime &now) const
{
    if (m_kept && m_kept->expires.isValid() && now.secsTo(m_kept->expires) < renewBeforeSeconds)
        return std::nullopt;
    return m_kept;
}

void CredentialsCache::get(const QDateTime &now, QObject *context, Done done)
{
    m_kept = kept(now);
    if (m_kept) {
        done(*m_kept);
        return;
    }
    m_waiting.append({context, std::move(done)});
    if (m_waiting.size() > 1)
        return;
    m_provider->fetch(&m_self, [this](const Expected<Credentials> &credentials) {
        if (credentials)
            m_kept = *credentials;
        const QList<Waiting> waiting = std::exchange(m_waiting, {});
        for (const Waiting &one : waiting) {
            if (one.context)
                one.done(credentials);
        }
    });
}

} // namespace fleetwright::aws
