// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/node.h"

namespace fleetwright::exchange
{

/// Where the quotation mark of a text literal stands that begins at `at`, behind a prefix as Python has it;
/// nothing where none begins there.
[[nodiscard]] std::optional<qsizetype> quotedStart(const QByteArray &text, qsizetype at, bool isPython);

/// The text literal that begins at `at`; what a program puts in is a gap.
[[nodiscard]] Expected<Node, json::SyntaxError> quotedLiteral(const QByteArray &text, qsizetype at,
                                                              bool isPython);

} // namespace fleetwright::exchange
