// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/hands.h"

#include "ui/form/fieldeditor.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QTest>
#include <QTimer>

namespace fleetwright::test
{

QWidget *visible(const QString &objectName, const QWidget *root)
{
    const QWidgetList widgets = root ? root->findChildren<QWidget *>(objectName) : QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (widget->objectName() == objectName && widget->isVisible())
            return widget;
    }
    return nullptr;
}

QWidget *field(const QWidget &window, const QString &place)
{
    const QWidget *row = visible(place, &window);
    const auto *editor = row ? row->findChild<ui::FieldEditor *>() : nullptr;
    return editor ? editor->inputs().value(0) : nullptr;
}

namespace
{

/// The part of a composed widget that a mouse and a keyboard would reach.
QWidget *reached(QWidget *widget)
{
    const auto *combo = qobject_cast<QComboBox *>(widget);
    return combo && combo->isEditable() ? combo->lineEdit() : widget;
}

} // namespace

bool activate(QWidget *window)
{
    if (!QTest::qWaitForWindowExposed(window))
        return false;
    window->activateWindow();
    return QTest::qWaitForWindowActive(window);
}

bool click(QWidget *widget)
{
    if (!widget)
        return false;
    for (QWidget *above = widget->parentWidget(); above; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above))
            area->ensureWidgetVisible(widget);
    }
    const auto *area = qobject_cast<QAbstractScrollArea *>(widget);
    QTest::mouseClick(area ? area->viewport() : widget, Qt::LeftButton);
    return true;
}

bool fill(QWidget *whole, const QString &text)
{
    QWidget *widget = reached(whole);
    if (!click(widget))
        return false;
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(widget, Qt::Key_Delete);
    QTest::keyClicks(widget, text);
    QTest::keyClick(widget, Qt::Key_Tab);
    return true;
}

bool choose(QWidget *button, const QString &entry)
{
    // A menu may run an event loop of its own until it is closed, so that it is worked from within it.
    bool chosen = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, button, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return;
        look.stop();
        // By keyboard: Qt 6.8 does not take a test's click on an open menu, where it takes a real one.
        const auto isThere = [&] {
            return menu->activeAction() && menu->activeAction()->text().remove(u'&') == entry;
        };
        for (qsizetype i = menu->actions().size(); i > 0 && !isThere(); --i)
            QTest::keyClick(menu, Qt::Key_Down);
        chosen = isThere();
        QTest::keyClick(menu, chosen ? Qt::Key_Return : Qt::Key_Escape);
    });
    look.start(10);
    return click(button) && QTest::qWaitFor([&] { return !look.isActive(); }) && chosen;
}

} // namespace fleetwright::test
