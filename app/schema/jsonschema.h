// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

#include <QJsonObject>

namespace fleetwright::schema
{

/// The table as a JSON Schema (draft 2020-12), headed by `title`. It finds fault with a request where
/// validate() finds an error (unknown members pass in both), but for two limits that JSON Schema has no exact
/// words for; they are written as annotations: `x-maxBytes` (length in UTF-8 bytes; `maxLength`, in
/// characters, is the nearest) and `x-maxDecimals` (digits after the decimal point, where the values are too
/// many to list).
[[nodiscard]] QJsonObject toJsonSchema(const FieldSpec &spec, const QString &title);

} // namespace fleetwright::schema
