// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aws/sharedcredentials.h"

namespace fleetwright::aws
{

SharedCredentials::SharedCredentials(std::shared_ptr<CredentialsProvider> source, const Clock &clock)
    : m_clock(clock), m_cache(std::move(source))
{
}

void SharedCredentials::fetch(QObject *context, std::function<void(Expected<Credentials>)> done)
{
    if (const std::optional<Credentials> held = kept()) {
        QMetaObject::invokeMethod(
            context, [held = *held, done = std::move(done)] { done(held); }, Qt::QueuedConnection);
        return;
    }
    m_cache.get(m_clock.utcNow(), context,
                [this, done = std::move(done)](const Expected<Credentials> &credentials) {
                    if (credentials && !credentials->expires.isValid())
                        m_cache.drop();
                    done(credentials);
                });
}

QuietCredentials::QuietCredentials(std::shared_ptr<SharedCredentials> shared,
                                   std::shared_ptr<CredentialsProvider> source)
    : m_shared(std::move(shared)), m_source(std::move(source))
{
}

void QuietCredentials::fetch(QObject *context, std::function<void(Expected<Credentials>)> done)
{
    if (m_shared->kept())
        return m_shared->fetch(context, std::move(done));
    m_source->fetch(context, [shared = m_shared, done = std::move(done)](Expected<Credentials> credentials) {
        if (credentials && credentials->expires.isValid())
            shared->put(*credentials);
        done(std::move(credentials));
    });
}

} // namespace fleetwright::aws
