// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/problem.h"

#include <QJsonObject>

namespace fleetwright::job
{

/// What the service said about a refused `job`, put at the fields it is about. It names all violated
/// constraints in one message, by paths with positions from 1:
/// `abortConfig.criteriaList.1.member.failureType`. Of other messages those that it is known to give, and
/// targets named in any other, become warnings at their fields, since the next try may succeed. Empty where
/// no place is named.
[[nodiscard]] schema::Problems serverProblems(const QString &serviceMessage, const QJsonObject &job);

} // namespace fleetwright::job
