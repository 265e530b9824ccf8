// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/card.h"

#include "ui/style/drawing.h"

#include <QPainter>

namespace fleetwright::ui
{

Card::Card(QWidget *parent) : QWidget(parent)
{
}

void Card::setAbsent(bool isAbsent)
{
    if (m_isAbsent == isAbsent)
        return;
    m_isAbsent = isAbsent;
    update();
}

void Card::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    Shape shape;
    shape.edge = tone(m_isAbsent ? Token::EdgeSoft : Token::Hair, palette());
    shape.dashed = m_isAbsent;
    if (!m_isAbsent)
        shape.ground = tone(Token::Card, palette());
    drawShape(painter, rect(), shape);
}

} // namespace fleetwright::ui
