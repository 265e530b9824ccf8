// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/sourcemap.h"

namespace fleetwright::exchange
{

/// Where the content stands that a PowerShell script writes into the file whose name is in `variable`:
/// `[System.IO.File]::WriteAllText($path, $request)`, with `$request = @'…'@` before it. Nothing where it
/// does no such thing.
[[nodiscard]] std::optional<json::TextRange> contentWrittenTo(const QByteArray &script,
                                                              const QByteArray &variable);

} // namespace fleetwright::exchange
