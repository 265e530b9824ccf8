// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/submissionlogmodel.h"

#include "app/submit/outcome.h"

#include <QFont>
#include <QLocale>

namespace fleetwright::ui
{

using iot::SubmissionJournal;

namespace
{

constexpr int pageSize = 200;

} // namespace

SubmissionLogModel::SubmissionLogModel(storage::SubmissionLog &log, QObject *parent)
    : QAbstractTableModel(parent), m_log(log)
{
    connect(&m_log, &storage::SubmissionLog::changed, this, &SubmissionLogModel::reload);
    reload();
}

int SubmissionLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int SubmissionLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SubmissionLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const storage::SubmissionLog::Entry &item = m_entries[index.row()];
    if (role == Qt::FontRole && index.column() == Outcome && submit::isOpen(item.closing.state)) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Time:
        return QLocale().toString(item.opening.at.toLocalTime(), QLocale::ShortFormat);
    case Job:
        return item.opening.jobId;
    case Connection:
        return tr("%1 · %2").arg(item.opening.connectionName, item.opening.region);
    case Outcome:
        return item.closing.errorCode.isEmpty()
                   ? submit::stateText(item.closing.state)
                   : tr("%1: %2").arg(submit::stateText(item.closing.state), item.closing.errorCode);
    default:
        return {};
    }
}

QVariant SubmissionLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Time:
        return tr("Submitted");
    case Job:
        return tr("Job");
    case Connection:
        return tr("Connection");
    case Outcome:
        return tr("Outcome");
    default:
        return {};
    }
}

bool SubmissionLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore;
}

void SubmissionLogModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid())
        return;
    const QList<storage::SubmissionLog::Entry> more = read(pageSize, rowCount());
    if (more.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(more.size()) - 1);
    m_entries += more;
    endInsertRows();
}

void SubmissionLogModel::setFilter(const QString &text)
{
    m_filter = text;
    reload();
}

int SubmissionLogModel::rowOf(qint64 id) const
{
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].id == id)
            return static_cast<int>(row);
    }
    return -1;
}

void SubmissionLogModel::reload()
{
    const int wanted = std::max(pageSize, rowCount());
    beginResetModel();
    m_entries = read(wanted, 0);
    endResetModel();
}

QList<storage::SubmissionLog::Entry> SubmissionLogModel::read(int count, int skip)
{
    Expected<QList<storage::SubmissionLog::Entry>> found = m_log.entries(m_filter, count, skip);
    if (!found) {
        m_hasMore = false;
        emit failed(found.error().message);
        return {};
    }
    m_hasMore = found->size() == count;
    return *std::move(found);
}

} // namespace fleetwright::ui
