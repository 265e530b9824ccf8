// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/refusal.h"

namespace fleetwright::sandbox
{

/// Holds a CreateJob request (jobId included) against the model, and answers as the service does: all
/// violations at once, list positions counted from 1 (`abortConfig.criteriaList.1.member.failureType`).
/// A value of the wrong type is a SerializationException. Members the model does not know are passed over.
[[nodiscard]] Reply<void> checkModel(const QJsonObject &request);

/// What the service is known to refuse beyond its model, in its own words (section by section: document
/// source, rollout, retry, time-out, role, windows). Expects a request that checkModel() lets pass.
[[nodiscard]] Reply<void> checkKnownRefusals(const QJsonObject &request);

} // namespace fleetwright::sandbox
