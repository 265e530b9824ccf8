// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/tabstops.h"

#include <QLayout>
#include <QWidget>

namespace fleetwright::ui
{

QWidgetList tabStops(const QLayout &layout)
{
    QWidgetList stops;
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem *item = layout.itemAt(i);
        if (const QLayout *inner = item->layout())
            stops += tabStops(*inner);
        QWidget *widget = item->widget();
        if (!widget)
            continue;
        // What takes input itself is one stop, whatever it is made of.
        if (widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy())
            stops.append(widget);
        else if (widget->layout())
            stops += tabStops(*widget->layout());
    }
    return stops;
}

} // namespace fleetwright::ui
