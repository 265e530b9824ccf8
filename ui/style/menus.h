// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOption>

class QPainter;
class QWidget;

namespace fleetwright::ui
{

/// How the style draws menus and their bar.
namespace menus
{

void drawItem(const QStyleOptionMenuItem &option, QPainter &painter);
[[nodiscard]] QSize itemSize(const QStyleOptionMenuItem &option);
void drawBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget);
/// The ground of a menu, a tool tip, or what else pops up.
void drawPanel(const QStyleOption &option, QPainter &painter);
/// The line below the menu bar, and its ground.
void drawBarGround(const QStyleOption &option, QPainter &painter);

} // namespace menus

} // namespace fleetwright::ui
