// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/menus.h"

#include "ui/style/drawing.h"
#include "ui/style/icons.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace fleetwright::ui
{

namespace
{

constexpr int padding = 8;
constexpr int sign = 16; // of the check mark or the icon
constexpr int keysGap = 24;

bool hasSigns(const QStyleOptionMenuItem &option)
{
    return option.maxIconWidth > 0 || option.menuHasCheckableItems;
}

} // namespace

namespace menus
{

void drawItem(const QStyleOptionMenuItem &option, QPainter &painter)
{
    const Looks looks(option);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        const qreal middle = QRectF(option.rect).center().y();
        drawHair(painter, QRectF(option.rect.left(), middle, option.rect.width(), 1), looks(Token::Hair));
        return;
    }
    const bool selected = looks.enabled && option.state.testFlag(QStyle::State_Selected);
    if (selected)
        drawShape(painter, option.rect, {.ground = looks(Token::Select), .radius = 4});
    const auto visual = [&](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    const QColor ink = looks(!looks.enabled ? Token::Disabled : selected ? Token::OnSelect : Token::Text);
    QRect rect = option.rect.adjusted(padding, 0, -padding, 0);
    if (hasSigns(option)) {
        const QRect square(rect.left(), rect.center().y() - sign / 2 + 1, sign, sign);
        if (option.checked)
            paintIcon(painter, visual(square), Icon::Check, ink);
        else if (!option.icon.isNull())
            option.icon.paint(&painter, visual(square), Qt::AlignCenter,
                              looks.enabled ? QIcon::Normal : QIcon::Disabled);
        rect.setLeft(square.right() + 1 + padding);
        // A connection in the menu has a colour besides.
        if (option.checked && !option.icon.isNull()) {
            const QRect second = square.translated(sign + 4, 0);
            option.icon.paint(&painter, visual(second));
            rect.setLeft(second.right() + 1 + padding);
        }
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect square(rect.right() + 1 - 14, rect.center().y() - 6, 14, 14);
        painter.save();
        if (option.direction == Qt::RightToLeft) {
            const QRect there = visual(square);
            painter.translate(2 * there.center().x() + 1, 0);
            painter.scale(-1, 1);
            paintIcon(painter, there, Icon::ChevronRight, ink);
        } else {
            paintIcon(painter, square, Icon::ChevronRight, ink);
        }
        painter.restore();
        rect.setRight(square.left() - 4);
    }
    const qsizetype tab = option.text.indexOf(u'\t');
    painter.save();
    QFont font = option.font;
    if (option.menuItemType == QStyleOptionMenuItem::DefaultItem)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(visual(rect),
                     int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignLeft)) |
                         int(Qt::TextShowMnemonic | Qt::TextSingleLine),
                     option.text.left(tab));
    if (tab >= 0) {
        if (looks.enabled && !selected)
            painter.setPen(looks(Token::Text2));
        painter.drawText(visual(rect),
                         int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignRight)) |
                             int(Qt::TextSingleLine),
                         option.text.mid(tab + 1));
    }
    painter.restore();
}

QSize itemSize(const QStyleOptionMenuItem &option)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {10, 9};
    const QFontMetrics metrics(option.font);
    const qsizetype tab = option.text.indexOf(u'\t');
    int width = 2 * padding + metrics.size(Qt::TextShowMnemonic, option.text.left(tab)).width() + 14;
    if (tab >= 0)
        width += keysGap + metrics.horizontalAdvance(option.text.mid(tab + 1));
    if (hasSigns(option))
        width += sign + padding + (option.menuHasCheckableItems && option.maxIconWidth > 0 ? sign + 4 : 0);
    return {width, scaled(28, metrics)};
}

void drawBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget)
{
    const Looks looks(option);
    drawBarGround(option, painter);
    const bool active = option.state.testFlag(QStyle::State_Selected);
    if (looks.enabled && active)
        drawShape(painter, option.rect.adjusted(0, 2, 0, -2),
                  {.ground = looks(looks.pressed ? Token::Press : Token::Hover),
                   .edge = looks.highContrast ? looks(Token::Text) : QColor(),
                   .radius = 4});
    const bool hint = !widget || widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget);
    painter.save();
    painter.setPen(looks(looks.enabled ? Token::Text : Token::Disabled));
    painter.drawText(option.rect,
                     int(Qt::AlignCenter) | int(hint ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     option.text);
    painter.restore();
}

void drawPanel(const QStyleOption &option, QPainter &painter)
{
    const Looks looks(option);
    // The window of a menu is a rectangle where nothing composes it, so its corners are filled first.
    painter.fillRect(option.rect, looks(Token::Card));
    drawShape(painter, option.rect,
              {.ground = looks(Token::Card), .edge = looks(Token::EdgeHover), .radius = 0});
}

void drawBarGround(const QStyleOption &option, QPainter &painter)
{
    painter.fillRect(option.rect, tone(Token::Card, option.palette));
}

} // namespace menus

} // namespace fleetwright::ui
