// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"

namespace fleetwright::job::rules
{

using schema::Fix; // lupdate loses the context of texts in a function that gives schema::Fix

namespace
{

Fix anHour()
{
    return setting("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 60, Texts::tr("Set it to an hour"));
}

void isNotEmpty(const Check &check)
{
    const QJsonValue value = check.value("/timeoutConfig"_ptr);
    if (value.isObject() && !check.has("/timeoutConfig/inProgressTimeoutInMinutes"_ptr))
        check.error("/timeoutConfig"_ptr, Texts::tr("Give the minutes, or take the time-out out."), anHour());
}

void isMissing(const Check &check)
{
    if (!check.has("/timeoutConfig"_ptr) && !check.hasTemplate() && !check.facts.targets.isEmpty()) {
        check.warn("/timeoutConfig"_ptr,
                   Texts::tr("Without a time-out a device that stops half way stays in progress for ever."),
                   anHour());
    }
}

constexpr Rule all[] = {{"timeout.empty", isNotEmpty}, {"timeout.missing", isMissing}};

} // namespace

std::span<const Rule> timeout()
{
    return all;
}

} // namespace fleetwright::job::rules
