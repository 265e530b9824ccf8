// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

namespace fleetwright::ui
{

/// A picture that says something by itself: its accessible name is to be set. Drawn anew whenever the theme
/// or the scale of the screen changes, which a pixmap in a label is not.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    /// `side` is in pixels where text is 13 pixels large.
    explicit IconLabel(int side, QWidget *parent = nullptr);

    void setIcon(const QIcon &icon);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_side;
};

} // namespace fleetwright::ui
