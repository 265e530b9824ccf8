// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace fleetwright::ui
{

/// Keeps an input widget from what belongs to the form: Undo and Redo go to the job's own stack, and the
/// mouse wheel scrolls the page unless the widget has the focus. Shift+F1 is left to What's This; F1 shows
/// the same.
class InputFilter : public QObject
{
    Q_OBJECT

public:
    /// Watches `input` for as long as it lives.
    static void install(QWidget *input);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QObject::QObject;
};

} // namespace fleetwright::ui
