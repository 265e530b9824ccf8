// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"
#include "app/json/pointer.h"

#include <QHash>
#include <QJsonValue>
#include <QList>

#include <optional>

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

/// A whole text that says what was meant, and what was done to it.
struct TextFix {
    QString label = {};
    QByteArray text = {};

    bool operator==(const TextFix &) const = default;
};

/// Why a text is not JSON that can be kept exactly: `message` for an operator, `offset` in bytes. There is a
/// fix where all that is wrong has one, and it is certain what was meant.
struct SyntaxError {
    QString message = {};
    qsizetype offset = 0;
    TextPosition position = {};
    std::optional<TextFix> fix = {};

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

/// Something in a text that is JSON, but which not every reader takes alike.
struct Doubt {
    enum class Kind : quint8 {
        MemberTwice,   ///< most readers keep one of them and say nothing
        InexactNumber, ///< neither a double nor a 64-bit integer holds it
        HalfCharacter, ///< an escaped surrogate without its other half
    };
    Kind kind = Kind::MemberTwice;
    QString message = {};
    qsizetype offset = 0;
    TextPosition position = {};
};

/// A text that is JSON.
struct Inspection {
    bool isObject = false;
    QList<Doubt> doubts = {}; ///< the first few of each kind, in the order of the text
};

/// Reads UTF-8 JSON text (RFC 8259; a byte order mark at the very start is skipped) with the places of its
/// values. Refuses also what could not be written back with the same meaning: a member given twice, a number
/// that neither a double nor a 64-bit integer holds, and nesting deeper than 200.
[[nodiscard]] Expected<ParsedText, SyntaxError> parse(const QByteArray &text);
/// The same grammar, without value and places and so several times as fast, for a text that travels as it
/// stands (and so without a byte order mark): what parse() refuses only because it could not be written back
/// is told as a doubt.
[[nodiscard]] Expected<Inspection, SyntaxError> inspect(const QByteArray &text);

/// Line and column of the byte `offset` in the UTF-8 `text`.
[[nodiscard]] TextPosition positionAt(const QByteArray &text, qsizetype offset);

} // namespace fleetwright::json
