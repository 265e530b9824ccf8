// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sections/section.h"

namespace fleetwright::ui
{

/// All sections of the form in their order. Between them they hold every parameter of `root`, each once.
[[nodiscard]] QList<SectionSpec> createJobSections(const schema::FieldSpec &root);

} // namespace fleetwright::ui
