// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"
#include "app/json/pointer.h"

#include <QHash>
#include <QJsonValue>

namespace fleetwright::json
{

/// A part of a UTF-8 text, in bytes: `begin` up to but without `end`.
struct TextRange {
    qsizetype begin = 0;
    qsizetype end = 0;

    bool operator==(const TextRange &) const = default;
};

/// A place in a UTF-8 text as editors count it: line and column (in characters) from 1.
struct TextPosition {
    int line = 1;
    int column = 1;

    bool operator==(const TextPosition &) const = default;
};

/// Why a text is not JSON that can be kept exactly: `message` for an operator, `offset` in bytes.
struct SyntaxError {
    QString message = {};
    qsizetype offset = 0;
    TextPosition position = {};

    bool operator==(const SyntaxError &) const = default;
};

/// Where each value of a parsed text stands in it.
struct SourceMap {
    QHash<Pointer, TextRange> values = {};
    /// Ranges of the member names, quotes included, by the place of the member's value.
    QHash<Pointer, TextRange> names = {};

    /// The range of the value at `at`, or of its nearest parent that is there.
    [[nodiscard]] TextRange nearest(const Pointer &at) const;
    /// The innermost value (or its name) that holds the byte `offset`.
    [[nodiscard]] Pointer pointerAt(qsizetype offset) const;
};

struct ParsedText {
    QJsonValue root = {};
    SourceMap map = {};
};

/// Parses UTF-8 JSON text with the places of its values. Refuses what Qt's parser would change silently:
/// a member given twice, a number that a double or a 64-bit integer cannot hold exactly enough to be written
/// back with the same value, invalid UTF-8, and nesting deeper than 200.
[[nodiscard]] Expected<ParsedText, SyntaxError> parse(const QByteArray &text);

/// Line and column of the byte `offset` in the UTF-8 `text`.
[[nodiscard]] TextPosition positionAt(const QByteArray &text, qsizetype offset);

} // namespace fleetwright::json
