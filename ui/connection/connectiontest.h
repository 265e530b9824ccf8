// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "ui/connection/connectiondialog.h"

namespace fleetwright::ui
{

/// Tries a connection: asks who one is (STS; not in the sandbox), then AWS IoT for a job. `clients` outlives
/// the function.
[[nodiscard]] ConnectionDialog::Test connectionTest(aws::ClientFactory &clients);

} // namespace fleetwright::ui
