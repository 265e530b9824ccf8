// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/json/randomvalue.h"

#include "app/json/pointer.h"

#include <QByteArray>

namespace fleetwright::test
{

/// Spoils JSON texts and values at random; the same for the same seed.
class Mutator
{
public:
    explicit Mutator(quint32 seed) : m_values(seed) {}

    /// `text` with one or two bytes, pieces or JSON tokens changed, taken out, doubled or put in.
    QByteArray mutated(QByteArray text);
    /// `value` with one to three of its parts replaced by anything, taken out, or put elsewhere.
    QJsonValue mutated(QJsonValue value);

private:
    void change(QByteArray &text);
    [[nodiscard]] qsizetype below(qsizetype end);
    [[nodiscard]] json::Pointer somePlace(const QJsonValue &value);

    RandomValue m_values;
};

} // namespace fleetwright::test
