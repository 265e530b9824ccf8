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

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(count);
}

} // namespace

TargetSummary summarizeTargets(const QJsonObject &job)
{
    TargetSummary summary;
    qsizetype things = 0;
    qsizetype groups = 0;
    qsizetype others = 0;
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
        parts.append(counted(groups, Summary::tr("1 thing group"), Summary::tr("%1 thing groups")));
    if (things > 0)
        parts.append(counted(things, Summary::tr("1 thing"), Summary::tr("%1 things")));
    if (others > 0)
        parts.append(counted(others, Summary::tr("1 other target"), Summary::tr("%1 other targets")));
    if (parts.isEmpty())
        summary.headline = Summary::tr("No targets");
    else if (job.value("targetSelection"_L1).toString() == "CONTINUOUS"_L1)
        summary.headline =
            Summary::tr("%1; things that join a group later get it too").arg(parts.join(u", "_s));
    else
        summary.headline =
            Summary::tr("%1; those in a group when the job is created").arg(parts.join(u", "_s));
    return summary;
}

} // namespace fleetwright::submit
