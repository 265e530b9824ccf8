// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPushButton>

namespace fleetwright::ui
{

/// A button that shows a colour and its name, and lets choose another from a menu.
class ColorButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ColorButton(QWidget *parent = nullptr);

    void setColor(const QColor &color);
    [[nodiscard]] QColor color() const { return m_color; }

    /// A square of the colour with a thin frame, for lists and buttons.
    [[nodiscard]] static QIcon swatch(const QColor &color);

signals:
    void chosen(const QColor &color);

private:
    void choose(const QColor &color);

    QColor m_color;
};

} // namespace fleetwright::ui
