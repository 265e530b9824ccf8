// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

namespace fleetwright::json
{

/// A number as read from JSON text.
struct Number {
    QJsonValue value = {};
    bool isExact = true; ///< written again it is the same number
    bool isTooLarge = false;
};

/// Reads a number as JSON writes it.
[[nodiscard]] Number readNumber(QByteArrayView digits);
/// True for most numbers that are exact; false says nothing. Quick.
[[nodiscard]] bool isPlainlyExact(QByteArrayView digits);

} // namespace fleetwright::json
