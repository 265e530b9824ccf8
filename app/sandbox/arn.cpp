// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/arn.h"

#include "app/sandbox/sandbox.h"

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype partCount = 6;
constexpr auto ownPartition = "aws"_L1;
constexpr auto ownService = "iot"_L1;

} // namespace

std::optional<Arn> Arn::parse(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() < partCount || parts.constFirst() != "arn"_L1)
        return {};
    const QString resource = parts.sliced(partCount - 1).join(u':');
    const qsizetype slash = resource.indexOf(u'/');
    if (slash < 1 || slash == resource.size() - 1)
        return {};
    return Arn{parts.at(1), parts.at(2),           parts.at(3),
               parts.at(4), resource.first(slash), resource.sliced(slash + 1)};
}

QString Arn::of(const QString &type, const QString &name)
{
    return u"arn:"_s + ownPartition + u':' + ownService + u':' + QLatin1StringView(Sandbox::region) + u':' +
           QLatin1StringView(Sandbox::account) + u':' + type + u'/' + name;
}

bool Arn::isOurs() const
{
    return partition == ownPartition && service == ownService &&
           region == QLatin1StringView(Sandbox::region) && account == QLatin1StringView(Sandbox::account);
}

} // namespace fleetwright::sandbox
