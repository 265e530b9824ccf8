// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/number.h"

#include "app/json/writer.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace fleetwright::json
{

namespace
{

/// A decimal number's significant digits and the power of ten of the last one; sign left out.
struct Decimal {
    QByteArray digits = {};
    qint64 exponent = 0;

    bool operator==(const Decimal &) const = default;
};

/// `number` as JSON writes it; nothing where its exponent is beyond all measure.
std::optional<Decimal> decimalOf(QByteArrayView number)
{
    Decimal decimal;
    bool behindPoint = false;
    for (qsizetype i = 0; i < number.size(); ++i) {
        const char c = number[i];
        if (c == '.') {
            behindPoint = true;
        } else if (c == 'e' || c == 'E') {
            bool ok = false;
            const int exponent = number.sliced(i + 1).toByteArray().toInt(&ok);
            if (!ok)
                return std::nullopt;
            decimal.exponent += exponent;
            break;
        } else if (c != '-') {
            decimal.digits += c;
            decimal.exponent -= behindPoint ? 1 : 0;
        }
    }
    while (decimal.digits.endsWith('0')) {
        decimal.digits.chop(1);
        ++decimal.exponent;
    }
    qsizetype zeros = 0;
    while (zeros < decimal.digits.size() && decimal.digits[zeros] == '0')
        ++zeros;
    decimal.digits.remove(0, zeros);
    return decimal.digits.isEmpty() ? Decimal() : decimal;
}

bool sameNumber(QByteArrayView one, QByteArrayView other)
{
    const std::optional<Decimal> decimal = decimalOf(one);
    return decimal && decimal == decimalOf(other);
}

} // namespace

Number readNumber(QByteArrayView digits)
{
    const char *end = digits.data() + digits.size();
    qint64 integer = 0;
    if (const auto [rest, error] = std::from_chars(digits.data(), end, integer);
        rest == end && error == std::errc())
        return {.value = integer};
    double value = 0;
    if (std::from_chars(digits.data(), end, value).ec != std::errc())
        return {.isExact = false, .isTooLarge = !digits.contains("e-") && !digits.contains("E-")};
    // 5.0 and 5 are one value: Qt would tell them apart
    constexpr double pastInteger = 9223372036854775808.0;
    const bool isWhole = std::floor(value) == value && std::abs(value) < pastInteger;
    const QJsonValue number = isWhole ? QJsonValue(static_cast<qint64>(value)) : QJsonValue(value);
    return {.value = number, .isExact = sameNumber(digits, write(number, Layout::Compact))};
}

bool isPlainlyExact(QByteArrayView digits)
{
    constexpr qsizetype alwaysHeld = 15; // decimal digits in a double
    return digits.size() <= alwaysHeld && !digits.contains('e') && !digits.contains('E');
}

} // namespace fleetwright::json
