// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/targetsummary.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::submit
{

namespace
{

struct Summary {
    Q_DECLARE_TR_FUNCTIONS(TargetSummary)
};

} // namespace

TargetSummary summarizeTargets(const QJsonObject &job)
{
    TargetSummary summary;
    int things = 0;
    int groups = 0;
    int others = 0;
    const QJsonArray targets = job.value("targets"_L1).toArray();
    for (const QJsonValue &target : targets) {
        const QString arn = target.toString();
        // A thing's name may hold colons: only the first five part an ARN.
        const QString resource = arn.startsWith("arn:"_L1) ? arn.section(u':', 5) : QString();
        if (resource.startsWith("thinggroup/"_L1)) {
            ++groups;
            summary.names.append(Summary::tr("thing group  %1").arg(resource.mid(11)));
        } else if (resource.startsWith("thing/"_L1)) {
            ++things;
            summary.names.append(Summary::tr("thing  %1").arg(resource.mid(6)));
        } else {
            ++others;
            summary.names.append(arn);
        }
    }
    QStringList parts;
    if (groups > 0)
        parts.append(Summary::tr("%Ln thing groups", nullptr, groups));
    if (things > 0)
        parts.append(Summary::tr("%Ln things", nullptr, things));
    if (others > 0)
        parts.append(Summary::tr("%Ln other targets", nullptr, others));
    if (parts.isEmpty())
        summary.headline = Summary::tr("No targets");
    else if (groups == 0)
        summary.headline = parts.join(u", "_s);
    else if (job.value("targetSelection"_L1).toString() == "CONTINUOUS"_L1)
        summary.headline =
            Summary::tr("%1; things that join a group later get it too").arg(parts.join(u", "_s));
    else
        summary.headline =
            Summary::tr("%1; those in a group when the job is created").arg(parts.join(u", "_s));
    return summary;
}

} // namespace fleetwright::submit
