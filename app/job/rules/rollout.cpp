// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"
#include "app/schema/fieldspec.h"

#include "app/schema/createjobspec.h"

#include <algorithm>
#include <cmath>

namespace fleetwright::job::rules
{

using schema::Fix; // lupdate loses the context of texts in a function that gives schema::Fix

using namespace Qt::Literals::StringLiterals;

namespace
{

json::Pointer config()
{
    return "/jobExecutionsRolloutConfig"_ptr;
}
json::Pointer maximum()
{
    return "/jobExecutionsRolloutConfig/maximumPerMinute"_ptr;
}
json::Pointer base()
{
    return "/jobExecutionsRolloutConfig/exponentialRate/baseRatePerMinute"_ptr;
}
json::Pointer criteria()
{
    return "/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria"_ptr;
}

/// A maximum well above the base.
Fix raisedMaximum(double baseRate)
{
    const double fastest = schema::createJob(maximum()).range.max;
    const int raised = int(std::min(fastest, std::max(baseRate * 10, 2.0)));
    return setting(maximum(), raised,
                   Texts::tr("Set the maximum to %1 per minute").arg(schema::numberText(raised)));
}

void isNotEmpty(const Check &check)
{
    const QJsonValue value = check.value(config());
    if (value.isObject() && value.toObject().isEmpty()) {
        check.error(config(), Texts::tr("Give a maximum per minute, or take the rollout out."),
                    takingOut(config(), Texts::tr("Take the rollout out")));
    }
}

void exponentialNeedsMaximum(const Check &check)
{
    if (check.value("/jobExecutionsRolloutConfig/exponentialRate"_ptr).isObject() && !check.has(maximum())) {
        check.error(maximum(), Texts::tr("A rate that grows needs a maximum per minute."),
                    raisedMaximum(check.number(base()).value_or(1)));
    }
}

void baseBelowMaximum(const Check &check)
{
    const std::optional<double> from = check.number(base());
    const std::optional<double> to = check.number(maximum());
    if (!from || !to || *from < *to)
        return;
    const std::optional<schema::Fix> fix =
        *from < schema::createJob(maximum()).range.max ? std::optional(raisedMaximum(*from)) : std::nullopt;
    if (*from > *to)
        check.error(base(),
                    Texts::tr("Must be below the maximum per minute, %1.").arg(schema::numberText(*to)), fix);
    else
        check.warn(base(),
                   Texts::tr("As high as the maximum per minute, so the rate cannot grow; whether the "
                             "service takes that is not known."),
                   fix);
}

/// AWS's examples give both criteria, its API reference says one or the other: one is safe.
void oneIncreaseCriterion(const Check &check)
{
    const QJsonValue value = check.value(criteria());
    if (!value.isObject())
        return;
    const bool notified = check.has(criteria() / "numberOfNotifiedThings"_L1);
    const bool succeeded = check.has(criteria() / "numberOfSucceededThings"_L1);
    if (!notified && !succeeded) {
        check.error(criteria(),
                    Texts::tr("Say when the rate grows: after how many devices were told, or "
                              "after how many succeeded."),
                    setting(criteria() / "numberOfNotifiedThings"_L1, 100,
                            Texts::tr("Let it grow after each 100 devices told")));
    } else if (notified && succeeded) {
        check.error(criteria(),
                    Texts::tr("Give only one of the two: devices told, or devices that succeeded."),
                    takingOut(criteria() / "numberOfNotifiedThings"_L1,
                              Texts::tr("Keep the number of devices that succeeded")));
    }
}

/// How the service rounds a rate is not documented.
void ratesAreFractional(const Check &check)
{
    const json::Pointer factorAt = "/jobExecutionsRolloutConfig/exponentialRate/incrementFactor"_ptr;
    const std::optional<double> from = check.number(base());
    const std::optional<double> factor = check.number(factorAt);
    if (!from || !factor)
        return;
    const double second = std::round(*from * *factor * 1000) / 1000;
    if (second != std::floor(second)) {
        check.hint(factorAt, Texts::tr("The second rate would be %1 devices per minute; how the service "
                                       "rounds is not documented.")
                                 .arg(schema::numberText(second)));
    }
}

void increaseNeverComes(const Check &check)
{
    const std::optional<qsizetype> devices = check.facts.deviceCount();
    for (const QLatin1StringView key : {"numberOfNotifiedThings"_L1, "numberOfSucceededThings"_L1}) {
        const std::optional<double> needed = check.number(criteria() / key);
        if (devices && needed && *needed >= double(*devices)) {
            check.warn(criteria() / key, Texts::tr("The rate never grows: the job has only %Ln devices.",
                                                   nullptr, int(*devices)));
        }
    }
}

void groupWithoutLimit(const Check &check)
{
    if (check.facts.hasGroup() && !check.has(config()) && !check.hasTemplate()) {
        check.warn(config(),
                   Texts::tr("Without a limit the job is sent to up to 1,000 devices of the group a minute."),
                   setting(maximum(), 50, Texts::tr("Limit it to 50 per minute")));
    }
}

constexpr Rule all[] = {{"rollout.empty", isNotEmpty},
                        {"rollout.exponential-needs-maximum", exponentialNeedsMaximum},
                        {"rollout.base-below-maximum", baseBelowMaximum},
                        {"rollout.one-criterion", oneIncreaseCriterion},
                        {"rollout.fractional-rate", ratesAreFractional},
                        {"rollout.increase-never-comes", increaseNeverComes},
                        {"rollout.group-without-limit", groupWithoutLimit}};

} // namespace

std::span<const Rule> rollout()
{
    return all;
}

} // namespace fleetwright::job::rules
