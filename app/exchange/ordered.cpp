// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/ordered.h"

#include "app/schema/createjobspec.h"

#include <QJsonArray>

#include <algorithm>

namespace fleetwright::exchange
{

namespace
{

Ordered ordered(const QJsonValue &value, const json::Pointer &at)
{
    Ordered found{.scalar = value, .at = at};
    if (value.isArray()) {
        found.kind = Ordered::Kind::List;
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            found.items += ordered(items.at(i), at / i);
    } else if (value.isObject()) {
        found.kind = Ordered::Kind::Object;
        const QJsonObject members = value.toObject();
        for (const QString &key : schema::inTableOrder(schema::createJob(), at, members.keys()))
            found.members += Ordered::Member{key, ordered(members.value(key), at / key)};
    }
    return found;
}

} // namespace

std::optional<Ordered::Member> Ordered::take(QStringView name)
{
    const auto found = std::ranges::find(members, name, &Member::name);
    return found == members.end() ? std::nullopt
                                  : std::optional(members.takeAt(std::distance(members.begin(), found)));
}

Ordered orderedRequest(const job::JobDocument &document)
{
    return ordered(document.root(), {});
}

} // namespace fleetwright::exchange
