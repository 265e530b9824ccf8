// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/style.h"

#include <QStyleOption>

namespace fleetwright::test
{

/// Our style, told that a widget is under the mouse, held down or in focus, so that it can be seen so without
/// a mouse and without a keyboard.
class PosedStyle : public ui::Style
{
    Q_OBJECT

public:
    PosedStyle(QStyle::State pose, QObject *parent) : Style(ui::Theme::Light), m_pose(pose)
    {
        setParent(parent);
    }

    // It colours nothing: the application's style did.
    using Style::polish;
    void polish(QPalette & /*palette*/) override {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        Style::drawPrimitive(element, posed(option), painter, widget);
    }
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override
    {
        Style::drawControl(element, posed(option), painter, widget);
    }
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override
    {
        Style::drawComplexControl(control, static_cast<const QStyleOptionComplex *>(posed(option)), painter,
                                  widget);
    }

private:
    [[nodiscard]] const QStyleOption *posed(const QStyleOption *option) const
    {
        // Each option is made for one drawing and is of a kind that only its maker knows how to copy.
        const_cast<QStyleOption *>(option)->state |= m_pose;
        return option;
    }

    QStyle::State m_pose;
};

} // namespace fleetwright::test
