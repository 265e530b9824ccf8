// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/httprequest.h"

namespace fleetwright::aws
{

/// What an AWS service says about a request it did not carry out.
struct ServiceError {
    QString code = {}; ///< `InvalidRequestException`; empty where the answer is none of the service's
    QString message = {};
    QString requestId = {};
    QString resourceArn = {}; ///< of ResourceAlreadyExistsException
};

/// Reads the error from headers and body (JSON, or XML as STS sends it). The code is the header's up to `:`,
/// else the body's `code` or `__type` after the last `#`.
[[nodiscard]] ServiceError readServiceError(const WireResponse &response);
/// The request's id from the answer's headers; empty where there is none.
[[nodiscard]] QString requestIdOf(const WireResponse &response);

} // namespace fleetwright::aws
