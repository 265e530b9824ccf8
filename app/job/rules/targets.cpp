// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/home.h"
#include "app/job/rules/sections.h"
#include "app/job/targetarn.h"
#include "app/schema/thingname.h"
#include "app/schema/validator.h"

#include <QRegularExpression>

#include <algorithm>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

const QString member = u"targets"_s;

json::Pointer placeOf(qsizetype index)
{
    return json::Pointer() / member / index;
}

/// A remedy that makes an ARN of a bare name, where the connection is known.
std::optional<schema::Fix> composing(const QString &text, qsizetype index, const RuleContext &context)
{
    if (text.startsWith("arn:"_L1) || context.account.isEmpty() || context.region.isEmpty() ||
        context.partition.isEmpty())
        return std::nullopt;
    const bool hasType = text.startsWith("thing/"_L1) || text.startsWith("thinggroup/"_L1);
    const QString resource = hasType ? text : u"thing/"_s + text;
    if (!isTargetName(resource.section(u'/', 1)))
        return std::nullopt;
    const QString arn =
        Arn{context.partition, u"iot"_s, context.region, context.account, resource}.toString();
    return setting(placeOf(index), arn, Texts::tr("Make it %1").arg(arn));
}

/// Developer guide, "Create and manage jobs": targets are things or thing groups, given by ARN.
void areThingsOrGroups(const Check &check)
{
    for (qsizetype i = 0; i < check.facts.targets.size(); ++i) {
        const Facts::Target &target = check.facts.targets.at(i);
        if (!target.arn && check.value(placeOf(i)).isString()) {
            check.error(placeOf(i),
                        Texts::tr("Must be the ARN of a thing or a thing group: "
                                  "arn:aws:iot:region:account:thing/name or …:thinggroup/name."),
                        composing(target.text, i, check.context));
        }
    }
}

void haveNames(const Check &check)
{
    for (qsizetype i = 0; i < check.facts.targets.size(); ++i) {
        const std::optional<Arn> &arn = check.facts.targets.at(i).arn;
        if (arn && !isTargetName(arn->name())) {
            check.error(placeOf(i), Texts::tr("“%1” cannot be the name of a thing or group. Allowed: %2.")
                                        .arg(arn->name(), schema::allowedText(schema::thingName())));
        }
    }
}

void haveAccountAndRegion(const Check &check)
{
    static const QRegularExpression digits(u"\\A[0-9]{12}\\z"_s);
    for (qsizetype i = 0; i < check.facts.targets.size(); ++i) {
        const std::optional<Arn> &arn = check.facts.targets.at(i).arn;
        if (!arn)
            continue;
        if (!digits.match(arn->account).hasMatch())
            check.error(placeOf(i),
                        Texts::tr("The account in an ARN has 12 digits; here it is “%1”.").arg(arn->account));
        else if (arn->region.isEmpty())
            check.error(placeOf(i), Texts::tr("The ARN lacks its region."));
    }
}

/// A job is created in one account and region; a target elsewhere is not found.
void areOfOneAccount(const Check &check)
{
    const RuleContext &context = check.context;
    const bool isConnection = !context.account.isEmpty() || !context.region.isEmpty();
    std::optional<Arn> home;
    if (isConnection)
        home = Arn{context.partition, u"iot"_s, context.region, context.account, {}};
    // One for all, as it is as long as the list
    const std::optional<schema::Fix> moving = movingHome(check);
    for (qsizetype i = 0; i < check.facts.targets.size(); ++i) {
        const std::optional<Arn> &arn = check.facts.targets.at(i).arn;
        if (!arn)
            continue;
        if (!home) {
            home = arn;
            continue;
        }
        const auto differs = [&](const QString &what, const QString &its, const QString &ours) {
            if (ours.isEmpty() || its == ours)
                return false;
            check.error(
                placeOf(i),
                isConnection
                    ? Texts::tr("The %1 of this target is %2; the connection's is %3.").arg(what, its, ours)
                    : Texts::tr("The %1 of this target is %2; the first target's is %3. "
                                "A job has targets of one account and region.")
                          .arg(what, its, ours),
                moving);
            return true;
        };
        if (!differs(Texts::tr("partition"), arn->partition, home->partition) &&
            !differs(Texts::tr("region"), arn->region, home->region))
            differs(Texts::tr("account"), arn->account, home->account);
    }
}

/// What the service said when it was asked what a name stands for.
void areKnownToTheService(const Check &check)
{
    for (qsizetype i = 0; i < check.facts.targets.size(); ++i) {
        const QString &text = check.facts.targets.at(i).text;
        const auto finding = check.context.targetFindings.constFind(text);
        if (finding == check.context.targetFindings.constEnd())
            continue;
        const TargetArn target = parseTarget(text);
        if (*finding == TargetFinding::Missing) {
            check.warn(placeOf(i),
                       Texts::tr("Account %1 has neither a thing nor a thing group called “%2” in %3.")
                           .arg(target.account, target.name, target.region));
        } else if (target.type == TargetType::Thing) {
            check.hint(placeOf(i),
                       Texts::tr("It could not be found out whether “%1” is a thing or a thing group. It is "
                                 "listed as a thing.")
                           .arg(target.name),
                       setting(placeOf(i), otherTarget(text), Texts::tr("Make it a thing group")));
        }
    }
}

/// Developer guide, "Dynamic thing groups": a snapshot takes the members at the job's creation.
void snapshotOfDynamicGroup(const Check &check)
{
    if (check.isContinuous())
        return;
    for (qsizetype i = 0; i < check.facts.targets.size(); ++i) {
        if (check.context.dynamicGroups.contains(check.facts.targets.at(i).text)) {
            check.warn(placeOf(i),
                       Texts::tr("A dynamic group: a snapshot job reaches the devices that are in it when "
                                 "the job is created, and none that join later."),
                       setting("/targetSelection"_ptr, u"CONTINUOUS"_s, Texts::tr("Make it continuous")));
        }
    }
}

/// Developer guide, "Job configurations": the rollout rate does not hold for who joins a dynamic group later.
void laterMembersAreNotLimited(const Check &check)
{
    const bool hasDynamic = std::ranges::any_of(check.facts.targets, [&](const Facts::Target &target) {
        return check.context.dynamicGroups.contains(target.text);
    });
    if (check.isContinuous() && hasDynamic) {
        check.warn("/targetSelection"_ptr,
                   Texts::tr("Devices that join a dynamic group after the job was created are sent it almost "
                             "at once: the rollout rate does not hold for them."));
    }
}

void continuousOnThings(const Check &check)
{
    if (check.isContinuous() && check.facts.deviceCount()) {
        check.warn("/targetSelection"_ptr,
                   Texts::tr("All targets are single things: no device can join later, and the job stays "
                             "open all the same."),
                   takingOut("/targetSelection"_ptr, Texts::tr("Make it a snapshot job")));
    }
}

constexpr Rule all[] = {{"targets.thing-or-group", areThingsOrGroups},
                        {"targets.name", haveNames},
                        {"targets.account-and-region", haveAccountAndRegion},
                        {"targets.one-account", areOfOneAccount},
                        {"targets.known-to-the-service", areKnownToTheService},
                        {"targets.snapshot-of-dynamic-group", snapshotOfDynamicGroup},
                        {"targets.later-members-unlimited", laterMembersAreNotLimited},
                        {"targets.continuous-on-things", continuousOnThings}};

} // namespace

std::span<const Rule> targets()
{
    return all;
}

} // namespace fleetwright::job::rules
