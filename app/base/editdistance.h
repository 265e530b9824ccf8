// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fleetwright
{

/// No known word is longer; two longer texts are not compared.
constexpr int longestWord = 40;

/// How many characters are to be put in, left out, replaced or swapped with their neighbour to make one of
/// the other (optimal string alignment). Neither may be longer than `longestWord`.
[[nodiscard]] int editDistance(const QString &a, const QString &b);

} // namespace fleetwright
