// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/aws/clientfactory.h"
#include "ui/connection/connectiondialog.h"

namespace fleetwright::ui
{

/// Tries a connection by asking who one is (STS), or, in the sandbox, whether it answers. `clients` outlives
/// the function.
[[nodiscard]] ConnectionDialog::Test connectionTest(aws::ClientFactory &clients);

} // namespace fleetwright::ui
