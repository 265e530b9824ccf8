// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/submissionlog.h"

#include <QAbstractTableModel>

namespace fleetwright::ui
{

/// What was submitted, newest first; more rows are fetched as one scrolls. Follows the log.
class SubmissionLogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Job, Connection, Outcome, ColumnCount };

    explicit SubmissionLogModel(storage::SubmissionLog &log, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Shows only what holds `text` in job id, connection or answer.
    void setFilter(const QString &text);
    [[nodiscard]] const storage::SubmissionLog::Entry &entry(int row) const { return m_entries[row]; }
    /// The row of the entry with this id; -1 where it is not shown.
    [[nodiscard]] int rowOf(qint64 id) const;

signals:
    void failed(const QString &message);

private:
    void reload();
    [[nodiscard]] QList<storage::SubmissionLog::Entry> read(int count, int skip);

    storage::SubmissionLog &m_log;
    QString m_filter;
    QList<storage::SubmissionLog::Entry> m_entries;
    bool m_hasMore = false;
};

} // namespace fleetwright::ui
