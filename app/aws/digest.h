// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace fleetwright::aws
{

/// The SHA-256 of `bytes`: 32 bytes.
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);
/// The HMAC-SHA-256 of `message`: 32 bytes.
[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, QByteArrayView message);

} // namespace fleetwright::aws
