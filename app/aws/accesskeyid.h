// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace fleetwright::aws
{

/// Why a text cannot be the ID of an access key, for the operator: quotes, other characters that none has, or
/// a secret access key in its place. Nothing where it can, and where it is empty. Does not repeat the text.
[[nodiscard]] std::optional<QString> faultOfAccessKeyId(const QString &text);

} // namespace fleetwright::aws
