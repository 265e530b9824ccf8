// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/draft.h"

namespace fleetwright::exchange
{

/// Where the first `aws … iot create-job` of the text begins; nothing where there is none.
[[nodiscard]] std::optional<qsizetype> findCliCommand(const QByteArray &text);

/// Reads the text's only `aws iot create-job`, for whichever shell it is written.
[[nodiscard]] DraftResult readCliCommand(const Source &source);

} // namespace fleetwright::exchange
