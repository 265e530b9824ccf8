// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/draft.h"

namespace fleetwright::exchange
{

/// Where the text sends a job with curl; nothing where it does not.
[[nodiscard]] std::optional<qsizetype> findCurlCommand(const QByteArray &text);
/// Reads `curl … --data-binary {…} https://…/jobs/ID`.
[[nodiscard]] DraftResult readCurlCommand(const Source &source);

} // namespace fleetwright::exchange
