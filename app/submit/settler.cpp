// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/settler.h"

namespace fleetwright::submit
{

Settler::Settler(aws::ClientFactory &clients, const storage::ConnectionStore &connections,
                 storage::SubmissionLog &log, const Clock &clock, QObject *parent)
    : QObject(parent), m_clients(clients), m_connections(connections), m_log(log), m_clock(clock)
{
}

Settler::~Settler() = default;

void Settler::settle(qint64 entry)
{
    if (!m_waiting.contains(entry))
        m_waiting.enqueue(entry);
    if (!m_busy)
        next();
}

void Settler::next()
{
    if (m_waiting.isEmpty())
        return;
    m_busy = true;
    const qint64 id = m_waiting.dequeue();
    const auto entry = m_log.entry(id);
    if (!entry)
        return finish(id, entry.error().message);
    const iot::SubmissionJournal::Opening &opening = entry->opening;
    const auto connection = m_connections.byId(opening.connectionId);
    if (!connection)
        return finish(id, tr("%1: the connection %2 is no longer there to ask over.")
                              .arg(opening.jobId, opening.connectionName));
    auto client = m_clients.open(m_clients.resolve(*connection));
    if (!client)
        return finish(id, tr("%1: %2").arg(opening.jobId, client.error().message));
    m_submission.reset();
    m_client = std::move(*client);
    m_submission =
        std::make_unique<Submission>(*m_client, m_log, m_clock,
                                     Submission::Request{opening.connectionId, opening.connectionName,
                                                         opening.jobId, opening.body, opening.at});
    connect(m_submission.get(), &Submission::finished, this, [this, id] {
        const Outcome &outcome = m_submission->outcome();
        finish(id, outcome.isOpen() ? outcome.headline + u' ' + outcome.advice : outcome.headline);
    });
    m_submission->settle(id);
}

void Settler::finish(qint64 entry, const QString &text)
{
    emit told(entry, text);
    // Later: this may be called from the submission that the next one replaces.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_busy = false;
            next();
        },
        Qt::QueuedConnection);
}

} // namespace fleetwright::submit
