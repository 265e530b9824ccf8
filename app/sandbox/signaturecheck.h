// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/httpmessage.h"
#include "app/sandbox/refusal.h"

#include <QDateTime>

namespace fleetwright::sandbox
{

/// The one key pair that the sandbox accepts, and the scope that requests must be signed for.
struct AcceptedKey {
    QByteArray accessKeyId = {};
    QByteArray secretAccessKey = {};
    QByteArray region = {};
    QByteArray service = "iot";
};

/// Checks a request's Signature Version 4 (Authorization header) as the service does: written from AWS's
/// description of the receiving side, sharing no code with the signer, so that neither hides the other's
/// mistakes. `now` is UTC; signatures more than 5 minutes away from it are refused.
[[nodiscard]] Reply<void> checkSignature(const HttpMessage &request, const AcceptedKey &key,
                                         const QDateTime &now);

} // namespace fleetwright::sandbox
