// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"
#include "app/schema/problem.h"

namespace fleetwright::schema
{

/// Everything in `root` that the table does not allow, in the table's order. Rule ids: `schema.required`,
/// `schema.type`, `schema.range`, `schema.length`, `schema.count`, `schema.pattern`, `schema.unicode`,
/// `schema.choice`, `schema.decimals`, `schema.unique`, `schema.key` (a map's member name), and those of
/// unknownMember().
[[nodiscard]] Problems validate(const FieldSpec &spec, const QJsonValue &root);

} // namespace fleetwright::schema
