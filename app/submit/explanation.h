// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/submit/inquiry.h"
#include "app/submit/outcome.h"

#include <QJsonObject>

namespace fleetwright::submit
{

/// How an outcome came about, for the words that tell it.
struct Circumstances {
    Sent sent = Sent::Lost;
    Findings findings = {};
    bool isStopped = false;    ///< by the operator
    aws::ApiError answer = {}; ///< to the last request that creates; empty where it created
};

/// Words for an outcome that the service's answer to the request itself decided: Created, Refused, Cancelled.
/// What the service said of single fields of `job` goes there.
void explainAnswer(Outcome &outcome, const QJsonObject &job);

/// Decides the outcome of a submission that was asked for, and the words for it.
void explainFindings(Outcome &outcome, const Circumstances &circumstances);

} // namespace fleetwright::submit
