// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/focusring.h"
#include "ui/style/theme.h"

#include <QProxyStyle>

namespace fleetwright::ui
{

/// Draws every control of the window flat and alike, in the colours of the tokens. What it does not draw is
/// Fusion's.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    explicit Style(Theme theme);

    /// Colours the application anew.
    void setTheme(Theme theme);
    /// The system may look another way than before.
    void refreshPalette();

    using QProxyStyle::polish;
    void polish(QPalette &palette) override;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QPixmap generatedIconPixmap(QIcon::Mode mode, const QPixmap &pixmap,
                                const QStyleOption *option) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                       const QWidget *widget) const override;

private:
    Theme m_theme;
    FocusRing m_ring;
};

} // namespace fleetwright::ui
