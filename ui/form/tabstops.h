// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidgetList>

class QLayout;

namespace fleetwright::ui
{

/// The widgets in `layout` that take the focus, as they stand from top to bottom, hidden ones included.
[[nodiscard]] QWidgetList tabStops(const QLayout &layout);

} // namespace fleetwright::ui
