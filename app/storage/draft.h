// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"
#include "app/job/jobdocument.h"

#include <QByteArray>
#include <QDateTime>

namespace fleetwright::storage
{

/// A job being composed, with what belongs to it and stands in no job file.
struct Draft {
    job::JobDocument document = {};
    QString jsonText = {};       ///< what stood in the JSON pane where it did not parse; else empty
    QString title = {};          ///< what it was called in the window
    QString filePath = {};       ///< the file it was opened from; empty: none
    QByteArray fileDigest = {};  ///< of what that file held when it was last read or written
    QString templateId = {};     ///< the template it came from; empty: none
    job::JobDocument start = {}; ///< what changes are counted from
    QString startName = {};      ///< what that is: "the file job.json"
    bool modified = false;       ///< since it was opened or saved
    QDateTime opened = {};       ///< UTC; gives the order of several
    QDateTime shown = {};        ///< UTC; when it was last the one in the window

    /// As one JSON object, indented.
    [[nodiscard]] QByteArray toBytes() const;
    /// Fails with what is wrong with the text; also reads a template, a plain job and the drafts of former
    /// versions.
    [[nodiscard]] static Expected<Draft> fromBytes(const QByteArray &bytes);
};

} // namespace fleetwright::storage
