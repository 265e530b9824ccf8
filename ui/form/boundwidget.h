// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/boundview.h"
#include "ui/form/formscope.h"

#include <QPointer>
#include <QWidget>

namespace fleetwright::ui
{

/// A widget that is the view of a place, from its making to its end.
class BoundWidget : public QWidget, public BoundView
{
    Q_OBJECT

public:
    BoundWidget(FormScope &scope, json::Pointer place, QWidget *parent);
    ~BoundWidget() override;

    [[nodiscard]] FormScope &scope() const { return *m_scope; }
    [[nodiscard]] job::JobModel &model() const { return m_scope->model(); }
    [[nodiscard]] const json::Pointer &place() const { return m_place; }
    [[nodiscard]] QJsonValue value() const { return model().value(m_place); }

    [[nodiscard]] bool isShown() const override;

    /// Takes `widget` and every bound widget in it out of its form now, and deletes it when control returns
    /// to the event loop: safe from within a signal of one of its own editors.
    static void retire(QWidget *widget);

private:
    void detach();

    QPointer<FormScope> m_scope;
    json::Pointer m_place;
};

} // namespace fleetwright::ui
