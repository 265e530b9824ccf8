// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/draftslot.h"

#include <QList>

#include <memory>
#include <vector>

namespace fleetwright::storage
{

/// All drafts: one JSON file a job, open or closed, replaced atomically and flushed to disk.
class DraftStore
{
public:
    /// So many closed jobs are kept; older ones go.
    static constexpr qsizetype mostClosed = 30;

    struct Taken {
        std::unique_ptr<DraftSlot> slot;
        Draft draft;
    };
    struct Found {
        std::vector<Taken> drafts; ///< those opened first come first
        QList<Error> problems;     ///< drafts that could not be read, and where they are kept
    };
    struct Closed {
        QString id = {};
        QDateTime closed = {}; ///< UTC
        Draft draft = {};
    };

    explicit DraftStore(QString folder);

    /// A place for a job that is new; nothing is on disk before it is saved.
    [[nodiscard]] std::unique_ptr<DraftSlot> newSlot() const;
    /// Takes all open drafts that no other running program holds. One that cannot be read is set aside (kept,
    /// renamed) and told.
    [[nodiscard]] Found takeAll() const;

    /// Where closed jobs stand; a template file put there under closedName() is one of them.
    [[nodiscard]] QString closedFolder() const;
    /// The file name for what is closed now.
    [[nodiscard]] static QString closedName(const QString &id, const QDateTime &now);
    /// Moves the draft, as it was last saved, among the closed ones.
    [[nodiscard]] Expected<void> close(DraftSlot &slot, const QDateTime &now) const;
    /// Those that can be read, the last one first.
    [[nodiscard]] QList<Closed> closed() const;
    /// Takes a closed job back among the open ones.
    [[nodiscard]] Expected<Taken> reopen(const QString &id) const;

private:
    [[nodiscard]] QStringList closedFiles() const;

    QString m_folder;
};

} // namespace fleetwright::storage
