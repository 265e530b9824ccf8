// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

namespace fleetwright::ui
{

/// Where an editor stands: in a row of its own, or in a table's cell, where space is scarce.
enum class EditorPlace : quint8 { Row, Cell };

/// The editor for the kind of field that `spec` is; no object, list or map. `context` outlives it.
[[nodiscard]] FieldEditor *createEditor(const schema::FieldSpec &spec, const job::RuleContext &context,
                                        EditorPlace place, QWidget *parent);

} // namespace fleetwright::ui
