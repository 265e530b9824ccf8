// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/buttons.h"

#include "ui/style/drawing.h"
#include "ui/style/icons.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <optional>

namespace fleetwright::ui
{

namespace
{

constexpr char kindProperty[] = "buttonKind";
constexpr int gap = 6; // between icon and text

QFont fontOf(const QWidget *widget, ButtonKind kind)
{
    QFont font = widget ? widget->font() : QApplication::font();
    if (kind == ButtonKind::Main || kind == ButtonKind::Danger)
        font.setWeight(QFont::DemiBold);
    return font;
}

int paddingOf(ButtonKind kind, bool hasText)
{
    if (!hasText)
        return 7;
    return kind == ButtonKind::Normal ? 12 : kind == ButtonKind::Quiet ? 8 : 14;
}

/// In a message box, whose buttons are not ours to name.
bool isOfQt(const QWidget *widget)
{
    return widget && qobject_cast<QMessageBox *>(widget->window());
}

bool isFilled(ButtonKind kind)
{
    return kind == ButtonKind::Main || kind == ButtonKind::Danger;
}

QColor inkOf(const Looks &looks, ButtonKind kind)
{
    if (!looks.enabled)
        return looks(Token::Disabled);
    return looks(isFilled(kind) ? Token::OnFill : Token::Text);
}

/// An icon's engine does not know the ground it is drawn on, so on a fill its shape is taken alone.
void drawIconIn(QPainter &painter, const QRect &rect, const QIcon &icon, bool enabled, const QColor *ink)
{
    const qreal ratio = painter.device()->devicePixelRatio();
    QPixmap pixmap = icon.pixmap(rect.size(), ratio, enabled ? QIcon::Normal : QIcon::Disabled);
    if (ink) {
        QPainter over(&pixmap);
        over.setCompositionMode(QPainter::CompositionMode_SourceIn);
        over.fillRect(QRectF(QPointF(), pixmap.deviceIndependentSize()), *ink);
    }
    painter.drawPixmap(rect, pixmap);
}

struct Face {
    QString text = {};
    QIcon icon = {};
    QSize iconSize = {};
    std::optional<Icon> chevron = {}; ///< at the end
};

int chevronSide(const QFontMetrics &metrics)
{
    return scaled(14, metrics);
}

int widthOf(const Face &face, const QFontMetrics &metrics)
{
    int width = 0;
    const auto put = [&width](int more) { width += (width > 0 && more > 0 ? gap : 0) + more; };
    if (!face.icon.isNull())
        put(face.iconSize.width());
    if (!face.text.isEmpty())
        put(metrics.size(Qt::TextShowMnemonic, face.text).width());
    if (face.chevron)
        put(chevronSide(metrics));
    return width;
}

void drawFace(QPainter &painter, const QRect &rect, const QStyleOption &option, const Face &face,
              const QFont &font, ButtonKind kind, const QWidget *widget, Qt::Alignment alignment)
{
    const Looks looks(option);
    const QFontMetrics metrics(font);
    const QColor ink = inkOf(looks, kind);
    const int width = std::min(rect.width(), widthOf(face, metrics));
    QRect at = QStyle::alignedRect(Qt::LeftToRight, alignment, QSize(width, rect.height()), rect);
    const auto visual = [&](const QRect &part) { return QStyle::visualRect(option.direction, rect, part); };
    if (!face.icon.isNull()) {
        QRect square(at.topLeft(), face.iconSize);
        square.moveTop(at.center().y() - face.iconSize.height() / 2 + (face.iconSize.height() % 2 == 0));
        drawIconIn(painter, visual(square), face.icon, looks.enabled,
                   isFilled(kind) && looks.enabled ? &ink : nullptr);
        at.setLeft(square.right() + 1 + gap);
    }
    if (face.chevron) {
        const int side = chevronSide(metrics);
        QRect square(at.right() + 1 - side, at.center().y() - side / 2, side, side);
        paintIcon(painter, visual(square), *face.chevron, ink);
        at.setRight(square.left() - 1 - gap);
    }
    if (face.text.isEmpty())
        return;
    const bool hint = !widget || widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget);
    painter.save();
    painter.setFont(font);
    painter.setPen(ink);
    const QString shown = metrics.elidedText(face.text, Qt::ElideRight, at.width() + 1, Qt::TextShowMnemonic);
    painter.drawText(visual(at),
                     int(Qt::AlignVCenter | Qt::AlignHCenter) |
                         int(hint ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     shown);
    painter.restore();
}

Face faceOf(const QStyleOptionButton &option)
{
    Face face{option.text, option.icon, option.iconSize};
    if (option.features.testFlag(QStyleOptionButton::HasMenu))
        face.chevron = Icon::ChevronDown;
    return face;
}

Face faceOf(const QStyleOptionToolButton &option)
{
    Face face;
    const bool isArrow = option.features.testFlag(QStyleOptionToolButton::Arrow);
    if (option.toolButtonStyle != Qt::ToolButtonTextOnly && !isArrow)
        face.icon = option.icon;
    face.iconSize = option.iconSize;
    if (option.toolButtonStyle != Qt::ToolButtonIconOnly || (option.icon.isNull() && !isArrow))
        face.text = option.text;
    if (isArrow)
        face.chevron = option.arrowType == Qt::UpArrow      ? Icon::ChevronUp
                       : option.arrowType == Qt::RightArrow ? Icon::ChevronRight
                                                            : Icon::ChevronDown;
    else if (option.features.testFlag(QStyleOptionToolButton::HasMenu) &&
             (!face.text.isEmpty() || face.icon.isNull()))
        face.chevron = Icon::ChevronDown;
    return face;
}

} // namespace

void setButtonKind(QAbstractButton &button, ButtonKind kind)
{
    if (buttonKind(QStyleOption(), &button) == kind)
        return;
    button.setProperty(kindProperty, int(kind));
    button.updateGeometry();
    button.update();
}

ButtonKind buttonKind(const QStyleOption &option, const QWidget *widget)
{
    const QVariant kind = widget ? widget->property(kindProperty) : QVariant();
    if (kind.isValid())
        return ButtonKind(kind.toInt());
    // Of the buttons that Qt itself makes, the one that Enter presses leads on.
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
        button && button->features.testFlag(QStyleOptionButton::DefaultButton) && isOfQt(widget))
        return ButtonKind::Main;
    return ButtonKind::Normal;
}

