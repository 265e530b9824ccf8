// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobmodel.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace fleetwright::ui
{

class ProblemsModel;

/// What is wrong or doubtful, each with the way to its field and, where there is one, its remedy.
class ProblemsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPane(job::JobModel &job, QWidget *parent = nullptr);

signals:
    void fieldRequested(const fleetwright::json::Pointer &at);
    void jsonRequested(const fleetwright::json::Pointer &at);

private:
    [[nodiscard]] const schema::Problem *current() const;
    void goTo();
    void fix();
    void refresh();
    void showMenu(const QPoint &at);

    job::JobModel &m_job;
    ProblemsModel *m_model;
    QListView *m_list;
    QLabel *m_none;
    QPushButton *m_goTo;
    QPushButton *m_fix;
    QPushButton *m_fixAll;
};

} // namespace fleetwright::ui
