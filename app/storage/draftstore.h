// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"
#include "app/job/jobdocument.h"

namespace fleetwright::storage
{

/// What was being composed when the window was last there.
struct Draft {
    job::JobDocument document = {};
    QString jsonText = {}; ///< what stood in the JSON pane where it did not parse; else empty
    QString connectionId = {};
    QString filePath = {};   ///< the file it was opened from; empty: none
    QString templateId = {}; ///< the template it came from; empty: none
    bool modified = false;
};

/// Keeps one draft a window as a JSON file, replaced atomically on every change and flushed to disk.
class DraftStore
{
public:
    explicit DraftStore(QString folder);

    [[nodiscard]] Expected<void> save(const Draft &draft);
    /// Nothing where there is none. A damaged draft is set aside (kept, renamed) and told as an error.
    [[nodiscard]] Expected<std::optional<Draft>> load();
    [[nodiscard]] Expected<void> clear();

private:
    [[nodiscard]] QString file() const;

    QString m_folder;
};

} // namespace fleetwright::storage
