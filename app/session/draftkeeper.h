// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/draftslot.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace fleetwright::session
{

/// Keeps the draft of one job on disk in step with it, so that closing, a crash or a power cut loses at most
/// the last quarter of a second. What cannot be written is tried again until it can be.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    /// `draft` gives what is to be kept at the time of writing; nothing where the job holds nothing.
    DraftKeeper(std::unique_ptr<storage::DraftSlot> slot,
                std::function<std::optional<storage::Draft>()> draft, QObject *parent = nullptr);
    ~DraftKeeper() override;

    /// Something changed: writes soon, together with what follows at once.
    void touch();
    /// Writes now what is not yet written. False where it cannot be.
    bool flush();
    /// Ends the keeping and gives the slot, to be closed or removed.
    [[nodiscard]] storage::DraftSlot *slot() const { return m_slot.get(); }
    void end();

signals:
    /// The draft could not be written; told once until it can be again.
    void failed(const QString &message);
    /// It could be written after all.
    void recovered();

private:
    std::unique_ptr<storage::DraftSlot> m_slot;
    std::function<std::optional<storage::Draft>()> m_draft;
    QTimer m_soon;
    bool m_isDue = false;
    bool m_isFailing = false;
};

} // namespace fleetwright::session
