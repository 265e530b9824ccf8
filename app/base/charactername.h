// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace fleetwright
{

/// "zero-width space"; empty where the table has no name. Such characters are invisible or look like others.
[[nodiscard]] QString characterName(char32_t c);

/// A character so that it can be told from all others: "U+200B, zero-width space", "U+00E9, “é”", "“!”".
[[nodiscard]] QString describedCharacter(char32_t c);

/// What people mean by it in plain ASCII: a hyphen for a dash, nothing at all for what has no width. No value
/// where it stands for itself.
[[nodiscard]] std::optional<QString> plainCharacter(char32_t c);

/// The code point at `at`; half of a pair by itself.
[[nodiscard]] char32_t codePointAt(QStringView text, qsizetype at);
/// In UTF-16: 2 for a pair.
[[nodiscard]] constexpr qsizetype unitsOf(char32_t c)
{
    return c > 0xFFFF ? 2 : 1;
}

/// In UTF-8.
[[nodiscard]] constexpr qsizetype bytesOf(char32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/// UTF-8 as text, byte order marks included, which QString::fromUtf8() takes away at the start.
[[nodiscard]] QString textFromUtf8(QByteArrayView utf8);

} // namespace fleetwright
