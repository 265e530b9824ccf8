// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/home.h"

namespace fleetwright::job::rules
{

using schema::Fix; // lupdate loses the context of texts in a function that gives schema::Fix

namespace
{

using namespace Qt::Literals::StringLiterals;

/// The ARNs of a job by place.
QList<std::pair<json::Pointer, Arn>> arnsOf(const Check &check)
{
    QList<std::pair<json::Pointer, Arn>> found;
    const auto add = [&](const json::Pointer &at, const QString &text) {
        if (const std::optional<Arn> arn = Arn::parse(text))
            found.append({at, *arn});
    };
    for (const json::Pointer &list : {"/targets"_ptr, "/destinationPackageVersions"_ptr}) {
        const QJsonArray items = check.list(list);
        for (qsizetype i = 0; i < items.size(); ++i)
            add(list / i, items.at(i).toString());
    }
    for (const json::Pointer &at : {"/jobTemplateArn"_ptr, "/presignedUrlConfig/roleArn"_ptr})
        add(at, check.text(at));
    return found;
}

} // namespace

Home homeOf(const Check &check)
{
    const RuleContext &context = check.context;
    if (!context.account.isEmpty() || !context.region.isEmpty())
        return {context.partition, context.region, context.account, true};
    for (const Facts::Target &target : check.facts.targets) {
        if (target.arn)
            return {target.arn->partition, target.arn->region, target.arn->account, false};
    }
    return {};
}

QString elsewhere(const Home &home, const Arn &arn, const QString &what)
{
    const auto differs = [](const QString &its, const QString &ours) {
        return !its.isEmpty() && !ours.isEmpty() && its != ours;
    };
    if (differs(arn.partition, home.partition)) {
        return home.isConnection ? Texts::tr("%1 is of the partition %2, the connection of %3.")
                                       .arg(what, arn.partition, home.partition)
                                 : Texts::tr("%1 is of the partition %2, the targets are of %3.")
                                       .arg(what, arn.partition, home.partition);
    }
    if (differs(arn.region, home.region)) {
        return home.isConnection
                   ? Texts::tr("%1 is in %2, the connection in %3.").arg(what, arn.region, home.region)
                   : Texts::tr("%1 is in %2, the targets are in %3.").arg(what, arn.region, home.region);
    }
    if (differs(arn.account, home.account)) {
        return home.isConnection ? Texts::tr("%1 is of account %2, the connection of %3.")
                                       .arg(what, arn.account, home.account)
                                 : Texts::tr("%1 is of account %2, the targets are of %3.")
                                       .arg(what, arn.account, home.account);
    }
    return {};
}

std::optional<Fix> movingHome(const Check &check)
{
    const RuleContext &context = check.context;
    if (context.account.isEmpty() || context.region.isEmpty() || context.partition.isEmpty())
        return std::nullopt;
    Fix fix{Texts::tr("Move all ARNs to account %1 in %2").arg(context.account, context.region), {}};
    for (const auto &[at, arn] : arnsOf(check)) {
        Arn moved = arn;
        moved.partition = context.partition;
        // A role has no region, a template of AWS's own no account
        if (!moved.region.isEmpty())
            moved.region = context.region;
        if (!moved.account.isEmpty())
            moved.account = context.account;
        if (moved != arn)
            fix.edits += schema::Edit{at, moved.toString()};
    }
    if (fix.edits.isEmpty())
        return std::nullopt;
    return fix;
}

} // namespace fleetwright::job::rules
