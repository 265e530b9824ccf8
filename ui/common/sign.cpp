// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sign.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace fleetwright::ui
{

namespace
{

class SignEngine : public QIconEngine
{
public:
    explicit SignEngine(Sign sign) : m_sign(sign) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        if (m_sign == Sign::Empty && mode == QIcon::Disabled)
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const qreal side = qMin(rect.width(), rect.height());
        painter->translate(QRectF(rect).center() - QPointF(side, side) / 2);
        painter->scale(side / 16, side / 16);
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.4);
        draw(*painter, QGuiApplication::palette(), mode == QIcon::Selected);
        painter->restore();
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SignEngine(m_sign); }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

private:
    void draw(QPainter &painter, const QPalette &palette, bool selected) const
    {
        const QColor color = selected ? palette.color(QPalette::HighlightedText) : signColor(m_sign, palette);
        const QColor inner = selected                 ? palette.color(QPalette::Highlight)
                             : hasDarkGround(palette) ? QColor(Qt::black)
                                                      : QColor(Qt::white);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        const QPen stroke(inner, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        switch (m_sign) {
        case Sign::Empty:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(color, 1.2));
            painter.drawEllipse(QPointF(8, 8), 4, 4);
            break;
        case Sign::Good:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(color, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(QPolygonF({{3, 8.5}, {6.5, 12}, {13, 4.5}}));
            break;
        case Sign::Hint:
            painter.drawEllipse(QPointF(8, 8), 7, 7);
            painter.setPen(stroke);
            painter.drawLine(QPointF(8, 7.5), QPointF(8, 11.5));
            painter.drawPoint(QPointF(8, 4.5));
            break;
        case Sign::Warning: {
            QPainterPath triangle;
            triangle.moveTo(8, 1.2);
            triangle.lineTo(15.4, 14.4);
            triangle.lineTo(0.6, 14.4);
            triangle.closeSubpath();
            painter.setPen(QPen(color, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPath(triangle);
            painter.setPen(stroke);
            painter.drawLine(QPointF(8, 6), QPointF(8, 9));
            painter.drawPoint(QPointF(8, 12));
            break;
        }
        case Sign::Error:
            painter.drawPolygon(
                QPolygonF({{5, 1}, {11, 1}, {15, 5}, {15, 11}, {11, 15}, {5, 15}, {1, 11}, {1, 5}}));
            painter.setPen(stroke);
            painter.drawLine(QPointF(5.5, 5.5), QPointF(10.5, 10.5));
            painter.drawLine(QPointF(10.5, 5.5), QPointF(5.5, 10.5));
            break;
        }
    }

    Sign m_sign;
};

} // namespace

Sign signOf(schema::Severity severity)
{
    switch (severity) {
    case schema::Severity::Hint:
        return Sign::Hint;
    case schema::Severity::Warning:
        return Sign::Warning;
    case schema::Severity::Error:
        return Sign::Error;
    }
    return Sign::Hint;
}

QIcon signIcon(Sign sign)
{
    return QIcon(new SignEngine(sign));
}

QColor signColor(Sign sign, const QPalette &palette)
{
    const bool dark = hasDarkGround(palette);
    switch (sign) {
    case Sign::Empty:
        return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.45);
    case Sign::Good:
        return dark ? QColor(0x7b, 0xc9, 0x7f) : QColor(0x1e, 0x7b, 0x34);
    case Sign::Hint:
        return dark ? QColor(0x7f, 0xb5, 0xff) : QColor(0x1a, 0x5f, 0xb4);
    case Sign::Warning:
        return dark ? QColor(0xff, 0xc1, 0x5e) : QColor(0x9a, 0x5b, 0x00);
    case Sign::Error:
        return dark ? QColor(0xff, 0x8b, 0x80) : QColor(0xb3, 0x1b, 0x1b);
    }
    return palette.color(QPalette::Text);
}

QString signName(Sign sign)
{
    switch (sign) {
    case Sign::Empty:
        return {};
    case Sign::Good:
        return QCoreApplication::translate("Sign", "Good");
    case Sign::Hint:
        return QCoreApplication::translate("Sign", "Hint");
    case Sign::Warning:
        return QCoreApplication::translate("Sign", "Warning");
    case Sign::Error:
        return QCoreApplication::translate("Sign", "Error");
    }
    return {};
}

bool hasDarkGround(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QColor mixed(const QColor &ground, const QColor &over, qreal share)
{
    const auto blend = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return {blend(ground.red(), over.red()), blend(ground.green(), over.green()),
            blend(ground.blue(), over.blue())};
}

} // namespace fleetwright::ui
