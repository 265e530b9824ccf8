// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QStyleOption>

class QPainter;
class QWidget;

namespace fleetwright::ui
{

/// Tells with the field's edge that what it holds is wrong.
void setInvalid(QWidget &field, bool isInvalid);

/// How the style draws and lays out what is typed or chosen in.
namespace fields
{

/// Ground and edge; nothing where the field is a part of another one, which has them.
void drawPanel(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void drawCombo(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget);
[[nodiscard]] QRect comboPart(const QStyleOptionComboBox &option, QStyle::SubControl part);
void drawSpin(const QStyleOptionSpinBox &option, QPainter &painter, const QWidget *widget);
[[nodiscard]] QRect spinPart(const QStyleOptionSpinBox &option, QStyle::SubControl part);

} // namespace fields

} // namespace fleetwright::ui
