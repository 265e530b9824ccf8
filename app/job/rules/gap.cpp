// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/gap.h"

#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"

namespace fleetwright::job::rules
{

namespace
{

void findOpen(const Check &check, const QJsonValue &value, const json::Pointer &at)
{
    const auto tell = [&](const QString &text) {
        for (const QString &name : gapsIn(text))
            check.error(at, Texts::tr("Fill in %1.").arg(name));
    };
    if (value.isString()) {
        tell(value.toString());
    } else if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            findOpen(check, items.at(i), at / i);
    } else if (value.isObject()) {
        const QJsonObject members = value.toObject();
        for (auto member = members.begin(); member != members.end(); ++member) {
            for (const QString &name : gapsIn(member.key()))
                check.error(at / member.key(), Texts::tr("Fill in %1.").arg(name));
            findOpen(check, member.value(), at / member.key());
        }
    }
}

void isFilledIn(const Check &check)
{
    findOpen(check, check.job, {});
}

} // namespace

std::span<const Rule> gaps()
{
    static constexpr Rule rules[] = {{"gap.open", isFilledIn}};
    return rules;
}

} // namespace fleetwright::job::rules
