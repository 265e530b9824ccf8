// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/draftkeeper.h"

namespace fleetwright::session
{

DraftKeeper::DraftKeeper(storage::DraftStore &store, std::function<storage::Draft()> draft, QObject *parent)
    : QObject(parent), m_store(store), m_draft(std::move(draft))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(250);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::flush);
}

DraftKeeper::~DraftKeeper() = default;

void DraftKeeper::touch()
{
    // Not started anew while it runs: steady typing must not put the writing off.
    if (!m_soon.isActive())
        m_soon.start();
}

void DraftKeeper::flush()
{
    m_soon.stop();
    const Expected<void> saved = m_store.save(m_draft());
    if (!saved && !m_failing)
        emit failed(tr("What you compose cannot be kept on disk: %1").arg(saved.error().message));
    m_failing = !saved;
}

} // namespace fleetwright::session
