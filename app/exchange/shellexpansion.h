// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/shellwords.h"

namespace fleetwright::exchange
{

/// What stands for a part of a command.
struct ShellExpansion {
    QByteArray text = {};
    qsizetype end = 0; ///< of the part
    bool isGap = false;
};

/// The gap for the variable or command that the shell would put in at `at`; nothing where none begins there.
[[nodiscard]] std::optional<ShellExpansion> shellExpansion(const QByteArray &text, qsizetype at, Shell shell,
                                                           bool isQuoted);

/// What the escape at `at` within `$'…'` stands for.
[[nodiscard]] ShellExpansion ansiEscape(const QByteArray &text, qsizetype at);

} // namespace fleetwright::exchange
