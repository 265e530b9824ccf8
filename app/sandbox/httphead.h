// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/httpmessage.h"
#include "app/sandbox/refusal.h"

namespace fleetwright::sandbox
{

/// What stands before a request's body.
struct HttpHead {
    HttpMessage message = {}; ///< still without its body
    qint64 bodyBytes = 0;
    bool keepsOpen = true;    ///< the connection may serve another request
    bool wantsToGoOn = false; ///< the client waits before it sends the body (`Expect: 100-continue`)

    /// Reads the bytes up to the empty line. Refuses what is no HTTP/1, a host that is not this computer (a
    /// page in a browser could otherwise be led here by a name of its own), and a body of unknown length.
    [[nodiscard]] static Reply<HttpHead> read(const QByteArray &bytes);
};

} // namespace fleetwright::sandbox
