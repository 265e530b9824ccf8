// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/apierror.h"
#include "app/aws/httprequest.h"

namespace fleetwright::aws
{

struct Target;

/// What a failed attempt means, and what may be done about it without the operator.
struct Diagnosis {
    ApiError error = {};
    bool throttled = false;  ///< certainly not carried out; again later
    bool transient = false;  ///< again later, where the operation may be repeated or was never sent
    bool maybeClock = false; ///< the signature's time may be what is wrong
    bool expired = false;    ///< newer credentials may help
};

/// True for an answer that is a result; everything else is for diagnose().
[[nodiscard]] bool isSuccess(const WireResponse &response);
/// Judges by the transport's failure, then by the service's code, then by the HTTP status.
[[nodiscard]] Diagnosis diagnose(const WireResponse &response, const Target &target);
/// A whole answer with a good status that is not what the service sends.
[[nodiscard]] ApiError diagnoseBody(const QByteArray &body);

} // namespace fleetwright::aws
