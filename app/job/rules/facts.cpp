// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/facts.h"

#include <QJsonArray>

#include <algorithm>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

Facts::Facts(const QJsonObject &job)
    : document(documentFacts(job.value("document"_L1).toString())), placeholders(document->placeholders)
{
    const QJsonArray targetList = job.value("targets"_L1).toArray();
    targets.reserve(targetList.size());
    for (const QJsonValue &item : targetList) {
        Target target{.text = item.toString()};
        target.arn = Arn::parse(target.text);
        if (target.arn && (target.arn->service != "iot"_L1 ||
                           (target.arn->type() != "thing"_L1 && target.arn->type() != "thinggroup"_L1)))
            target.arn.reset();
        targets += std::move(target);
    }

    const QJsonValue scheduling = job.value("schedulingConfig"_L1);
    const QJsonArray windowList = scheduling["maintenanceWindows"_L1].toArray();
    for (const QJsonValue &item : windowList) {
        Window window{.minutes = item["durationInMinutes"_L1].toInt()};
        if (const QString text = item["startTime"_L1].toString(); !text.isEmpty()) {
            if (const auto cron = Cron::parse(text))
                window.cron = *cron;
            else
                window.error = cron.error();
        }
        windows += std::move(window);
    }
}

bool Facts::hasGroup() const
{
    return std::ranges::any_of(
        targets, [](const Target &target) { return target.arn && target.arn->type() == "thinggroup"_L1; });
}

std::optional<qsizetype> Facts::deviceCount() const
{
    const bool allThings = std::ranges::all_of(
        targets, [](const Target &target) { return target.arn && target.arn->type() == "thing"_L1; });
    return allThings && !targets.isEmpty() ? std::optional(targets.size()) : std::nullopt;
}

} // namespace fleetwright::job::rules
