// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/problem.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

namespace fleetwright::ui
{

/// The marks beside sections, problems and notices. Each has a shape of its own, so that none is told by
/// colour alone.
enum class Sign : quint8 { Empty, Good, Hint, Warning, Error };

[[nodiscard]] Sign signOf(schema::Severity severity);

/// Drawn in the palette of the moment, so it follows a change of theme.
[[nodiscard]] QIcon signIcon(Sign sign);

/// A colour for text and strokes that reads well on `palette`'s base.
[[nodiscard]] QColor signColor(Sign sign, const QPalette &palette);

/// The ground on which its colour stands as a notice.
[[nodiscard]] QColor signTint(Sign sign, const QPalette &palette);

/// "Error", "Warning", … in the operator's language; empty for Empty.
[[nodiscard]] QString signName(Sign sign);

} // namespace fleetwright::ui
