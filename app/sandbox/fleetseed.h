// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/store.h"

#include <QDateTime>

namespace fleetwright::sandbox
{

/// A group and a thing of the sample fleet, to begin with; README names them too.
inline constexpr QLatin1StringView sampleGroup("canary");
inline constexpr QLatin1StringView sampleThing("berlin-gateway-001");

/// Fills an empty registry with the sample fleet: two plants with lines and cells, a warehouse, a canary
/// group and one dynamic group; the same at each first start. Does nothing where there are things already.
/// Nothing in the sandbox changes attributes later, so a dynamic group's members are settled here.
[[nodiscard]] Reply<void> seedFleet(Store &store, const QDateTime &now);

} // namespace fleetwright::sandbox
