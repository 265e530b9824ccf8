// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/draft.h"
#include "app/exchange/shellwords.h"

namespace fleetwright::exchange
{

/// The request that the options of `aws iot create-job` make: `words` are those behind `create-job`.
[[nodiscard]] DraftResult requestOfOptions(const QList<ShellWord> &words, const Source &source);

} // namespace fleetwright::exchange
