// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fleetwright::ui
{

/// How the window is coloured: as the system says, or as was chosen. The numbers are kept in the settings.
enum class Theme : unsigned char { System, Light, Dark, HighContrast };

/// The theme that a kept number stands for; System for any other.
[[nodiscard]] Theme themeOf(int kept);

/// Gives the whole application our style in that theme. May be called again at any time.
void applyTheme(Theme theme);

} // namespace fleetwright::ui