namespace buttons
{

void drawPanel(const QStyleOption &option, QPainter &painter, ButtonKind kind)
{
    const Looks looks(option);
    Shape shape;
    shape.width = looks.edgeWidth();
    const bool down = looks.pressed || looks.on;
    if (isFilled(kind)) {
        const bool danger = kind == ButtonKind::Danger;
        shape.ground = !looks.enabled ? looks(Token::Press)
                       : down         ? looks(danger ? Token::DangerFillPress : Token::AccentFillPress)
                       : looks.hover  ? looks(danger ? Token::DangerFillHover : Token::AccentFillHover)
                                      : looks(danger ? Token::DangerFill : Token::AccentFill);
        if (looks.highContrast)
            shape.edge = looks.enabled ? looks(Token::Text) : looks(Token::Disabled);
    } else if (kind == ButtonKind::Quiet) {
        shape.ground = down ? looks(Token::Press) : looks.hover ? looks(Token::Hover) : QColor();
        if (looks.highContrast && (down || looks.hover))
            shape.edge = looks(Token::Text);
        if (!shape.ground.isValid())
            return;
    } else {
        shape.ground = !looks.enabled ? looks(Token::Canvas)
                       : down         ? looks(Token::Press)
                       : looks.hover  ? looks(Token::Hover)
                                      : looks(Token::Card);
        shape.edge = looks.edge(Token::EdgeSoft);
    }
    drawShape(painter, option.rect, shape);
}

void drawLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget)
{
    const ButtonKind kind = buttonKind(option, widget);
    const Face face = faceOf(option);
    const int padding = paddingOf(kind, !face.text.isEmpty()) / 2;
    drawFace(painter, option.rect.adjusted(padding, 0, -padding, 0), option, face, fontOf(widget, kind), kind,
             widget, Qt::AlignHCenter);
}

