// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

/// What lies in a static library is there once it was asked for.
static void loadLucide()
{
    Q_INIT_RESOURCE(lucide);
}

namespace fleetwright::ui
{

namespace
{

constexpr const char *names[] = {
    "arrow-down",      "arrow-up",     "check",
    "chevron-down",    "chevron-left", "chevron-right",
    "chevron-up",      "circle-check", "circle-dashed",
    "circle-dot",      "circle-help",  "circle-x",
    "file-plus",       "folder-open",  "info",
    "layout-template", "redo-2",       "save",
    "triangle-alert",  "undo-2",       "x",
};
static_assert(std::size(names) == size_t(Icon::X) + 1);

/// A square of `side` device pixels.
QPixmap drawn(Icon icon, const QColor &color, int side)
{
    const QString key = u"lucide-%1-%2-%3"_s.arg(int(icon)).arg(color.rgba(), 0, 16).arg(side);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    static const bool isLoaded = (loadLucide(), true);
    Q_UNUSED(isLoaded)
    QFile file(u":/lucide/%1.svg"_s.arg(QLatin1StringView(names[size_t(icon)])));
    QByteArray svg = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    svg.replace("currentColor", color.name().toLatin1());
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter, QRectF(0, 0, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class LucideEngine : public QIconEngine
{
public:
    LucideEngine(Icon icon, Token token) : m_icon(icon), m_token(token) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_icon, color(mode));
    }

    [[nodiscard]] QIconEngine *clone() const override { return new LucideEngine(m_icon, m_token); }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintIcon(painter, QRectF(QPointF(), size), m_icon, color(mode));
        return pixmap;
    }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return tone(Token::Disabled, palette);
        // Only there is the ground of a selection another than a tint.
        if (mode == QIcon::Selected && schemeOf(palette) == Scheme::HighContrast)
            return tone(Token::OnSelect, palette);
        return tone(m_token, palette);
    }

    Icon m_icon;
    Token m_token;
};

} // namespace

QIcon iconOf(Icon icon, Token token)
{
    return QIcon(new LucideEngine(icon, token));
}

void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &color)
{
    const qreal side = std::min(rect.width(), rect.height());
    const QRectF square(rect.center() - QPointF(side, side) / 2, QSizeF(side, side));
    // To whole device pixels: a drawing that lies between two is blurred.
    const QTransform toDevice = painter.deviceTransform();
    const QRect device = toDevice.mapRect(square).toRect();
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawPixmap(toDevice.inverted().mapRect(QRectF(device)),
                       drawn(icon, color, std::max(1, std::min(device.width(), device.height()))),
                       QRectF(0, 0, device.width(), device.height()));
    painter.restore();
}

} // namespace fleetwright::ui
