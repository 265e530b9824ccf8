// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QString>
#include <QTimeZone>

namespace fleetwright::job
{

/// What asking the service about a target came to that was named without its type.
enum class TargetFinding : quint8 {
    Missing, ///< there is neither a thing nor a thing group of its name
    Unknown  ///< it could not be asked, so the type is a guess
};

/// What rules may know besides the document. What is unknown is empty, and rules then keep silent about it.
struct RuleContext {
    QDateTime now = {};                ///< UTC
    QTimeZone zone = QTimeZone::utc(); ///< the operator's, for messages
    QString partition = {};            ///< of the connection: "aws", "aws-cn", …
    QString region = {};
    QString account = {};                              ///< 12 digits
    QSet<QString> dynamicGroups = {};                  ///< ARNs of targets known to be dynamic thing groups
    QHash<QString, TargetFinding> targetFindings = {}; ///< by the target's ARN
};

} // namespace fleetwright::job
