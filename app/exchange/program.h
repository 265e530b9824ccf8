// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/draft.h"

namespace fleetwright::exchange
{

/// Where the text calls boto3's `create_job(…)`; nothing where it does not.
[[nodiscard]] std::optional<qsizetype> findBoto3Call(const QByteArray &text);
[[nodiscard]] DraftResult readBoto3Call(const Source &source);

/// Where the text makes an input of the AWS SDK for JavaScript: `new CreateJobCommand({…})`, `const input =
/// {…}`, or an object alone.
[[nodiscard]] std::optional<qsizetype> findJavaScript(const QByteArray &text);
[[nodiscard]] DraftResult readJavaScript(const Source &source);

} // namespace fleetwright::exchange
