// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/views.h"

#include "ui/style/drawing.h"
#include "ui/style/focusring.h"
#include "ui/style/icons.h"

#include <QPainter>
#include <QStyle>
#include <QTreeView>

namespace fleetwright::ui
{

namespace
{

/// Cells that stand in a row beside each other: a ground goes from edge to edge.
bool isTable(const QWidget *widget)
{
    return qobject_cast<const QTreeView *>(widget) || (widget && widget->inherits("QTableView"));
}

bool isEditable(const QWidget *widget)
{
    return widget && (widget->inherits("QAbstractScrollArea") && !widget->inherits("QScrollArea"));
}

} // namespace

namespace views
{

void drawRowGround(const QStyleOptionViewItem &option, QPainter &painter)
{
    const Looks looks(option);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || looks.hover)
        painter.fillRect(option.rect.adjusted(0, 0, 0, -1), looks(selected ? Token::Select : Token::Hover));
}

void drawItemGround(const QStyleOptionViewItem &option, QPainter &painter, const QWidget *widget)
{
    const Looks looks(option);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    const bool table = isTable(widget);
    if (table)
        drawHair(painter, QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                 looks(Token::Hair));
    if (selected || looks.hover) {
        const QColor ground = looks(selected ? Token::Select : Token::Hover);
        if (table)
            painter.fillRect(option.rect.adjusted(0, 0, 0, -1), ground);
        else
            drawShape(painter, option.rect, {.ground = ground, .radius = 4});
        if (!selected && looks.highContrast)
            drawShape(painter, option.rect, {.edge = looks(Token::Text), .radius = 4});
    }
    const bool isFirst = !table || option.index.column() == 0;
    if (selected && isFirst && !looks.highContrast) {
        // The ground alone differs too little from the others.
        QRectF mark(option.rect.left(), option.rect.top(), 3, option.rect.height());
        if (!table)
            mark = QRectF(option.rect.left() + 1, option.rect.center().y() - 7, 3, 16);
        mark = QStyle::visualRect(option.direction, option.rect, mark.toRect());
        drawShape(painter, mark, {.ground = looks(Token::Accent), .radius = table ? 0.0 : 1.5});
    }
    // In what pops up there is but one place to be.
    const bool popsUp = widget && widget->window()->windowType() == Qt::Popup;
    if (looks.focus && FocusRing::isByKeyboard(widget) && !popsUp)
        drawShape(painter, option.rect, {.edge = looks(Token::Accent), .width = 2, .radius = 4});
}

QStyleOptionViewItem itemOption(const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem item = option;
    const Looks looks(option);
    // Of what is selected the text stays as it is: only the ground changes.
    if (looks.highContrast)
        return item;
    const QBrush ink =
        item.palette.brush(looks.enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        item.palette.setBrush(group, QPalette::HighlightedText, ink);
    return item;
}

void drawBranch(const QStyleOption &option, QPainter &painter)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const int side = 14;
    QRect square(0, 0, side, side);
    square.moveCenter(option.rect.center());
    const bool isOpen = option.state.testFlag(QStyle::State_Open);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QColor ink = tone(Token::Text2, option.palette);
    if (isOpen || !mirrored) {
        paintIcon(painter, square, isOpen ? Icon::ChevronDown : Icon::ChevronRight, ink);
        return;
    }
    painter.save();
    painter.translate(square.center().x() + 1, 0);
    painter.scale(-1, 1);
    paintIcon(painter, QRect(-side / 2, square.top(), side, side), Icon::ChevronRight, ink);
    painter.restore();
}

void drawHeader(const QStyleOptionHeader &option, QPainter &painter, const QWidget *widget)
{
    const Looks looks(option);
    painter.fillRect(option.rect, looks(looks.pressed ? Token::Press
                                        : looks.hover ? Token::Hover
                                                      : Token::Canvas));
    const bool isRows = option.orientation == Qt::Vertical;
    const QRectF line = isRows ? QRectF(option.rect.right(), option.rect.top(), 1, option.rect.height())
                               : QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1);
    drawHair(painter, line, looks(Token::Hair));

    const int margin = isRows ? 4 : 8;
    QRect rect = option.rect.adjusted(margin, 0, -margin, 0);
    const auto visual = [&](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    if (option.sortIndicator != QStyleOptionHeader::None) {
        const int side = scaled(12, option.fontMetrics);
        const QRect square(rect.right() + 1 - side, rect.center().y() - side / 2, side, side);
        const Icon icon =
            option.sortIndicator == QStyleOptionHeader::SortUp ? Icon::ChevronUp : Icon::ChevronDown;
        paintIcon(painter, visual(square), icon, looks(Token::Text2));
        rect.setRight(square.left() - 4);
    }
    painter.save();
    painter.setPen(looks(looks.enabled ? Token::Text2 : Token::Disabled));
    if (widget)
        painter.setFont(widget->font());
    const Qt::Alignment alignment = QStyle::visualAlignment(option.direction, option.textAlignment);
    painter.drawText(visual(rect), int(alignment | Qt::AlignVCenter),
                     isRows ? option.text
                            : option.fontMetrics.elidedText(option.text, Qt::ElideRight, rect.width()));
    painter.restore();
}

void drawFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    Looks looks(option);
    looks.pressed = false; // what is framed calls itself sunken
    if (widget && widget->parentWidget() && widget->parentWidget()->inherits("QComboBoxPrivateContainer"))
        return;
    if (widget && widget->inherits("QComboBoxPrivateContainer")) {
        drawShape(painter, option.rect,
                  {.ground = looks(Token::Card), .edge = looks(Token::EdgeHover), .radius = 0});
        return;
    }
    const bool takesFocus = widget && widget->focusPolicy() != Qt::NoFocus && isEditable(widget);
    const bool isText = widget && (widget->inherits("QPlainTextEdit") || widget->inherits("QTextEdit") ||
                                   widget->inherits("QsciScintilla"));
    Shape shape{.edge = looks.edge(isText ? Token::Edge : Token::EdgeSoft), .radius = 0};
    if (looks.focus && takesFocus && (isText || FocusRing::isByKeyboard(widget))) {
        shape.edge = looks(Token::Accent);
        shape.width = 2;
    }
    drawShape(painter, option.rect, shape);
}

} // namespace views

} // namespace fleetwright::ui
