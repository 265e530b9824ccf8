// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/boundwidget.h"

class QHBoxLayout;
class QToolButton;

namespace fleetwright::ui
{

class FieldEditor;
class MessageList;

/// One item of a list: a row of editors, or, where its fields need more room, a form of its own; with buttons
/// to move it and to take it out, and the problems of all its members below.
class ListItem : public BoundWidget
{
    Q_OBJECT

public:
    /// `widths`: of the columns in pixels, 0 for those that take what is left; empty: the item is a form.
    ListItem(FormScope &scope, const schema::FieldSpec &element, const json::Pointer &place,
             const QList<int> &widths, bool ordered, QWidget *parent);

    void reload() override;
    void showProblems(const schema::Problems &problems) override;
    QWidget *open(const json::Pointer &at) override;

    /// How much room the buttons at the end of a row take.
    [[nodiscard]] static int buttonsWidth(const QWidget &widget, bool ordered);

signals:
    void removeRequested(qsizetype index);
    void moveRequested(qsizetype from, qsizetype to);

private:
    void buildCells(QHBoxLayout *row, const QList<int> &widths);
    void addCell(QHBoxLayout *row, const schema::FieldSpec &spec, const json::Pointer &at, int width);
    void buildButtons(QHBoxLayout *row, bool ordered);
    void describe();

    struct Cell {
        FieldEditor *editor = nullptr;
        json::Pointer at = {};
    };
    const schema::FieldSpec &m_element;
    QList<Cell> m_cells;
    QWidget *m_form = nullptr;
    MessageList *m_messages;
};

} // namespace fleetwright::ui
