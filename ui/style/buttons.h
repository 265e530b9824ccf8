// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOption>

class QAbstractButton;
class QPainter;
class QWidget;

namespace fleetwright::ui
{

/// What pressing a button means.
enum class ButtonKind : quint8 {
    Normal,
    Main,   ///< leads on; one a page
    Danger, ///< leads on to where it really happens
    Quiet,  ///< without an edge until the mouse is over it
};
void setButtonKind(QAbstractButton &button, ButtonKind kind);
[[nodiscard]] ButtonKind buttonKind(const QStyleOption &option, const QWidget *widget);

/// How the style draws and measures what is pressed.
namespace buttons
{

void drawPanel(const QStyleOption &option, QPainter &painter, ButtonKind kind);
void drawLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget);
[[nodiscard]] QSize size(const QStyleOptionButton &option, const QWidget *widget);

void drawTool(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget);
[[nodiscard]] QSize toolSize(const QStyleOptionToolButton &option, const QWidget *widget);

void drawCheck(const QStyleOption &option, QPainter &painter, bool isPartly);
void drawRadio(const QStyleOption &option, QPainter &painter);

} // namespace buttons

} // namespace fleetwright::ui
