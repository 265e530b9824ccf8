// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace fleetwright::ui
{

/// A small `?` that shows a text: as tool tip, and on a click until the next one. The keyboard gets the same
/// with F1 in the field itself, so this is no stop of the tab key.
class HelpButton : public QToolButton
{
    Q_OBJECT

public:
    /// `text` is plain, translated.
    HelpButton(const QString &text, QWidget *parent);
};

} // namespace fleetwright::ui
