// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QSet>
#include <QString>
#include <QTimeZone>

namespace fleetwright::job
{

/// What rules may know besides the document. What is unknown is empty, and rules then keep silent about it.
struct RuleContext {
    QDateTime now = {};                ///< UTC
    QTimeZone zone = QTimeZone::utc(); ///< the operator's, for messages
    QString partition = {};            ///< of the connection: "aws", "aws-cn", …
    QString region = {};
    QString account = {};             ///< 12 digits
    QSet<QString> dynamicGroups = {}; ///< ARNs of targets known to be dynamic thing groups
};

} // namespace fleetwright::job
