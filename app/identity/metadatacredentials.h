// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/credentials.h"
#include "app/base/expected.h"

namespace fleetwright::identity
{

/// Reads what instances and containers are given: a JSON object with `AccessKeyId`, `SecretAccessKey`,
/// `Token` and `Expiration`. An error says what is missing, or what the service said instead.
[[nodiscard]] Expected<aws::Credentials> parseMetadataCredentials(const QByteArray &json);

} // namespace fleetwright::identity
