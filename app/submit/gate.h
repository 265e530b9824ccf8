// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace fleetwright::submit
{

/// What decides whether a job may be sent.
struct GateInput {
    qsizetype errors = 0;
    bool jsonBroken = false; ///< the JSON pane holds a text that does not parse
    QString jobId = {};
    bool production = false;
    QString typedId = {};         ///< what was typed to arm a production connection
    QString connection = {};      ///< its name
    QString connectionFault = {}; ///< why it cannot be used; empty: it can
};

/// Why it may not be sent, each in a sentence; empty where it may.
[[nodiscard]] QStringList reasonsAgainst(const GateInput &input);

} // namespace fleetwright::submit
