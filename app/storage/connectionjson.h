// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"

#include <QJsonObject>

#include <optional>

namespace fleetwright::storage
{

/// A connection as it is written to the file: no secret is among its members.
[[nodiscard]] QJsonObject toJson(const aws::Connection &connection);
/// Nothing where the object is no connection (no id, an unknown kind).
[[nodiscard]] std::optional<aws::Connection> connectionFromJson(const QJsonObject &object);

} // namespace fleetwright::storage
