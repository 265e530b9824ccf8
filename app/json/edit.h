// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/pointer.h"

#include <QJsonValue>

namespace fleetwright::json
{

/// The value at `at`, or Undefined where there is none.
[[nodiscard]] QJsonValue valueAt(const QJsonValue &root, const Pointer &at);

/// `root` with the value at `at` replaced. Undefined takes the member or list item out; parents that are
/// absent are made (objects, or a list where the next token is the index 0). A list index may be one past the
/// end. A parent that is neither object nor list is replaced.
[[nodiscard]] QJsonValue withValue(const QJsonValue &root, const Pointer &at, const QJsonValue &value);

/// `root` with `value` put into the list `list` before position `at` (0 to its count).
[[nodiscard]] QJsonValue withItem(const QJsonValue &root, const Pointer &list, qsizetype at,
                                  const QJsonValue &value);

} // namespace fleetwright::json
