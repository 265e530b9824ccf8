// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/fieldspec.h"

#include <QJsonObject>
#include <QList>

namespace fleetwright::test
{

/// A request that differs from a valid one in one place.
struct Instance {
    QString name = {}; ///< the place and what was done there
    QJsonValue value = {};
    json::Pointer at = {}; ///< where the fault is
    QString rule = {};     ///< the rule that finds it; empty where the request is still valid
};

/// `full`, and `full` with one change each: at, below and above every limit of the table, of every wrong
/// type, with samples for and against each pattern, each member left out, and an unknown member in each
/// object. What is expected of them is worked out from the table's limits, not by the validator.
[[nodiscard]] QList<Instance> instancesOf(const schema::FieldSpec &spec, const QJsonObject &full);

} // namespace fleetwright::test
