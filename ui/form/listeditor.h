// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/boundwidget.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fleetwright::ui
{

class ListItem;
class MessageList;

/// A list as a table of editors: a row an item, a column a member. Adds, takes out, moves, and takes many
/// lines at once from the clipboard. Items whose fields need room are forms under each other.
class ListEditor : public BoundWidget
{
    Q_OBJECT

public:
    /// Heeded: the service goes by the order, so items can be moved.
    enum class Order : quint8 { Free, Heeded };

    ListEditor(FormScope &scope, const schema::FieldSpec &spec, const json::Pointer &place, Order order,
               QWidget *parent);

    void reload() override;
    void showProblems(const schema::Problems &problems) override;
    QWidget *open(const json::Pointer &at) override;

    /// Adds an item, with what can have one value only filled in, and focuses it.
    void addItem();
    /// Adds an item for each line of `text`, as one step.
    void paste(const QString &text);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void measureColumns();
    void buildHeader();
    void addRow();
    [[nodiscard]] qsizetype count() const;
    [[nodiscard]] QList<const schema::FieldSpec *> columns() const;

    const schema::FieldSpec &m_spec;
    Order m_order;
    QList<int> m_widths;
    QWidget *m_header;
    QVBoxLayout *m_rows;
    QList<ListItem *> m_items;
    QLabel *m_more;
    MessageList *m_messages;
};

/// What a new item of a list starts as: a text that is empty, or an object with those members filled in that
/// can have one value only.
[[nodiscard]] QJsonValue newItem(const schema::FieldSpec &element);

} // namespace fleetwright::ui
