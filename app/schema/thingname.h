// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

namespace fleetwright::schema
{

/// The row of a name of a thing or a thing group, as ARNs and requests to the registry hold it.
[[nodiscard]] const FieldSpec &thingName();

} // namespace fleetwright::schema
