// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/drawing.h"

#include <QFontMetrics>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace fleetwright::ui
{

namespace
{

QRectF snapped(const QPainter &painter, const QRectF &rect)
{
    const QTransform toDevice = painter.deviceTransform();
    if (toDevice.type() > QTransform::TxScale)
        return rect;
    const QRectF device = toDevice.mapRect(rect);
    const QPointF from(std::round(device.left()), std::round(device.top()));
    const QPointF to(std::max(from.x() + 1, std::round(device.right())),
                     std::max(from.y() + 1, std::round(device.bottom())));
    return toDevice.inverted().mapRect(QRectF(from, to));
}

/// As many whole device pixels as fit into it, at least one.
qreal wholeWidth(const QPainter &painter, qreal width)
{
    const qreal scale = painter.deviceTransform().m11();
    return scale > 0 ? std::max(1.0, std::floor(width * scale)) / scale : width;
}

} // namespace

int scaled(int pixels, const QFontMetrics &metrics)
{
    constexpr qreal usual = 16; // the height of Inter at 13 pixels
    return qRound(pixels * metrics.height() / usual);
}

void drawShape(QPainter &painter, const QRectF &rect, const Shape &shape)
{
    const QRectF outer = snapped(painter, rect);
    const qreal radius = std::min({shape.radius, outer.width() / 2, outer.height() / 2});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath whole;
    whole.addRoundedRect(outer, radius, radius);
    if (!shape.edge.isValid()) {
        painter.fillPath(whole, shape.ground);
        painter.restore();
        return;
    }
    const qreal width = wholeWidth(painter, shape.width);
    if (shape.dashed) {
        if (shape.ground.isValid())
            painter.fillPath(whole, shape.ground);
        const qreal half = width / 2;
        QPen pen(shape.edge, width, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3, 3});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(outer.adjusted(half, half, -half, -half), radius, radius);
        painter.restore();
        return;
    }
    const qreal innerRadius = std::max(0.0, radius - width);
    QPainterPath inner;
    inner.addRoundedRect(outer.adjusted(width, width, -width, -width), innerRadius, innerRadius);
    if (shape.ground.isValid())
        painter.fillPath(inner, shape.ground);
    painter.fillPath(whole.subtracted(inner), shape.edge);
    painter.restore();
}

void drawHair(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.fillRect(snapped(painter, rect), color);
}

Looks::Looks(const QStyleOption &option)
    : palette(&option.palette), enabled(option.state.testFlag(QStyle::State_Enabled)),
      hover(enabled && option.state.testFlag(QStyle::State_MouseOver)),
      pressed(enabled && option.state.testFlag(QStyle::State_Sunken)),
      on(option.state.testFlag(QStyle::State_On)),
      focus(enabled && option.state.testFlag(QStyle::State_HasFocus)),
      highContrast(schemeOf(option.palette) == Scheme::HighContrast)
{
}

QColor Looks::edge(Token normal) const
{
    if (!enabled)
        return (*this)(highContrast ? Token::Disabled : Token::Hair);
    if (hover || pressed)
        return (*this)(normal == Token::EdgeSoft ? Token::Edge : Token::EdgeHover);
    return (*this)(normal);
}

qreal Looks::edgeWidth() const
{
    return highContrast && (hover || pressed) ? 2 : 1;
}

} // namespace fleetwright::ui
