// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QJsonObject>

namespace fleetwright::sandbox
{

/// A refusal as the service words it: HTTP status, error code, message and, for some codes, more members.
struct ServiceError {
    int status = 400;
    QByteArray code = {};
    QString message = {};
    QJsonObject members = {};

    bool operator==(const ServiceError &) const = default;
};

/// What an operation comes to.
template<typename T>
using Answer = Expected<T, ServiceError>;

/// The failure side of an Answer.
inline tl::unexpected<ServiceError> refusal(int status, QByteArray code, QString message,
                                            QJsonObject members = {})
{
    return tl::unexpected<ServiceError>(
        ServiceError{status, std::move(code), std::move(message), std::move(members)});
}

inline tl::unexpected<ServiceError> invalidRequest(QString message)
{
    return refusal(400, "InvalidRequestException", std::move(message));
}

inline tl::unexpected<ServiceError> notFound(QString message)
{
    return refusal(404, "ResourceNotFoundException", std::move(message));
}

} // namespace fleetwright::sandbox
