// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/iconlabel.h"

#include "ui/style/drawing.h"

#include <QPainter>

namespace fleetwright::ui
{

IconLabel::IconLabel(int side, QWidget *parent) : QWidget(parent), m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QIcon &icon)
{
    m_icon = icon;
    update();
}

QSize IconLabel::sizeHint() const
{
    const int side = scaled(m_side, fontMetrics());
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    m_icon.paint(&painter, QRect(QPoint(), sizeHint()), Qt::AlignCenter,
                 isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace fleetwright::ui
