// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace fleetwright::test
{

/// What a pattern of the table takes and what it does not, written by hand.
struct PatternSamples {
    QStringList good = {};
    QStringList bad = {};
    QString prefix = {};        ///< what a text of any length begins with
    bool takesAnyPlane = false; ///< letters beyond U+FFFF too
};

/// Nothing for a pattern that nobody wrote samples for.
[[nodiscard]] std::optional<PatternSamples> samplesOf(QLatin1StringView pattern);

} // namespace fleetwright::test
