// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

/// What an operator does with mouse and keyboard, on the widgets that are seen.
namespace fleetwright::test
{

/// The visible widget of that name below `root` (or among all windows, for nullptr); nullptr where there is
/// none.
[[nodiscard]] QWidget *visible(const QString &objectName, const QWidget *root = nullptr);
/// What takes the input of the field at a place of the job, such as `/jobId`; nullptr where it is not there.
[[nodiscard]] QWidget *field(const QWidget &window, const QString &place);

/// Gives the window the keyboard, as a window manager would (a bare display has none). False: it did not take
/// it.
[[nodiscard]] bool activate(QWidget *window);
/// Scrolls the widget into sight and clicks into its middle. False: there is none (nullptr).
[[nodiscard]] bool click(QWidget *widget);
/// Clicks into the widget, replaces what it holds, and leaves it with the tab key. False likewise.
[[nodiscard]] bool fill(QWidget *widget, const QString &text);
/// Clicks the button and takes, by keyboard, the entry of its menu whose text (without its `&`) is `entry`.
/// False: there is none.
[[nodiscard]] bool choose(QWidget *button, const QString &entry);

} // namespace fleetwright::test
