// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"
#include "app/job/targetarn.h"

#include <QAbstractTableModel>

namespace fleetwright::ui
{

/// The targets of the job as a table: name, type, account and region. Editing a name edits the whole ARN; a
/// type is a job::TargetType.
class TargetsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 { Name, Type, Where, ColumnCount };

    explicit TargetsModel(job::JobModel &job, QObject *parent = nullptr);

    /// The job's targets changed.
    void reload();
    void setProblems(const schema::Problems &problems);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    [[nodiscard]] static json::Pointer place();
    [[nodiscard]] static QString typeName(job::TargetType type);

private:
    [[nodiscard]] QVariant display(int row, int column) const;
    [[nodiscard]] QString problemText(int row) const;

    job::JobModel &m_job;
    QStringList m_targets;
    QHash<qsizetype, schema::Problems> m_problems;
};

} // namespace fleetwright::ui
