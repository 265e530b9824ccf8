// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/measured.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::forecast
{
namespace
{

using Status = PastExecution::Status;

constexpr double atOnce = 60;            // seconds from queued to begun of a device that was online
constexpr double shortest = 1;           // second: the service tells no less
constexpr qsizetype mostMeasured = 2000; // durations kept: enough for any percentile that is shown

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Measured)
};

/// Every n-th, so that no more than `most` are left.
QList<double> sampled(QList<double> values, qsizetype most)
{
    std::ranges::sort(values);
    if (values.size() <= most)
        return values;
    QList<double> fewer;
    for (qsizetype i = 0; i < most; ++i)
        fewer.append(values.at(i * values.size() / most));
    return fewer;
}

} // namespace

Expected<Assumptions> measuredFrom(const QList<PastExecution> &executions, Assumptions base, double speed)
{
    double failed = 0;
    double rejected = 0;
    double timedOut = 0;
    double ended = 0;
    double online = 0;
    double late = 0;
    double lateHours = 0;
    QList<double> durations;
    for (const PastExecution &one : executions) {
        failed += one.status == Status::Failed ? 1 : 0;
        rejected += one.status == Status::Rejected ? 1 : 0;
        timedOut += one.status == Status::TimedOut ? 1 : 0;
        const bool hasReported = one.status == Status::Succeeded || one.status == Status::Failed;
        ended += hasReported || one.status == Status::Rejected || one.status == Status::TimedOut ? 1 : 0;
        if (hasReported && one.begun.isValid() && one.changed >= one.begun)
            durations.append(static_cast<double>(one.begun.msecsTo(one.changed)) / 1000 * speed);
        if (!one.queued.isValid() || !one.begun.isValid())
            continue;
        const double waited = static_cast<double>(one.queued.msecsTo(one.begun)) / 1000 * speed;
        if (waited <= atOnce) {
            online += 1;
        } else {
            late += 1;
            lateHours += waited / 3600;
        }
    }
    if (ended < leastMeasured || durations.size() < leastMeasured) {
        return failure(
            Texts::tr("Only %1 executions of that job have ended; at least %2 are needed to learn from it.")
                .arg(ended)
                .arg(leastMeasured));
    }
    base.failedShare = failed / ended;
    base.rejectedShare = rejected / ended;
    base.hangingShare = timedOut / ended;
    if (online + late > 0)
        base.onlineShare = online / (online + late);
    if (late > 0)
        base.meanHoursOffline = std::max(lateHours / late, 1.0 / 60);
    base.duration = Durations(sampled(durations, mostMeasured));
    if (base.duration.median() < shortest) {
        return failure(Texts::tr("Half of that job's devices finished within a second: too short a time to "
                                 "forecast from."));
    }
    if (const Expected<void> checked = base.check(); !checked)
        return tl::unexpected(checked.error());
    return base;
}

} // namespace fleetwright::forecast
