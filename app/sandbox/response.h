// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace fleetwright::sandbox
{

/// An answer before it is HTTP.
struct Response {
    int status = 200;
    QJsonObject body = {};
    QByteArray errorCode = {}; ///< empty for success
};

} // namespace fleetwright::sandbox
