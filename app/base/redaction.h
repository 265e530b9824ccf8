// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fleetwright
{

/// `text` with "[redacted]" in place of what looks like a secret: values after names such as SecretAccessKey,
/// token, password or Authorization (in JSON, headers, queries and settings), user and password in a URL,
/// signatures, and anything of the form of a secret access key, a session token or a JSON Web Token. The one
/// place that knows these forms. What it does not know by name or form stays, so that nobody hands it a bare
/// secret.
[[nodiscard]] QString redacted(QString text);

} // namespace fleetwright
