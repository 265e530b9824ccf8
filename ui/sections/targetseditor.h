// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/targetarn.h"
#include "ui/form/boundwidget.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace fleetwright::ui
{

class MessageList;
class TargetsModel;

/// The list of targets: names or ARNs are typed or pasted, one or many; a table shows what they are.
class TargetsEditor : public BoundWidget
{
    Q_OBJECT

public:
    TargetsEditor(FormScope &scope, const schema::FieldSpec &spec, QWidget *parent);

    void reload() override;
    void showProblems(const schema::Problems &problems) override;
    QWidget *open(const json::Pointer &at) override;

    /// Adds all names and ARNs in `text` as one step. False, and nothing added, where a name cannot be
    /// completed to an ARN because the connection's account or region is not known.
    bool addTargets(const QString &text);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildEntry();
    void buildTable();
    QWidget *buildBar();
    void removeSelected();
    void copySelected() const;
    void updateCount();

    const schema::FieldSpec &m_spec;
    TargetsModel *m_model;
    QLineEdit *m_entry = nullptr;
    QComboBox *m_type = nullptr;
    QLabel *m_notice;
    QTableView *m_table;
    QLabel *m_count = nullptr;
    QPushButton *m_remove = nullptr;
    MessageList *m_messages;
};

} // namespace fleetwright::ui
