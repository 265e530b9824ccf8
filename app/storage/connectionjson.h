// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/connection.h"

#include <QJsonObject>

#include <optional>

namespace fleetwright::storage
{

/// A connection as it is written to the file: no secret is among its members. A text that cannot be an access
/// key ID, and user name, password and query of an endpoint, are left out.
[[nodiscard]] QJsonObject toJson(const aws::Connection &connection);
/// Nothing where the object is no connection (no id, an unknown kind). Leaves out what toJson() leaves out.
[[nodiscard]] std::optional<aws::Connection> connectionFromJson(const QJsonObject &object);

/// Whether something stands in it that toJson() would have left out.
[[nodiscard]] bool holdsSecret(const QJsonObject &object);

} // namespace fleetwright::storage
