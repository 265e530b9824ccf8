// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/draftkeeper.h"

namespace fleetwright::session
{

namespace
{

constexpr int soonMs = 250;
constexpr int retryMs = 3000;

} // namespace

DraftKeeper::DraftKeeper(std::unique_ptr<storage::DraftSlot> slot,
                         std::function<std::optional<storage::Draft>()> draft, QObject *parent)
    : QObject(parent), m_slot(std::move(slot)), m_draft(std::move(draft))
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::flush);
}

DraftKeeper::~DraftKeeper() = default;

void DraftKeeper::touch()
{
    m_isDue = true;
    // Not started again while it runs: steady typing must not put the writing off.
    if (m_slot && !m_soon.isActive())
        m_soon.start(soonMs);
}

bool DraftKeeper::flush()
{
    m_soon.stop();
    if (!m_slot || !m_isDue)
        return true;
    const std::optional<storage::Draft> draft = m_draft();
    const Expected<void> saved = draft ? m_slot->save(*draft) : m_slot->remove();
    m_isDue = !saved;
    if (!saved)
        m_soon.start(retryMs);
    const bool wasFailing = std::exchange(m_isFailing, !saved);
    if (!saved && !wasFailing)
        emit failed(tr("What you compose cannot be kept on disk: %1").arg(saved.error().message));
    if (saved && wasFailing)
        emit recovered();
    return saved.has_value();
}

void DraftKeeper::end()
{
    m_soon.stop();
    m_slot.reset();
}

} // namespace fleetwright::session
