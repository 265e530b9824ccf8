// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/changes.h"
#include "app/job/jobmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace fleetwright::ui
{

/// What differs from where this job started: the file or template it was opened from, or the last submission.
class ChangesPane : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesPane(job::JobModel &job, QWidget *parent = nullptr);

    /// `name` says what it is: "the file job.json".
    void setStart(const job::JobDocument &start, const QString &name);
    [[nodiscard]] qsizetype count() const { return m_changes.size(); }

signals:
    void countChanged();
    void fieldRequested(const fleetwright::json::Pointer &at);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void fill();
    void takeBack();
    [[nodiscard]] const job::Change *current() const;

    job::JobModel &m_job;
    job::JobDocument m_start;
    QString m_name;
    QList<job::Change> m_changes;
    QLabel *m_head;
    QTreeWidget *m_list;
    QPushButton *m_goTo;
    QPushButton *m_takeBack;
    bool m_stale = true;
};

} // namespace fleetwright::ui
