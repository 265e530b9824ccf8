// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace fleetwright::test
{

/// A job in which every member that CreateJob knows has a legal value.
[[nodiscard]] QJsonObject fullJob();

} // namespace fleetwright::test
