// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <tl/expected.hpp>

namespace fleetwright
{

/// The result of what can fail: a T, or an Error (or another type that tells more).
template<typename T, typename E = Error>
using Expected = tl::expected<T, E>;

/// Makes the failure side of an Expected, to be returned.
inline tl::unexpected<Error> failure(QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{std::move(message), std::move(detail)});
}

} // namespace fleetwright
