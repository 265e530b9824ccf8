// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOption>

class QPainter;
class QWidget;

namespace fleetwright::ui
{

/// How the style draws rows, headers and what frames them.
namespace views
{

/// Where a tree indents what is selected.
void drawRowGround(const QStyleOptionViewItem &option, QPainter &painter);
void drawItemGround(const QStyleOptionViewItem &option, QPainter &painter, const QWidget *widget);
/// The option with which the usual style draws the same item in our colours.
[[nodiscard]] QStyleOptionViewItem itemOption(const QStyleOptionViewItem &option);
void drawBranch(const QStyleOption &option, QPainter &painter);
void drawHeader(const QStyleOptionHeader &option, QPainter &painter, const QWidget *widget);
/// Round the widget: a scroll area, a list, what pops up.
void drawFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget);

} // namespace views

} // namespace fleetwright::ui
