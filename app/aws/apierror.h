// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace fleetwright::aws
{

/// Why an operation did not succeed: what to tell the operator and what to do with it.
struct ApiError {
    enum class Kind : quint8 {
        Network,     ///< no (whole) answer: host, connection, TLS, time-out
        Credentials, ///< none, expired, wrong, or the signature was refused
        Permission,  ///< signed well, not allowed
        Rejected,    ///< the request is invalid: 400
        NotFound,
        Conflict,  ///< there already, or in a state that forbids it
        Limit,     ///< a quota
        Throttled, ///< too fast, also after retries
        Server,    ///< 5xx
        BadAnswer, ///< an answer that is none of the service's: HTML, truncated, too large, a redirect
        Cancelled,
    };

    Kind kind = Kind::Network;
    QString title = {};          ///< one line in the operator's terms
    QString advice = {};         ///< what to do, in a sentence or two
    int status = 0;              ///< HTTP; 0: none
    QString code = {};           ///< the service's: `InvalidRequestException`
    QString serviceMessage = {}; ///< the service's own words
    QString requestId = {};
    QString resourceArn = {}; ///< of ResourceAlreadyExistsException
    int attempts = 0;
    bool outcomeUnknown = false; ///< the service may have done it all the same

    /// All of it as lines to copy into a ticket; never a secret.
    [[nodiscard]] QString toText() const;
    /// The lines after title and advice: code, the service's words, request id …
    [[nodiscard]] QStringList details() const;
};

} // namespace fleetwright::aws
