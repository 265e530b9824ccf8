// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/inputfilter.h"

#include <QKeyEvent>
#include <QWhatsThis>
#include <QWidget>

namespace fleetwright::ui
{

namespace
{

bool isUndoOrRedo(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Undo) || event.matches(QKeySequence::Redo);
}

} // namespace

void InputFilter::install(QWidget *input)
{
    input->setFocusPolicy(Qt::FocusPolicy(input->focusPolicy() & ~(Qt::WheelFocus & ~Qt::StrongFocus)));
    input->installEventFilter(new InputFilter(input));
}

bool InputFilter::eventFilter(QObject *watched, QEvent *event)
{
    auto *input = qobject_cast<QWidget *>(watched);
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        if (isUndoOrRedo(key)) {
            event->ignore();
            return true;
        }
        if (event->type() == QEvent::KeyPress && key.key() == Qt::Key_F1 &&
            key.modifiers() == Qt::NoModifier && input && !input->whatsThis().isEmpty()) {
            QWhatsThis::showText(input->mapToGlobal(input->rect().bottomLeft()), input->whatsThis(), input);
            return true;
        }
        return false;
    }
    case QEvent::Wheel:
        if (input && !input->hasFocus()) {
            event->ignore();
            return true;
        }
        return false;
    default:
        return false;
    }
}

} // namespace fleetwright::ui
