// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobdocument.h"
#include "app/storage/submissionlog.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace fleetwright::ui
{

class SubmissionLogModel;

/// What was submitted from this computer: search, see what was sent and answered, copy, compose anew from it,
/// and find out about those whose outcome is open.
class SubmissionLogDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SubmissionLogDialog(storage::SubmissionLog &log, QWidget *parent = nullptr);

    /// Selects the entry with this id, where it is shown.
    void select(qint64 id);

signals:
    /// The operator wants to work on what was sent.
    void openRequested(const fleetwright::job::JobDocument &document);
    /// The operator wants the service to be asked about this entry.
    void settleRequested(qint64 entry);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showSelected();
    void openSelected();
    void copySelected();
    [[nodiscard]] const storage::SubmissionLog::Entry *selected() const;
    [[nodiscard]] QWidget *buildDetails();
    [[nodiscard]] static QString toText(const storage::SubmissionLog::Entry &entry);

    SubmissionLogModel *m_model;
    QLineEdit *m_search;
    QTableView *m_table;
    QLabel *m_state;
    QLabel *m_answer;
    QPlainTextEdit *m_body;
    QPushButton *m_open;
    QPushButton *m_copy;
    QPushButton *m_settle;
};

} // namespace fleetwright::ui
