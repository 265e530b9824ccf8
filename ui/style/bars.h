// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QStyleOption>

class QPainter;
class QWidget;

namespace fleetwright::ui
{

/// How the style draws what stands at an edge: tabs, scroll bars, splitters, progress.
namespace bars
{

void drawTab(const QStyleOptionTab &option, QPainter &painter, const QWidget *widget);
void drawTabLabel(const QStyleOptionTab &option, QPainter &painter, const QWidget *widget);
[[nodiscard]] QSize tabSize(const QStyleOptionTab &option, const QWidget *widget);
void drawTabBase(const QStyleOption &option, QPainter &painter);

void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget);
[[nodiscard]] QRect scrollPart(const QStyleOptionSlider &option, QStyle::SubControl part);

void drawSplitter(const QStyleOption &option, QPainter &painter);
void drawProgress(const QStyleOptionProgressBar &option, QPainter &painter);

} // namespace bars

} // namespace fleetwright::ui
