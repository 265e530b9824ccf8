// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules/check.h"
#include "app/job/rules/schedule.h"
#include "app/job/rules/sections.h"

namespace fleetwright::job::rules
{

using schema::Fix; // lupdate loses the context of texts in a function that gives schema::Fix

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qint64 minute = 60; // seconds
constexpr qint64 lead = 30 * minute;
// What passes now may be late when it arrives
constexpr qint64 safeLead = 35 * minute;

Fix inAnHour(const Check &check, const json::Pointer &at)
{
    return setting(at, scheduleText(check.context.now.addSecs(60 * minute)),
                   Texts::tr("Set it to an hour from now"));
}

/// Measured on the real service: "must follow YYYY-MM-DDThh:mm".
void haveTheFormat(const Check &check)
{
    for (const json::Pointer &at : {startPlace(), endPlace()}) {
        const QString text = check.text(at);
        if (text.isEmpty() || isScheduleText(text))
            continue;
        const QDateTime moment = scheduleTime(text);
        if (moment.isValid()) {
            check.error(
                at, Texts::tr("Must be written as 2027-03-01T19:00, in UTC, without seconds, zone or blank."),
                setting(at, scheduleText(moment), Texts::tr("Make it %1").arg(scheduleText(moment))));
        } else {
            check.error(at, Texts::tr("Must be a date and a time in UTC: 2027-03-01T19:00."));
        }
    }
}

void notTooSoon(const Check &check)
{
    for (const json::Pointer &at : {startPlace(), endPlace()}) {
        const QDateTime moment = scheduleTime(check.text(at));
        if (!moment.isValid() || !check.context.now.isValid())
            continue;
        const qint64 ahead = check.context.now.secsTo(moment);
        if (ahead < 0)
            check.error(at, Texts::tr("Is in the past; must be at least 30 minutes from now."),
                        inAnHour(check, at));
        else if (ahead < lead)
            check.error(at, Texts::tr("Must be at least 30 minutes from now."), inAnHour(check, at));
        else if (ahead < safeLead)
            check.warn(at,
                       Texts::tr("Must be at least 30 minutes away when the service gets it: submit soon, or "
                                 "choose a later time."),
                       inAnHour(check, at));
    }
}

void notTooLate(const Check &check)
{
    if (!check.context.now.isValid())
        return;
    const QDateTime start = scheduleTime(check.text(startPlace()));
    const QDateTime end = scheduleTime(check.text(endPlace()));
    if (start.isValid() && start > check.context.now.addYears(1))
        check.error(startPlace(), Texts::tr("Must be at most a year from now."));
    if (end.isValid() && end > check.context.now.addYears(2))
        check.error(endPlace(), Texts::tr("Must be at most two years from now."));
}

void lastsLongEnough(const Check &check)
{
    const QDateTime start = scheduleTime(check.text(startPlace()));
    const QDateTime end = scheduleTime(check.text(endPlace()));
    if (!start.isValid() || !end.isValid())
        return;
    if (start.secsTo(end) < lead) {
        check.error(
            endPlace(), Texts::tr("Must be at least 30 minutes after the start."),
            setting(endPlace(), scheduleText(start.addDays(1)), Texts::tr("End a day after the start")));
    } else if (end > start.addYears(2)) {
        check.error(
            endPlace(), Texts::tr("Must be at most two years after the start."),
            setting(endPlace(), scheduleText(start.addDays(1)), Texts::tr("End a day after the start")));
    }
}

/// The developer guide asks for an end, the API reference says that the behaviour then does not apply.
void endBehaviorNeedsEnd(const Check &check)
{
    const json::Pointer at = "/schedulingConfig/endBehavior"_ptr;
    if (check.has(at) && !check.has(endPlace())) {
        check.warn(at, Texts::tr("Means something only with an end; without one the job may be refused."),
                   takingOut(at, Texts::tr("Take it out")));
    }
}

void continuousWithoutEnd(const Check &check)
{
    if (check.isContinuous() && !check.has(endPlace()))
        check.warn(endPlace(), Texts::tr("A continuous job without an end never completes."));
}

constexpr Rule all[] = {{"schedule.format", haveTheFormat},
                        {"schedule.not-too-soon", notTooSoon},
                        {"schedule.not-too-late", notTooLate},
                        {"schedule.duration", lastsLongEnough},
                        {"schedule.end-behavior", endBehaviorNeedsEnd},
                        {"schedule.continuous-without-end", continuousWithoutEnd}};

} // namespace

std::span<const Rule> scheduling()
{
    return all;
}

} // namespace fleetwright::job::rules
