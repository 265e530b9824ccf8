// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace fleetwright::ui
{

/// The ring around the button that the keyboard is at. It is drawn outside of the button, and only where the
/// keyboard brought the focus: a click shows by itself where it went.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~FocusRing() override;

    /// Watches a widget that draws no focus of its own, or one that asks isByKeyboard().
    void watch(QWidget *widget);
    void forget(QWidget *widget);
    /// Whether the focus came to `widget` by the keyboard, or keys are used in it since.
    [[nodiscard]] static bool isByKeyboard(const QWidget *widget);

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QFocusFrame> m_frame;
};

} // namespace fleetwright::ui
