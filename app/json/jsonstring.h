// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/sourcemap.h"

namespace fleetwright::json
{

/// The text that a JSON string stands for; `literal` is a valid one, quotes included.
[[nodiscard]] QString textOfLiteral(QByteArrayView literal);

/// Where in `text` the byte `within` of a string's own UTF-8 text is written; `literal` is the string's
/// place. The start of `literal` where something else stands there.
[[nodiscard]] qsizetype placeInLiteral(const QByteArray &text, TextRange literal, qsizetype within);

} // namespace fleetwright::json
