// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fleetwright::storage
{
class Settings;
}

namespace fleetwright::ui
{

/// How the window is coloured: as the system says, or one of our own two palettes.
enum class Theme : unsigned char { System, Light, Dark };

/// The operator's choice; System where none was made.
[[nodiscard]] Theme storedTheme(const storage::Settings &settings);
void storeTheme(storage::Settings &settings, Theme theme);

/// Colours the whole application. The system's palette and style are those of the first call.
void applyTheme(Theme theme);

} // namespace fleetwright::ui
