// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/pointer.h"

#include <QByteArray>
#include <QJsonValue>

#include <functional>

namespace fleetwright::json
{

/// Gives the members of the object at a place in the order to be written; must return a permutation of
/// `members`.
using MemberOrder = std::function<QStringList(const Pointer &at, QStringList members)>;

enum class Layout { Compact, Indented };

/// The value as UTF-8 JSON (RFC 8259). Indented: four spaces a level, a line an item, no final newline.
/// Without an order, members are sorted by name. A lone surrogate is written as an escape, so the text stays
/// UTF-8.
[[nodiscard]] QByteArray write(const QJsonValue &value, Layout layout, const MemberOrder &order = {});

} // namespace fleetwright::json
