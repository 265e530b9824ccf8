// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/draft.h"

#include <QLockFile>

namespace fleetwright::storage
{

/// The file of one draft. While it lives and was locked or saved, no other program takes the same draft.
class DraftSlot
{
public:
    DraftSlot(QString folder, QString id);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] QString file() const;
    /// False where another program that is running holds this draft.
    [[nodiscard]] bool lock();
    [[nodiscard]] Expected<Draft> load() const;
    /// Replaces the draft on disk; where that fails, the former one is still there.
    [[nodiscard]] Expected<void> save(const Draft &draft);
    /// Takes the draft off the disk; nothing happens where there is none.
    [[nodiscard]] Expected<void> remove();
    /// Puts the file, as it was last saved, at `path`, which also works where the disk is full.
    [[nodiscard]] Expected<void> moveTo(const QString &path);

private:
    QString m_folder;
    QString m_id;
    QLockFile m_lock;
};

} // namespace fleetwright::storage
