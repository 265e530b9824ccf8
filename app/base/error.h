// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fleetwright
{

/// What went wrong, in words for an operator. `detail` holds what is worth copying into a ticket
/// (an operating system's own message, a path) and may be empty. Never holds a secret.
struct Error {
    QString message = {};
    QString detail = {};

    bool operator==(const Error &) const = default;
};

} // namespace fleetwright
