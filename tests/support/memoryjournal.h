// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/iot/submissionjournal.h"

#include <QList>

namespace fleetwright::test
{

/// A journal in memory that may refuse.
class MemoryJournal : public iot::SubmissionJournal
{
public:
    [[nodiscard]] Expected<qint64> open(const Opening &opening) override
    {
        if (refuseOpening)
            return failure(QStringLiteral("disk full"));
        openings.append(opening);
        return openings.size();
    }
    [[nodiscard]] Expected<void> close(qint64 entry, const Closing &closing) override
    {
        if (refuseClosing)
            return failure(QStringLiteral("disk full"));
        closings.append({entry, closing});
        return {};
    }

    QList<Opening> openings = {};
    QList<std::pair<qint64, Closing>> closings = {};
    bool refuseOpening = false;
    bool refuseClosing = false;
};

} // namespace fleetwright::test
