// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/sections.h"

#include <QSet>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr auto failureType = "failureType"_L1;
constexpr auto retries = "numberOfRetries"_L1;

json::Pointer config()
{
    return "/jobExecutionsRetryConfig"_ptr;
}
json::Pointer list()
{
    return "/jobExecutionsRetryConfig/criteriaList"_ptr;
}

void allStandsAlone(const Check &check)
{
    const QJsonArray criteria = check.list(list());
    if (criteria.size() < 2)
        return;
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        if (criteria.at(i)[failureType].toString() == "ALL"_L1) {
            check.error(list() / i / failureType,
                        Texts::tr("“All” must stand alone: it holds for the other kinds already."),
                        setting(list(), QJsonArray{criteria.at(i)}, Texts::tr("Keep only this criterion")));
            return;
        }
    }
}

void typesDiffer(const Check &check)
{
    const QJsonArray criteria = check.list(list());
    QSet<QString> seen;
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        const QString kind = criteria.at(i)[failureType].toString();
        if (!kind.isEmpty() && kind != "ALL"_L1 && seen.contains(kind)) {
            check.error(list() / i / failureType, Texts::tr("This kind of failure is in the list already."),
                        takingOut(list() / i, Texts::tr("Remove this criterion")));
        }
        seen += kind;
    }
}

/// Developer guide, "Job configurations": at most 10 retries for both kinds together.
void atMostTen(const Check &check)
{
    constexpr int most = 10;
    const QJsonArray criteria = check.list(list());
    double sum = 0;
    for (const QJsonValue &criterion : criteria)
        sum += criterion[retries].toDouble();
    if (criteria.size() > 1 && sum > most)
        check.error(
            list(),
            Texts::tr("Together at most %1 retries; these are %2.").arg(numberText(most), numberText(sum)));
}

void timedOutNeedsTimeout(const Check &check)
{
    if (check.has("/timeoutConfig"_ptr) || check.hasTemplate())
        return;
    const QJsonArray criteria = check.list(list());
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        const QString kind = criteria.at(i)[failureType].toString();
        if (kind == "TIMED_OUT"_L1 || kind == "ALL"_L1) {
            check.error(list() / i / failureType,
                        Texts::tr("Needs a time-out: without one no device times out."),
                        setting("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 60,
                                Texts::tr("Add a time-out of an hour")));
        }
    }
}

void withoutAbort(const Check &check)
{
    if (check.value(config()).isObject() && !check.has("/abortConfig"_ptr) && !check.hasTemplate()) {
        const QJsonObject criterion{{"action"_L1, u"CANCEL"_s},
                                    {failureType, u"ALL"_s},
                                    {"thresholdPercentage"_L1, 20},
                                    {"minNumberOfExecutedThings"_L1, check.facts.deviceCount().value_or(10)}};
        check.warn(config(),
                   Texts::tr("Without an abort rule a bad job is tried again on every device; each retry is "
                             "billed."),
                   setting("/abortConfig/criteriaList"_ptr, QJsonArray{criterion},
                           Texts::tr("Abort when 20 % of the devices fail")));
    }
}

void retriesNothing(const Check &check)
{
    const QJsonArray criteria = check.list(list());
    for (qsizetype i = 0; i < criteria.size(); ++i) {
        if (criteria.at(i)[retries].isDouble() && criteria.at(i)[retries].toDouble() == 0) {
            check.hint(
                list() / i / retries, Texts::tr("0 retries: the same as leaving the criterion out."),
                takingOut(criteria.size() == 1 ? config() : list() / i, Texts::tr("Remove this criterion")));
        }
    }
}

constexpr Rule all[] = {
    {"retry.all-alone", allStandsAlone},   {"retry.distinct", typesDiffer},
    {"retry.at-most-ten", atMostTen},      {"retry.timed-out-needs-timeout", timedOutNeedsTimeout},
    {"retry.without-abort", withoutAbort}, {"retry.none", retriesNothing}};

} // namespace

std::span<const Rule> retry()
{
    return all;
}

} // namespace fleetwright::job::rules
