// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

#include <QPainter>
#include <QStyleOption>

class QFontMetrics;

namespace fleetwright::ui
{

/// A length that is `pixels` where text is 13 pixels large, in a font that may be larger or smaller.
[[nodiscard]] int scaled(int pixels, const QFontMetrics &metrics);

/// A shape with round corners: what fills it and what bounds it.
struct Shape {
    QColor ground = {}; ///< invalid: nothing is filled
    QColor edge = {};   ///< invalid: no edge
    qreal width = 1;    ///< of the edge, which lies inside
    qreal radius = 6;
    bool dashed = false;
};
/// Sharp at every scale: bounds and edge fall on whole device pixels.
void drawShape(QPainter &painter, const QRectF &rect, const Shape &shape);

/// Fills a thin rectangle, sharp at every scale and never thinner than a device pixel.
void drawHair(QPainter &painter, const QRectF &rect, const QColor &color);

/// The states that a control is drawn by, taken from its option.
struct Looks {
    explicit Looks(const QStyleOption &option);

    /// The colour where the control is.
    [[nodiscard]] QColor operator()(Token token) const { return tone(token, *palette); }
    /// The edge of a control: `normal`, stronger under the mouse, faint where it is disabled.
    [[nodiscard]] QColor edge(Token normal) const;
    /// In high contrast no ground tells what is under the mouse, so its edge does.
    [[nodiscard]] qreal edgeWidth() const;

    const QPalette *palette;
    bool enabled;
    bool hover;
    bool pressed;
    bool on;
    bool focus;
    bool highContrast;
};

} // namespace fleetwright::ui
