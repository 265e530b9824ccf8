// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/pointer.h"

#include <optional>

namespace fleetwright::job
{

/// The field that a sentence of the service is about, where the sentence is one of those it is known to say;
/// nothing for others. Sources: the troubleshooting page of the developer guide, and answers that others have
/// published.
[[nodiscard]] std::optional<json::Pointer> placeOfSentence(const QString &serviceMessage);

} // namespace fleetwright::job
