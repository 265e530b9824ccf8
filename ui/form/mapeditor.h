// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/boundwidget.h"

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace fleetwright::ui
{

class FieldEditor;
class MessageList;

/// Names and values of a map, a row each. Names can be typed letter by letter: rows keep their order, and one
/// whose name is empty or taken stays in the form, marked, until it can be part of the job. A map that is
/// longer than the window bears is edited as JSON.
class MapEditor : public BoundWidget
{
    Q_OBJECT

public:
    MapEditor(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place, QWidget *parent);

    void reload() override;
    void showProblems(const schema::Problems &problems) override;
    QWidget *open(const json::Pointer &at) override;

private:
    struct Row {
        QWidget *widget = nullptr;
        QLineEdit *name = nullptr;
        FieldEditor *editor = nullptr;
        MessageList *messages = nullptr;
        QJsonValue value = QJsonValue::Undefined;
    };

    Row &addRow(const QString &name, const QJsonValue &value);
    void removeRow(const QWidget *widget);
    void commit();
    [[nodiscard]] bool isPartOfJob(qsizetype row) const;
    [[nodiscard]] QJsonValue shownValue() const;
    void showMessages();
    [[nodiscard]] QString localProblem(qsizetype row) const;

    const schema::FieldSpec &m_spec;
    QList<Row> m_list;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
    MessageList *m_messages;
    schema::Problems m_problems;
    bool m_isTooLong = false; ///< it has no rows then
};

} // namespace fleetwright::ui
