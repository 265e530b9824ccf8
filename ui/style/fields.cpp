// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fields.h"

#include "ui/style/drawing.h"
#include "ui/style/icons.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QWidget>

namespace fleetwright::ui
{

namespace
{

constexpr char invalidProperty[] = "isInvalid";
constexpr int stepperWidth = 20;
constexpr int padding = 8;

bool isInvalid(const QWidget *widget)
{
    return widget && widget->property(invalidProperty).toBool();
}

void drawFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget, const QColor &ground)
{
    Looks looks(option);
    // Frames of text call themselves sunken, which says nothing of a mouse.
    looks.pressed = false;
    Shape shape{.ground = ground, .edge = looks.edge(Token::Edge), .width = looks.edgeWidth()};
    if (isInvalid(widget)) {
        shape.edge = looks(Token::Danger);
        shape.width = 2;
    }
    if (looks.focus) {
        shape.edge = looks(isInvalid(widget) ? Token::Danger : Token::Accent);
        shape.width = isInvalid(widget) ? 3 : 2;
    }
    drawShape(painter, option.rect, shape);
}

QColor fieldGround(const QStyleOption &option)
{
    const Looks looks(option);
    return looks(looks.enabled ? Token::Card : Token::Canvas);
}

} // namespace

void setInvalid(QWidget &field, bool invalid)
{
    if (isInvalid(&field) == invalid)
        return;
    field.setProperty(invalidProperty, invalid);
    field.update();
}

namespace fields
{

void drawPanel(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    if (widget && (qobject_cast<QAbstractSpinBox *>(widget->parentWidget()) ||
                   qobject_cast<QComboBox *>(widget->parentWidget())))
        return;
    drawFrame(option, painter, widget, fieldGround(option));
}

void drawCombo(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget)
{
    const Looks looks(option);
    if (!option.frame) {
        painter.fillRect(option.rect, fieldGround(option));
    } else {
        QStyleOption frame(option);
        // Pressed and open look alike: as under the mouse.
        const QColor ground = option.editable || !looks.enabled                    ? fieldGround(option)
                              : looks.pressed || (option.state & QStyle::State_On) ? looks(Token::Press)
                              : looks.hover                                        ? looks(Token::Hover)
                                                                                   : looks(Token::Card);
        drawFrame(frame, painter, widget, ground);
    }
    paintIcon(painter, comboPart(option, QStyle::SC_ComboBoxArrow), Icon::ChevronDown,
              looks(looks.enabled ? Token::Text : Token::Disabled));
}

QRect comboPart(const QStyleOptionComboBox &option, QStyle::SubControl part)
{
    const QRect &all = option.rect;
    const int side = scaled(14, option.fontMetrics);
    const int right = option.frame ? padding : 4;
    QRect found;
    switch (part) {
    case QStyle::SC_ComboBoxArrow:
        found = {all.right() + 1 - right - side, all.center().y() - side / 2 + 1, side, side};
        break;
    case QStyle::SC_ComboBoxEditField:
        found = all.adjusted(option.editable ? 6 : padding, 2, -right - side - 4, -2);
        break;
    case QStyle::SC_ComboBoxListBoxPopup:
        return all.adjusted(0, 0, 0, 2);
    default:
        return all;
    }
    return QStyle::visualRect(option.direction, all, found);
}

void drawSpin(const QStyleOptionSpinBox &option, QPainter &painter, const QWidget *widget)
{
    if (option.frame)
        drawFrame(option, painter, widget, fieldGround(option));
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto step = [&](QStyle::SubControl part, Icon icon, QAbstractSpinBox::StepEnabledFlag can) {
        const Looks looks(option);
        const QRect rect = spinPart(option, part);
        const bool active = looks.enabled && option.stepEnabled.testFlag(can);
        if (active && looks.hover && option.activeSubControls == part)
            drawShape(painter, rect,
                      {.ground = looks(looks.pressed ? Token::Press : Token::Hover), .radius = 3});
        const int side = scaled(12, option.fontMetrics);
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        paintIcon(painter, square, icon, looks(active ? Token::Text2 : Token::Disabled));
    };
    step(QStyle::SC_SpinBoxUp, Icon::ChevronUp, QAbstractSpinBox::StepUpEnabled);
    step(QStyle::SC_SpinBoxDown, Icon::ChevronDown, QAbstractSpinBox::StepDownEnabled);
}

QRect spinPart(const QStyleOptionSpinBox &option, QStyle::SubControl part)
{
    const QRect &all = option.rect;
    const bool hasSteppers = option.buttonSymbols != QAbstractSpinBox::NoButtons;
    const int edge = option.frame ? 2 : 0;
    const int left = all.right() + 1 - edge - stepperWidth;
    const int half = all.height() / 2;
    QRect found = all;
    if (part == QStyle::SC_SpinBoxEditField)
        found = all.adjusted(6, edge, hasSteppers ? -edge - stepperWidth : -6, -edge);
    else if (!hasSteppers && part != QStyle::SC_SpinBoxFrame)
        return {};
    else if (part == QStyle::SC_SpinBoxUp)
        found = {left, all.top() + edge, stepperWidth, half - edge};
    else if (part == QStyle::SC_SpinBoxDown)
        found = {left, all.top() + half, stepperWidth, all.height() - half - edge};
    return QStyle::visualRect(option.direction, all, found);
}

} // namespace fields

} // namespace fleetwright::ui
