// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace fleetwright::submit
{

/// Whom a job goes to, in words.
struct TargetSummary {
    QString headline = {};  ///< "2 thing groups and 1 thing; also things that join later"
    QStringList names = {}; ///< one a target: "thing group  plant-a"; what is no ARN as it is
};

[[nodiscard]] TargetSummary summarizeTargets(const QJsonObject &job);

} // namespace fleetwright::submit
