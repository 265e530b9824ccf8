// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/fonts.h"
#include "ui/style/style.h"

#include <QApplication>
#include <QStyleHints>

namespace fleetwright::ui
{

Theme themeOf(int kept)
{
    return kept > int(Theme::System) && kept <= int(Theme::HighContrast) ? Theme(kept) : Theme::System;
}

void applyTheme(Theme theme)
{
    auto *style = qobject_cast<Style *>(QApplication::style());
    if (style) {
        style->setTheme(theme);
        return;
    }
    chooseFonts();
    style = new Style(theme);
    QApplication::setStyle(style);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, style,
                     &Style::refreshPalette);
#endif
}

} // namespace fleetwright::ui
