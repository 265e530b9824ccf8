// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/pointer.h"

#include <QJsonValue>
#include <QList>

namespace fleetwright::job
{

/// One place where two jobs differ. Undefined on a side: it is not there.
struct Change {
    json::Pointer at = {};
    QJsonValue before = {};
    QJsonValue now = {};

    bool operator==(const Change &) const = default;
};

/// The differences from `before` to `now`, at the deepest places that tell them. Members in the schema's
/// order, list items by position.
[[nodiscard]] QList<Change> changesBetween(const QJsonValue &before, const QJsonValue &now);

} // namespace fleetwright::job
