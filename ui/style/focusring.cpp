// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/focusring.h"

#include <QAbstractButton>
#include <QFocusEvent>
#include <QFocusFrame>

namespace fleetwright::ui
{

namespace
{

constexpr char keyboardProperty[] = "focusByKeyboard";

} // namespace

FocusRing::~FocusRing()
{
    delete m_frame;
}

void FocusRing::watch(QWidget *widget)
{
    widget->installEventFilter(this);
}

void FocusRing::forget(QWidget *widget)
{
    widget->removeEventFilter(this);
    if (m_frame && m_frame->widget() == widget)
        m_frame->setWidget(nullptr);
}

bool FocusRing::isByKeyboard(const QWidget *widget)
{
    return widget && widget->property(keyboardProperty).toBool();
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = static_cast<QWidget *>(watched);
    const bool isButton = qobject_cast<QAbstractButton *>(watched);
    const auto set = [widget](bool byKeyboard) {
        if (isByKeyboard(widget) == byKeyboard)
            return;
        widget->setProperty(keyboardProperty, byKeyboard);
        widget->update();
    };
    switch (event->type()) {
    case QEvent::FocusIn: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        // What came back from a menu or another window is as it was.
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            set(reason != Qt::MouseFocusReason);
        if (isButton && isByKeyboard(widget)) {
            if (!m_frame)
                m_frame = new QFocusFrame;
            m_frame->setWidget(widget);
        }
        break;
    }
    case QEvent::FocusOut:
        if (m_frame && m_frame->widget() == widget)
            m_frame->setWidget(nullptr);
        break;
    case QEvent::MouseButtonPress:
        set(false);
        if (m_frame && m_frame->widget() == widget)
            m_frame->setWidget(nullptr);
        break;
    case QEvent::KeyPress:
        if (!isButton)
            set(true);
        break;
    default:
        break;
    }
    return false;
}

} // namespace fleetwright::ui
