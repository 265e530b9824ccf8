// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/schedule.h"
#include "app/job/rules/sections.h"

#include <QSet>

#include <algorithm>

namespace fleetwright::job::rules
{

using namespace Qt::Literals::StringLiterals;

namespace
{

json::Pointer list()
{
    return "/schedulingConfig/maintenanceWindows"_ptr;
}

json::Pointer opensAt(qsizetype index)
{
    return list() / index / "startTime"_L1;
}

/// When the job may begin, as far as it is known.
QDateTime beginning(const Check &check)
{
    const QDateTime start = scheduleTime(check.text(startPlace()));
    return start.isValid() ? start : check.context.now;
}

/// Developer guide, "Job configurations": windows are for continuous jobs.
void onlyContinuous(const Check &check)
{
    if (!check.facts.windows.isEmpty() && !check.isContinuous()) {
        check.error(list(), Texts::tr("Maintenance windows work only with continuous jobs."),
                    setting("/targetSelection"_ptr, u"CONTINUOUS"_s, Texts::tr("Make the job continuous")));
    }
}

void areCron(const Check &check)
{
    for (qsizetype i = 0; i < check.facts.windows.size(); ++i) {
        if (const auto &error = check.facts.windows.at(i).error)
            check.error(
                opensAt(i),
                Texts::tr("Character %1: %2").arg(numberText(double(error->position + 1)), error->message));
    }
}

/// Other crons take them; AWS's page does not speak of them.
void rangesRunForward(const Check &check)
{
    for (qsizetype i = 0; i < check.facts.windows.size(); ++i) {
        const auto &cron = check.facts.windows.at(i).cron;
        if (cron && !cron->wrappingRange().isEmpty()) {
            check.warn(opensAt(i),
                       Texts::tr("The range %1 runs over the end, which is not documented: write it as two, "
                                 "with a comma between them.")
                           .arg(cron->wrappingRange()));
        }
    }
}

void openSometime(const Check &check)
{
    const QDateTime from = beginning(check);
    if (!from.isValid())
        return;
    const QDateTime end = scheduleTime(check.text(endPlace()));
    for (qsizetype i = 0; i < check.facts.windows.size(); ++i) {
        const auto &cron = check.facts.windows.at(i).cron;
        if (!cron)
            continue;
        const std::optional<QDateTime> opening = cron->next(from);
        if (!opening)
            check.warn(opensAt(i), Texts::tr("This window never opens."));
        else if (end.isValid() && *opening >= end)
            check.warn(opensAt(i), Texts::tr("This window opens for the first time after the job's end."));
    }
}

/// What the service does with windows that overlap is not documented.
void overlap(const Check &check)
{
    constexpr int examined = 20;
    struct Opening {
        QDateTime from;
        QDateTime to;
        qsizetype window;
    };
    const QDateTime from = beginning(check);
    if (!from.isValid())
        return;
    QList<Opening> openings;
    for (qsizetype i = 0; i < check.facts.windows.size(); ++i) {
        const Facts::Window &window = check.facts.windows.at(i);
        if (!window.cron || window.minutes <= 0)
            continue;
        const QList<QDateTime> times = window.cron->nextOpenings(from, examined);
        for (const QDateTime &time : times)
            openings += Opening{time, time.addSecs(qint64(window.minutes) * 60), i};
    }
    std::ranges::stable_sort(openings, {}, &Opening::from);
    QSet<qsizetype> told;
    for (qsizetype i = 1; i < openings.size(); ++i) {
        const Opening &earlier = openings.at(i - 1);
        const Opening &later = openings.at(i);
        if (later.from >= earlier.to || told.contains(later.window))
            continue;
        told.insert(later.window);
        check.warn(list() / later.window,
                   earlier.window == later.window
                       ? Texts::tr("The window opens again before it has closed; what happens then is not "
                                   "documented.")
                       : Texts::tr("Overlaps window %1; what happens then is not documented.")
                             .arg(numberText(double(earlier.window + 1))));
    }
}

/// Developer guide, "Job configurations": windows are in UTC and do not follow daylight saving time.
void doNotFollowDaylightSaving(const Check &check)
{
    if (!check.facts.windows.isEmpty() && check.context.zone.hasDaylightTime()) {
        check.hint(list(),
                   Texts::tr("Windows are in UTC: by your clock they move by an hour when daylight saving "
                             "time begins or ends."));
    }
}

constexpr Rule all[] = {{"windows.continuous-only", onlyContinuous},
                        {"windows.cron", areCron},
                        {"windows.cron-wraps", rangesRunForward},
                        {"windows.never-open", openSometime},
                        {"windows.overlap", overlap},
                        {"windows.daylight-saving", doNotFollowDaylightSaving}};

} // namespace

std::span<const Rule> windows()
{
    return all;
}

} // namespace fleetwright::job::rules
