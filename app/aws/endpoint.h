// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QUrl>

namespace fleetwright::aws
{

/// True for `localhost`, 127.0.0.0/8 and ::1, which need no TLS as nothing leaves the computer.
[[nodiscard]] bool isLoopback(const QUrl &url);
/// Whether requests may be sent there: an absolute https URL, or http to loopback, without user name, query
/// or fragment.
[[nodiscard]] Expected<void> checkEndpoint(const QUrl &url);

} // namespace fleetwright::aws
