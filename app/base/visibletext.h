// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fleetwright
{

/// A name or text of the operator's or the service's as it is safe to show: characters that turn the
/// direction of reading, that have no width, and controls but for line breaks and tabs are written as
/// <U+202E>. The joiners that Persian, Indian scripts and emoji are written with stay between such
/// characters.
[[nodiscard]] QString visibleText(const QString &text);

} // namespace fleetwright
