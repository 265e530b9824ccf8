// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tintedlabel.h"

#include "ui/style/drawing.h"

#include <QPainter>

namespace fleetwright::ui
{

TintedLabel::TintedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setContentsMargins(12, 8, 12, 8);
}

void TintedLabel::setSign(Sign sign)
{
    m_sign = sign;
    update();
}

void TintedLabel::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(this);
        const bool isLoud = m_sign != Sign::Empty;
        drawShape(painter, rect(),
                  {.ground = signTint(m_sign, palette()),
                   .edge = isLoud ? signColor(m_sign, palette()) : tone(Token::Hair, palette())});
    }
    QLabel::paintEvent(event);
}

} // namespace fleetwright::ui
