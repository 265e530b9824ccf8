// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"
#include "app/schema/fieldspec.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr auto failureType = "failureType"_L1;
constexpr auto threshold = "thresholdPercentage"_L1;
constexpr auto minimum = "minNumberOfExecutedThings"_L1;

json::Pointer list()
{
    return "/abortConfig/criteriaList"_ptr;
}

void thresholdIsPositive(const Check &check)
{
    const QJsonArray criteria = check.list(list());
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        const json::Pointer at = list() / i / threshold;
        const std::optional<double> percentage = check.number(at);
        if (percentage && *percentage <= 0) {
            check.error(at,
                        Texts::tr("Must be more than 0 %: the service refuses %1 %.")
                            .arg(schema::numberText(*percentage)),
                        setting(at, 10, Texts::tr("Set it to 10 %")));
        }
    }
}

void needsMoreDevicesThanThereAre(const Check &check)
{
    const std::optional<qsizetype> devices = check.facts.deviceCount();
    if (!devices)
        return;
    const QJsonArray criteria = check.list(list());
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        const json::Pointer at = list() / i / minimum;
        const std::optional<double> needed = check.number(at);
        if (needed && *needed > double(*devices)) {
            check.warn(
                at,
                Texts::tr("Never fires: it waits for %1 devices, and the job has %2.")
                    .arg(schema::numberText(*needed), schema::numberText(double(*devices))),
                setting(at, *devices, Texts::tr("Set it to %1").arg(schema::numberText(double(*devices)))));
        }
    }
}

void timedOutNeedsTimeout(const Check &check)
{
    if (check.has("/timeoutConfig"_ptr) || check.hasTemplate())
        return;
    const QJsonArray criteria = check.list(list());
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        if (criteria.at(i)[failureType].toString() == "TIMED_OUT"_L1) {
            check.warn(list() / i / failureType,
                       Texts::tr("Never fires: without a time-out no device times out."),
                       setting("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 60,
                               Texts::tr("Add a time-out of an hour")));
        }
    }
}

/// Seen by others on the real service, which refuses a second one.
void oneForEachFailureType(const Check &check)
{
    std::map<QString, qsizetype> first;
    const QJsonArray criteria = check.list(list());
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        const QString kind = criteria.at(i)[failureType].toString();
        if (kind.isEmpty())
            continue;
        const auto [found, isNew] = first.insert({kind, i});
        if (isNew)
            continue;
        check.error(
            list() / i,
            Texts::tr("Criterion %1 is of the failure type %2 already: the service takes one of each.")
                .arg(numberText(double(found->second + 1)), kind),
            takingOut(list() / i, Texts::tr("Remove this criterion")));
    }
}

/// Criteria of one kind that no earlier one decides before: by growing threshold, their minimums fall.
class Deciding
{
public:
    /// The position of a criterion that fires no later than one of this threshold and minimum.
    [[nodiscard]] std::optional<qsizetype> noLater(double share, double executed) const
    {
        const auto above = m_byThreshold.upper_bound(share);
        if (above == m_byThreshold.begin() || std::prev(above)->second.executed > executed)
            return std::nullopt;
        return std::prev(above)->second.position;
    }

    /// One that noLater() gave nothing for.
    void add(double share, double executed, qsizetype position)
    {
        const auto at = m_byThreshold.insert_or_assign(share, Criterion{executed, position}).first;
        auto later = std::next(at);
        while (later != m_byThreshold.end() && later->second.executed >= executed)
            later = m_byThreshold.erase(later);
    }

private:
    struct Criterion {
        double executed;
        qsizetype position;
    };
    std::map<double, Criterion> m_byThreshold;
};

/// Criteria are evaluated in the order of the list.
void isShadowed(const Check &check)
{
    Deciding all; // the criteria that count every kind of failure
    const QJsonArray criteria = check.list(list());
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        const QJsonValue criterion = criteria.at(i);
        const QString kind = criterion[failureType].toString();
        const QJsonValue share = criterion[threshold];
        const QJsonValue executed = criterion[minimum];
        if (kind.isEmpty() || !share.isDouble() || !executed.isDouble())
            continue;
        std::optional<qsizetype> earlier = all.noLater(share.toDouble(), executed.toDouble());
        if (earlier) {
            check.warn(list() / i,
                       Texts::tr("Never decides: criterion %1 fires no later.")
                           .arg(numberText(double(*earlier + 1))),
                       takingOut(list() / i, Texts::tr("Remove this criterion")));
        } else if (kind == "ALL"_L1) {
            all.add(share.toDouble(), executed.toDouble(), i);
        }
    }
}

void isMissing(const Check &check)
{
    if (check.has("/abortConfig"_ptr) || check.hasTemplate() ||
        (!check.facts.hasGroup() && check.facts.targets.size() < 2))
        return;
    constexpr qsizetype usual = 10;
    const qsizetype needed = std::min(usual, check.facts.deviceCount().value_or(usual));
    const QJsonObject criterion{
        {"action"_L1, u"CANCEL"_s}, {failureType, u"ALL"_s}, {threshold, 20}, {minimum, needed}};
    check.warn("/abortConfig"_ptr, Texts::tr("Nothing stops the job when it fails on device after device."),
               setting(list(), QJsonArray{criterion},
                       Texts::tr("Abort when 20 % of at least %Ln devices fail", nullptr, int(needed))));
}

constexpr Rule all[] = {{"abort.threshold-positive", thresholdIsPositive},
                        {"abort.too-few-devices", needsMoreDevicesThanThereAre},
                        {"abort.timed-out-needs-timeout", timedOutNeedsTimeout},
                        {"abort.one-for-each-type", oneForEachFailureType},
                        {"abort.shadowed", isShadowed},
                        {"abort.missing", isMissing}};

} // namespace

std::span<const Rule> abort()
{
    return all;
}

} // namespace fleetwright::job::rules
