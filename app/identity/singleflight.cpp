// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/singleflight.h"

namespace fleetwright::identity
{

void SingleFlight::fetch(QObject *context, std::function<void(Expected<aws::Credentials>)> done)
{
    m_waiting.append({context, std::move(done)});
    if (m_waiting.size() == 1)
        QMetaObject::invokeMethod(this, [this] { begin(); }, Qt::QueuedConnection);
}

void SingleFlight::finish(const Expected<aws::Credentials> &result)
{
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting) {
        if (one.context)
            one.done(result);
    }
}

} // namespace fleetwright::identity
