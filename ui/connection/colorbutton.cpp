// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/colorbutton.h"

#include <QColorDialog>
#include <QMenu>
#include <QPainter>

namespace fleetwright::ui
{

namespace
{

struct NamedColor {
    const char *name;
    QRgb rgb;
};

// Okabe and Ito's palette, which the colour-blind tell apart
constexpr NamedColor namedColors[] = {
    {QT_TRANSLATE_NOOP("fleetwright::ui::ColorButton", "Blue"), 0xff0072b2},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ColorButton", "Green"), 0xff009e73},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ColorButton", "Sky blue"), 0xff56b4e9},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ColorButton", "Orange"), 0xffe69f00},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ColorButton", "Vermilion"), 0xffd55e00},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ColorButton", "Purple"), 0xffcc79a7},
    {QT_TRANSLATE_NOOP("fleetwright::ui::ColorButton", "Grey"), 0xff7f7f7f},
};

} // namespace

ColorButton::ColorButton(QWidget *parent) : QPushButton(parent)
{
    setAutoDefault(false);
    auto *menu = new QMenu(this);
    for (const NamedColor &entry : namedColors) {
        const QColor color(entry.rgb);
        menu->addAction(swatch(color), tr(entry.name), this, [this, color] { choose(color); });
    }
    menu->addSeparator();
    menu->addAction(tr("&Other…"), this, [this] {
        const QColor picked = QColorDialog::getColor(m_color, this, tr("Colour of the connection"));
        if (picked.isValid())
            choose(picked);
    });
    setMenu(menu);
    setColor(QColor(namedColors[0].rgb));
}

void ColorButton::setColor(const QColor &color)
{
    m_color = color.isValid() ? color : QColor(namedColors[0].rgb);
    setIcon(swatch(m_color));
    setText(m_color.name());
    for (const NamedColor &entry : namedColors) {
        if (QColor(entry.rgb) == m_color)
            setText(tr(entry.name));
    }
}

QIcon ColorButton::swatch(const QColor &color)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color.darker(140), 2));
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(3, 3, 26, 26), 5, 5);
    painter.end();
    return QIcon(pixmap);
}

void ColorButton::choose(const QColor &color)
{
    setColor(color);
    emit chosen(color);
}

} // namespace fleetwright::ui
