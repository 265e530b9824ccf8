// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace fleetwright::schema
{

/// What in a text is not allowed, by name.
struct RefusedCharacters {
    QString named = {};                ///< "U+200B, zero-width space, character 4"; empty: none can be blamed
    std::optional<QString> plain = {}; ///< the text without them, or with plain ASCII in their place
};

/// True where the whole of `text` is as `pattern` says, which is a literal.
[[nodiscard]] bool matchesPattern(QLatin1StringView pattern, const QString &text);

/// What keeps `text` from matching `pattern`.
[[nodiscard]] RefusedCharacters refusedBy(QLatin1StringView pattern, const QString &text);

/// Those that no plain word holds: all but visible ASCII, and blanks only inside.
[[nodiscard]] RefusedCharacters foreignTo(const QString &text);

} // namespace fleetwright::schema
