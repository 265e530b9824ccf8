// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/boundwidget.h"

namespace fleetwright::ui
{

class FieldEditor;
class MessageList;
class RowFrame;

/// One value with its label, editor, help and messages, bound to its place in the job.
class FieldRow : public BoundWidget
{
    Q_OBJECT

public:
    FieldRow(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place, QWidget *parent);

    [[nodiscard]] FieldEditor *editor() const { return m_editor; }
    /// Puts a widget beside the editor, for what one may do with this very field.
    void addBeside(QWidget *widget);

    void reload() override;
    void showProblems(const schema::Problems &problems) override;
    QWidget *open(const json::Pointer &at) override;

private:
    void describe();

    const schema::FieldSpec &m_spec;
    RowFrame *m_frame;
    FieldEditor *m_editor;
    MessageList *m_messages;
};

} // namespace fleetwright::ui
