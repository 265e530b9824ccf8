// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/mappedtext.h"

namespace fleetwright::exchange
{

/// Whose quoting a command follows.
enum class Shell : quint8 { Posix, PowerShell, Cmd };

/// A word of a command as its program receives it; what only the shell knows stands in it as gaps.
struct ShellWord {
    MappedText text = {};
    json::TextRange range = {}; ///< quotes included
    bool hasGap = false;
};

struct ShellCommand {
    QList<ShellWord> words = {};
    qsizetype end = 0;                        ///< where the command ends
    std::optional<qsizetype> brokenLine = {}; ///< a blank behind the sign that should continue a line
};

/// Which shell the command at `begin` is written for, by its line ends, prompt and quotes.
[[nodiscard]] Shell shellOf(const QByteArray &text, qsizetype begin);

/// The words of the command that starts at `begin`, up to its end.
[[nodiscard]] Expected<ShellCommand, json::SyntaxError> shellWords(const QByteArray &text, qsizetype begin,
                                                                   Shell shell);

} // namespace fleetwright::exchange
