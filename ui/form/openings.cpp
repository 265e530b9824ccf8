// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/openings.h"

namespace fleetwright::ui
{

QString openingsText(const QString &cron, const job::RuleContext &context)
{
    Q_UNUSED(cron)
    Q_UNUSED(context)
    return {};
}

} // namespace fleetwright::ui
