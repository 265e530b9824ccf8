// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/theme.h"

#include "app/storage/settings.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>

namespace fleetwright::ui
{

namespace
{

struct Shades {
    QRgb window, base, alternate, text, button, highlight, highlightedText, link, placeholder, shadow;
};

constexpr Shades lightShades{0xfff3f4f6, 0xffffffff, 0xfff7f8fa, 0xff1b1e23, 0xfffafbfc,
                             0xff1f62b8, 0xffffffff, 0xff1a5fb4, 0xff6b717b, 0xffa9afb8};
constexpr Shades darkShades{0xff2b2f36, 0xff1b1d21, 0xff212429, 0xffe6e8eb, 0xff3d434c,
                            0xff2f6fbf, 0xffffffff, 0xff7fb5ff, 0xff9299a4, 0xff0d0e10};

QPalette paletteOf(const Shades &shades)
{
    QPalette palette(QColor::fromRgb(shades.button), QColor::fromRgb(shades.window));
    const QColor text = QColor::fromRgb(shades.text);
    palette.setColor(QPalette::Base, QColor::fromRgb(shades.base));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(shades.alternate));
    for (const auto role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::ToolTipBase, QColor::fromRgb(shades.alternate));
    palette.setColor(QPalette::PlaceholderText, QColor::fromRgb(shades.placeholder));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(shades.highlight));
    palette.setColor(QPalette::HighlightedText, QColor::fromRgb(shades.highlightedText));
    palette.setColor(QPalette::Link, QColor::fromRgb(shades.link));
    palette.setColor(QPalette::LinkVisited, QColor::fromRgb(shades.link));
    palette.setColor(QPalette::BrightText, QColor(Qt::red));
    palette.setColor(QPalette::Shadow, QColor::fromRgb(shades.shadow));
    const QColor disabled = QColor::fromRgb(shades.placeholder);
    for (const auto role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(shades.shadow));
    return palette;
}

} // namespace

Theme storedTheme(const storage::Settings &settings)
{
    const int stored = settings.get(storage::settings::theme);
    return stored == int(Theme::Light) || stored == int(Theme::Dark) ? Theme(stored) : Theme::System;
}

void storeTheme(storage::Settings &settings, Theme theme)
{
    settings.set(storage::settings::theme, int(theme));
}

void applyTheme(Theme theme)
{
    static const QString systemStyle = QApplication::style()->name();
    static bool own = false;
    if (theme == Theme::System) {
        // Where our palette was never set, the system's own must not be replaced by a copy that stands still.
        if (own) {
            QApplication::setStyle(systemStyle);
            QApplication::setPalette(QPalette());
        }
        own = false;
        return;
    }
    own = true;
    QApplication::setStyle(QStringLiteral("fusion"));
    QApplication::setPalette(paletteOf(theme == Theme::Dark ? darkShades : lightShades));
}

} // namespace fleetwright::ui