QSize size(const QStyleOptionButton &option, const QWidget *widget)
{
    // There, which button Enter presses goes with the focus, and none may grow by it.
    const ButtonKind kind = isOfQt(widget) ? ButtonKind::Main : buttonKind(option, widget);
    const Face face = faceOf(option);
    const QFontMetrics metrics(fontOf(widget, kind));
    return {widthOf(face, metrics) + 2 * paddingOf(kind, !face.text.isEmpty()),
            std::max(scaled(30, metrics), face.iconSize.height() + 2 * gap)};
}

void drawTool(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget)
{
    ButtonKind kind = buttonKind(option, widget);
    if (kind == ButtonKind::Normal && option.state.testFlag(QStyle::State_AutoRaise))
        kind = ButtonKind::Quiet;
    QStyleOption panel(option);
    panel.state.setFlag(QStyle::State_Sunken, option.state & (QStyle::State_Sunken | QStyle::State_On));
    drawPanel(panel, painter, kind);
    const Face face = faceOf(option);
    const int padding = face.text.isEmpty() ? 2 : 4;
    drawFace(painter, option.rect.adjusted(padding, 0, -padding, 0), option, face, fontOf(widget, kind), kind,
             widget, Qt::AlignHCenter);
}

QSize toolSize(const QStyleOptionToolButton &option, const QWidget *widget)
{
    const ButtonKind kind = buttonKind(option, widget);
    const Face face = faceOf(option);
    const QFontMetrics metrics(fontOf(widget, kind));
    const int height = scaled(30, metrics);
    if (face.text.isEmpty())
        return {std::max(height, widthOf(face, metrics) + 2 * gap), height};
    return {widthOf(face, metrics) + 2 * (option.state.testFlag(QStyle::State_AutoRaise) ? 8 : 12), height};
}

void drawCheck(const QStyleOption &option, QPainter &painter, bool isPartly)
{
    const Looks looks(option);
    const bool filled = looks.on || isPartly;
    Shape shape;
    shape.radius = 4;
    shape.width = looks.edgeWidth();
    if (filled) {
        shape.ground = looks.enabled ? looks(looks.pressed ? Token::AccentFillPress
                                             : looks.hover ? Token::AccentFillHover
                                                           : Token::AccentFill)
                                     : looks(Token::Press);
    } else {
        shape.ground = !looks.enabled  ? looks(Token::Canvas)
                       : looks.pressed ? looks(Token::Press)
                       : looks.hover   ? looks(Token::Hover)
                                       : looks(Token::Card);
    }
    if (!filled || looks.highContrast)
        shape.edge = looks.edge(Token::Edge);
    drawShape(painter, option.rect, shape);
    if (!filled)
        return;
    const QColor ink = looks(looks.enabled ? Token::OnFill : Token::Disabled);
    const qreal inset = option.rect.width() / 8.0;
    if (looks.on) {
        paintIcon(painter, QRectF(option.rect).adjusted(inset, inset, -inset, -inset), Icon::Check, ink);
        return;
    }
    const qreal middle = QRectF(option.rect).center().y();
    drawHair(painter, QRectF(option.rect.left() + 4, middle - 1, option.rect.width() - 8, 2), ink);
}

void drawRadio(const QStyleOption &option, QPainter &painter)
{
    const Looks looks(option);
    Shape shape;
    shape.radius = option.rect.width() / 2.0;
    shape.ground = !looks.enabled  ? looks(Token::Canvas)
                   : looks.pressed ? looks(Token::Press)
                   : looks.hover   ? looks(Token::Hover)
                                   : looks(Token::Card);
    shape.edge = looks.edge(Token::Edge);
    shape.width = looks.edgeWidth();
    if (looks.on) {
        shape.ground = looks(Token::OnFill);
        shape.edge = looks(!looks.enabled  ? Token::Disabled
                           : looks.pressed ? Token::AccentFillPress
                           : looks.hover   ? Token::AccentFillHover
                                           : Token::AccentFill);
        shape.width = option.rect.width() * 5 / 16.0;
    }
    drawShape(painter, option.rect, shape);
}

} // namespace buttons

} // namespace fleetwright::ui
