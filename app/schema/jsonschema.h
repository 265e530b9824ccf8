// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

#include <QJsonObject>

namespace fleetwright::schema
{

/// The table as a JSON Schema (draft 2020-12) whose verdict on a request is that of validate(), but for
/// unknown members, which both let pass. `title` heads it.
[[nodiscard]] QJsonObject toJsonSchema(const FieldSpec &spec, const QString &title);

} // namespace fleetwright::schema
