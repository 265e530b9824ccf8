// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QJsonObject>

namespace fleetwright::sandbox
{

/// A refusal as the service words it: HTTP status, error code, message and, for some codes, more members.
struct Refusal {
    int status = 400;
    QByteArray code = {};
    QString message = {};
    QJsonObject members = {};

    bool operator==(const Refusal &) const = default;
};

/// What an operation comes to.
template<typename T>
using Reply = Expected<T, Refusal>;

/// The failure side of a Reply.
inline tl::unexpected<Refusal> refusal(int status, QByteArray code, QString message, QJsonObject members = {})
{
    return tl::unexpected<Refusal>(Refusal{status, std::move(code), std::move(message), std::move(members)});
}

inline tl::unexpected<Refusal> invalidRequest(QString message)
{
    return refusal(400, "InvalidRequestException", std::move(message));
}

inline tl::unexpected<Refusal> notFound(QString message)
{
    return refusal(404, "ResourceNotFoundException", std::move(message));
}

} // namespace fleetwright::sandbox
