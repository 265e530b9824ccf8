// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QWidget;

namespace fleetwright::ui
{

/// What text a font is for; sizes are relative to the application's.
enum class TextSize : quint8 { Title, CardTitle, Body, Secondary };
[[nodiscard]] QFont textFont(TextSize size, bool strong = false);
/// For JSON, ids and ARNs. Typed characters stay themselves: "->" does not become an arrow.
[[nodiscard]] QFont codeFont();

/// The desktop's own font where one gives one. Where Qt falls back to what is there, Inter if it is
/// installed.
void chooseFonts();

} // namespace fleetwright::ui
