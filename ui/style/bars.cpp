// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/bars.h"

#include "ui/style/drawing.h"
#include "ui/style/focusring.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace fleetwright::ui
{

namespace
{

constexpr int tabPadding = 12;
constexpr int tabGap = 6;
constexpr int shortestThumb = 28;

QFont tabFont(const QWidget *widget, bool current)
{
    QFont font = widget ? widget->font() : QApplication::font();
    if (current)
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

namespace bars
{

void drawTab(const QStyleOptionTab &option, QPainter &painter, const QWidget *widget)
{
    const Looks looks(option);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (looks.hover && !current)
        painter.fillRect(option.rect.adjusted(0, 0, 0, -1), looks(Token::Hover));
    if (current)
        drawHair(painter,
                 QRectF(option.rect.left() + tabPadding / 2, option.rect.bottom() - 1,
                        option.rect.width() - tabPadding, 2),
                 looks(Token::Accent));
    if (looks.focus && current && FocusRing::isByKeyboard(widget))
        drawShape(painter, QRectF(option.rect).adjusted(1, 1, -1, -1),
                  {.edge = looks(Token::Accent), .width = 2, .radius = 4});
}

void drawTabLabel(const QStyleOptionTab &option, QPainter &painter, const QWidget *widget)
{
    const Looks looks(option);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const auto visual = [&](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    QRect rect = option.rect.adjusted(tabPadding, 0, -tabPadding, 0);
    if (!option.icon.isNull()) {
        const int side = option.iconSize.width();
        const QRect square(rect.left(), rect.center().y() - side / 2 + 1, side, side);
        painter.drawPixmap(visual(square),
                           option.icon.pixmap(square.size(), painter.device()->devicePixelRatio(),
                                              looks.enabled ? QIcon::Normal : QIcon::Disabled));
        rect.setLeft(square.right() + 1 + tabGap);
    }
    painter.save();
    painter.setFont(tabFont(widget, current));
    painter.setPen(looks(!looks.enabled ? Token::Disabled : current ? Token::Text : Token::Text2));
    const bool hint = !widget || widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget);
    painter.drawText(visual(rect),
                     int(Qt::AlignCenter) | int(hint ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     option.text);
    painter.restore();
}

QSize tabSize(const QStyleOptionTab &option, const QWidget *widget)
{
    // Measured as the current one, which is the widest: else its neighbours would jump.
    const QFontMetrics metrics(tabFont(widget, true));
    int width = 2 * tabPadding + metrics.size(Qt::TextShowMnemonic, option.text).width();
    if (!option.icon.isNull())
        width += option.iconSize.width() + tabGap;
    width += option.leftButtonSize.width() + option.rightButtonSize.width();
    return {width, scaled(34, metrics)};
}

void drawTabBase(const QStyleOption &option, QPainter &painter)
{
    drawHair(painter, QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
             tone(Token::Hair, option.palette));
}

void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget)
{
    const Looks looks(option);
    // It stands in a container inside of what it scrolls.
    const QWidget *holder = widget ? widget->parentWidget() : nullptr;
    const QWidget *scrolled = holder ? holder->parentWidget() : nullptr;
    const bool inView = scrolled && !scrolled->inherits("QScrollArea");
    painter.fillRect(option.rect, looks(inView ? Token::Card : Token::Canvas));
    if (option.maximum <= option.minimum)
        return;
    const QRectF thumb = scrollPart(option, QStyle::SC_ScrollBarSlider);
    const bool active = looks.pressed && option.activeSubControls == QStyle::SC_ScrollBarSlider;
    const bool over = looks.hover && option.activeSubControls == QStyle::SC_ScrollBarSlider;
    const QColor color = looks(active ? Token::EdgeHover : over ? Token::Edge : Token::EdgeSoft);
    const QRectF narrow =
        option.orientation == Qt::Horizontal ? thumb.adjusted(2, 3, -2, -3) : thumb.adjusted(3, 2, -3, -2);
    drawShape(painter, narrow, {.ground = color, .radius = 3.5});
}

QRect scrollPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const bool across = option.orientation == Qt::Horizontal;
    const int room = across ? option.rect.width() : option.rect.height();
    const int thick = across ? option.rect.height() : option.rect.width();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int length = room;
    if (range > 0)
        length = std::clamp(int(qint64(option.pageStep) * room / (range + option.pageStep)),
                            std::min(shortestThumb, room), room);
    const int from = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                     room - length, option.upsideDown);
    int start = 0;
    int extent = 0;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        start = from;
        extent = length;
        break;
    case QStyle::SC_ScrollBarSubPage:
        extent = from;
        break;
    case QStyle::SC_ScrollBarAddPage:
        start = from + length;
        extent = room - start;
        break;
    case QStyle::SC_ScrollBarGroove:
        extent = room;
        break;
    default:
        return {};
    }
    const QRect found = across ? QRect(start, 0, extent, thick) : QRect(0, start, thick, extent);
    return QStyle::visualRect(option.direction, option.rect, found.translated(option.rect.topLeft()));
}

void drawSplitter(const QStyleOption &option, QPainter &painter)
{
    const Looks looks(option);
    const QRectF rect(option.rect);
    const QRectF line = option.state.testFlag(QStyle::State_Horizontal)
                            ? QRectF(rect.center().x() - 0.5, rect.top(), 1, rect.height())
                            : QRectF(rect.left(), rect.center().y() - 0.5, rect.width(), 1);
    drawHair(painter, line, looks(looks.hover || looks.pressed ? Token::Edge : Token::Hair));
}

void drawProgress(const QStyleOptionProgressBar &option, QPainter &painter)
{
    const Looks looks(option);
    constexpr qreal thickness = 6;
    const QRectF all(option.rect.left(), option.rect.center().y() - thickness / 2 + 1, option.rect.width(),
                     thickness);
    drawShape(painter, all,
              {.ground = looks(Token::Press),
               .edge = looks.highContrast ? looks(Token::Text) : QColor(),
               .radius = 3});
    const qint64 range = qint64(option.maximum) - option.minimum;
    // Busy without an end: half of the bar, at rest, for nothing in this window moves by itself.
    const qreal share = range > 0 ? qreal(option.progress - option.minimum) / qreal(range) : 0.5;
    QRectF part(all);
    part.setWidth(all.width() * std::clamp(share, 0.0, 1.0));
    if (range <= 0)
        part.moveCenter(all.center());
    else if (option.direction == Qt::RightToLeft)
        part.moveRight(all.right());
    if (part.width() >= 1)
        drawShape(painter, part, {.ground = looks(Token::AccentFill), .radius = 3});
}

} // namespace bars

} // namespace fleetwright::ui
