// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"

#include <QAbstractListModel>

namespace fleetwright::ui
{

/// The job's problems as a list: errors first, then warnings, then hints; within each in the form's order.
class ProblemsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { SeverityRole = Qt::UserRole, PlaceRole, MessageRole, RuleRole, FixRole };

    explicit ProblemsModel(const job::JobModel &job, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// The problem of a valid row.
    [[nodiscard]] const schema::Problem &problem(int row) const { return m_problems.at(row); }

private:
    void refresh();

    const job::JobModel &m_job;
    schema::Problems m_problems;
};

} // namespace fleetwright::ui
