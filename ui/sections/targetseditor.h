// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/targetarn.h"
#include "ui/form/boundwidget.h"

#include <functional>

class QComboBox;
class QCompleter;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace fleetwright::session
{
class TargetNames;
}

namespace fleetwright::ui
{

class Banner;
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

    /// From now on names without a type are looked up there, and names are proposed. It outlives the editor.
    void setNames(session::TargetNames &names);

    /// Adds all names and ARNs in `text` as one step, and gives what was not added, as text to be looked at:
    /// what can be no name, or everything where names cannot be completed to ARNs because the connection's
    /// account or region is not known. The reason is shown.
    QString addTargets(const QString &text);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildEntry();
    void buildTable();
    QWidget *buildBar();
    void addEntered();
    void pasteTargets();
    void removeSelected();
    void switchSelected();
    /// Turns the targets that are meant, by row and text, into the other type.
    void switchTargets(const std::function<bool(int, const QString &)> &isMeant);
    void followNames();
    void askNext();
    void copySelected() const;
    void updateCount();

    const schema::FieldSpec &m_spec;
    TargetsModel *m_model;
    QLineEdit *m_entry = nullptr;
    QComboBox *m_type = nullptr;
    QCompleter *m_completer = nullptr;
    session::TargetNames *m_names = nullptr;
    Banner *m_notice;
    Banner *m_question;
    QStringList m_ambiguous; ///< ARNs of which both a thing and a group exist; the first is being asked
    QTableView *m_table;
    QLabel *m_count = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_switch = nullptr;
    MessageList *m_messages;
};

} // namespace fleetwright::ui
