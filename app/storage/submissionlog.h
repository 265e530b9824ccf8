// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/iot/submissionjournal.h"

#include <QList>
#include <QObject>

#include <memory>

namespace fleetwright::storage
{

/// What was submitted from this computer, in SQLite. An entry is on disk before anything is sent. Where the
/// file turns out to be damaged, at once or in use, it is set aside and a new one begun.
class SubmissionLog : public QObject, public iot::SubmissionJournal
{
    Q_OBJECT

public:
    struct Entry {
        qint64 id = 0;
        Opening opening = {};
        Closing closing = {}; ///< state Sending while open
    };

    /// `:memory:` keeps nothing.
    explicit SubmissionLog(QString file, QObject *parent = nullptr);
    ~SubmissionLog() override;

    [[nodiscard]] Expected<qint64> open(const Opening &opening) override;
    [[nodiscard]] Expected<void> close(qint64 entry, const Closing &closing) override;

    /// Newest first; `filter` is searched for in job id, connection and answer. At most `limit`, after
    /// `skip`.
    [[nodiscard]] Expected<QList<Entry>> entries(const QString &filter = {}, int limit = 200,
                                                 int skip = 0) const;
    [[nodiscard]] Expected<Entry> entry(qint64 id) const;
    /// Those whose outcome is not known: Sending (from an earlier run) or Unknown.
    [[nodiscard]] Expected<QList<Entry>> unsettled() const;

    /// What had to be set aside, for the operator; empty where nothing was.
    [[nodiscard]] QString notice() const;

signals:
    void changed();
    /// Something had to be set aside after the log was opened: notice() says what.
    void replaced();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace fleetwright::storage
