// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/words.h"

#include "app/forecast/assumptions.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::forecast
{
using schema::Problems; // lupdate loses the context of texts in a function that gives schema::Problems

namespace
{

using json::literals::operator""_ptr;

constexpr double aMinute = 60;
constexpr double anHour = 60 * aMinute;
constexpr double aDay = 24 * anHour;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Forecast)
};

QString twoUnits(double seconds, double big, double small, const char *bigText, const char *smallText)
{
    const auto units = static_cast<qint64>(std::floor(seconds / big));
    const auto rest = static_cast<int>(std::floor((seconds - static_cast<double>(units) * big) / small));
    const QString first = Texts::tr(bigText, nullptr, static_cast<int>(units));
    return rest == 0 ? first : first + u' ' + Texts::tr(smallText, nullptr, rest);
}

QString typeText(FailureType type)
{
    switch (type) {
    case FailureType::Failed:
        return u"FAILED"_s;
    case FailureType::Rejected:
        return u"REJECTED"_s;
    case FailureType::TimedOut:
        return u"TIMED_OUT"_s;
    case FailureType::All:
        return u"ALL"_s;
    }
    Q_UNREACHABLE();
}

double unsuccessful(const Sample &sample)
{
    return sample.failed + sample.rejected + sample.timedOut;
}

QString endSentence(const Plan &plan, const Course &course)
{
    const Sample final = inWholeDevices(course.final);
    const QString succeeded = countText(final.succeeded);
    const QString bad = countText(unsuccessful(final));
    switch (course.ending) {
    case Ending::Finished:
        return Texts::tr("The last of them finishes after %1: about %2 succeed, %3 do not.")
            .arg(durationText(static_cast<double>(course.lastSecond)), succeeded, bad);
    case Ending::Aborted:
        return Texts::tr("By then %1 have succeeded and %2 have not; the job is cancelled for the other %3.")
            .arg(succeeded, bad, countText(final.canceled));
    case Ending::EndTime:
        return Texts::tr("At the end time %1 have succeeded, %2 have not, %3 are cancelled and %4 never hear "
                         "of the job.")
            .arg(succeeded, bad, countText(final.canceled), countText(final.waiting));
    case Ending::StaysOpen:
        if (final.inProgress > 0) {
            return Texts::tr(
                       "After %1 about %2 have succeeded and %3 have not; %4 stay in progress for ever.")
                .arg(durationText(static_cast<double>(course.lastSecond)), succeeded, bad,
                     countText(final.inProgress));
        }
        if (!plan.isContinuous) {
            return Texts::tr("After %1 about %2 have succeeded and %3 have not; the job stays open where a "
                             "device never reports, as there is no time-out.")
                .arg(durationText(static_cast<double>(course.lastSecond)), succeeded, bad);
        }
        return Texts::tr("After %1 about %2 have succeeded and %3 have not; the job stays open for devices "
                         "that join.")
            .arg(durationText(static_cast<double>(course.lastSecond)), succeeded, bad);
    case Ending::NeverOpens:
        return Texts::tr("All %1 devices keep waiting.").arg(countText(course.devices));
    case Ending::TooLong:
        return Texts::tr("After two years about %1 have succeeded and %2 have not; %3 still wait.")
            .arg(succeeded, bad, countText(final.waiting + final.queued));
    }
    Q_UNREACHABLE();
}

json::Pointer abortPlace()
{
    return "/abortConfig/criteriaList"_ptr;
}

} // namespace

QString durationText(double seconds)
{
    if (seconds < aMinute)
        return Texts::tr("%n s", nullptr, static_cast<int>(std::ceil(seconds)));
    if (seconds < anHour)
        return Texts::tr("%n min", nullptr, static_cast<int>(std::round(seconds / aMinute)));
    if (seconds < 2 * aDay)
        return twoUnits(seconds, anHour, aMinute, QT_TRANSLATE_N_NOOP("Forecast", "%n h"),
                        QT_TRANSLATE_N_NOOP("Forecast", "%n min"));
    return twoUnits(seconds, aDay, anHour, QT_TRANSLATE_N_NOOP("Forecast", "%n d"),
                    QT_TRANSLATE_N_NOOP("Forecast", "%n h"));
}

QString countText(double count)
{
    return QLocale().toString(static_cast<qint64>(std::llround(count)));
}

QString rolloutLine(const Course &course)
{
    if (course.ending == Ending::NeverOpens)
        return Texts::tr("No maintenance window opens before the job ends, so no device is notified.");
    const QString devices = countText(course.devices);
    if (course.sentAll) {
        return course.devices < 1.5
                   ? Texts::tr("The device is notified at once.")
                   : Texts::tr("All %1 devices are notified within %2.")
                         .arg(devices, durationText(static_cast<double>(*course.sentAll) + aMinute));
    }
    if (course.abort) {
        return Texts::tr("Of %1 devices %2 are notified before the job is aborted.")
            .arg(devices, countText(course.abort->notified));
    }
    return Texts::tr("Of %1 devices only %2 are notified in time.")
        .arg(devices, countText(course.devices - course.final.waiting));
}

QString abortLine(const Plan &plan, const Course &course, const std::optional<Spread> &spread)
{
    if (plan.abort.isEmpty())
        return Texts::tr("Nothing stops the rollout of a bad image: no abort rule is set.");
    if (spread && spread->notifiedAtAbort) {
        const QString share = QString::number(std::lround(spread->abortShare * 100));
        return Texts::
            tr("In %1 % of the runs the job is aborted, after about %2 devices have been sent it; 95 % of "
               "the time before %3.")
                .arg(share, countText(spread->notifiedAtAbort->middle),
                     countText(spread->notifiedAtAbort->high));
    }
    if (course.abort) {
        return Texts::tr("The rule for %1 aborts the job after %2, when %3 devices have been sent it.")
            .arg(typeText(plan.abort.at(course.abort->rule).type),
                 durationText(static_cast<double>(course.abort->second)), countText(course.abort->notified));
    }
    return Texts::tr("With these assumptions no abort rule fires.");
}

QStringList summary(const Plan &plan, const Course &course, const std::optional<Spread> &spread)
{
    return {rolloutLine(course), endSentence(plan, course), abortLine(plan, course, spread)};
}

Problems suggestions(const Plan &plan, const Assumptions &assumptions, const Course &course,
                     const std::optional<Spread> &spread)
{
    schema::Problems found;
    const Sample final = inWholeDevices(course.final);
    const auto suggest = [&](const json::Pointer &at, schema::Severity severity, const QString &rule,
                             const QString &message, std::optional<schema::Fix> fix = std::nullopt) {
        found.append(
            {.at = at, .severity = severity, .rule = rule, .message = message, .fix = std::move(fix)});
    };
    if (plan.abort.isEmpty() && course.devices > 1.5 && course.sentAll) {
        const double least = std::clamp(std::round(course.devices / 100), 1.0, 100.0);
        const QJsonObject rule{{u"action"_s, u"CANCEL"_s},
                               {u"failureType"_s, u"ALL"_s},
                               {u"minNumberOfExecutedThings"_s, least},
                               {u"thresholdPercentage"_s, 10}};
        suggest(
            abortPlace(), schema::Severity::Warning, u"forecast.no-abort"_s,
            Texts::tr("Without an abort rule all %1 devices are sent a bad image within %2.")
                .arg(countText(course.devices), durationText(static_cast<double>(*course.sentAll) + aMinute)),
            schema::Fix{Texts::tr("Abort when 10 % of at least %1 fail").arg(countText(least)),
                        {{abortPlace(), QJsonArray{rule}}}});
    }
    if (spread && spread->notifiedAtAbort && spread->notifiedAtAbort->high > course.devices / 2) {
        suggest(
            abortPlace(), schema::Severity::Warning, u"forecast.late-abort"_s,
            Texts::tr("The abort may come only after %1 of %2 devices have been sent the job. A lower number "
                      "of executions to look at, or a lower rate, lets it come sooner.")
                .arg(countText(spread->notifiedAtAbort->high), countText(course.devices)));
    }
    if (!plan.timeoutSeconds && assumptions.hangingShare > 0 && final.inProgress > 0 &&
        course.ending != Ending::NeverOpens) {
        const json::Pointer place = "/timeoutConfig/inProgressTimeoutInMinutes"_ptr;
        const double enough = std::clamp(std::ceil(assumptions.duration.within(0.99) * 2 / aMinute), 5.0,
                                         schema::createJob(place).range.max);
        suggest(
            place, schema::Severity::Hint, u"forecast.no-timeout"_s,
            Texts::tr("Without a time-out, devices that never report (about %1) stay in progress for ever.")
                .arg(countText(final.inProgress)),
            schema::Fix{Texts::tr("Time out after %1").arg(durationText(enough * aMinute)),
                        {{place, enough}}});
    }
    if (course.ending == Ending::EndTime && final.waiting > 0) {
        suggest(
            "/schedulingConfig/endTime"_ptr, schema::Severity::Warning, u"forecast.too-short"_s,
            Texts::tr(
                "The end comes before %1 of %2 devices are notified. A later end, longer windows or a higher "
                "rate would reach them.")
                .arg(countText(final.waiting), countText(course.devices)));
    }
    if (course.ending == Ending::NeverOpens) {
        suggest("/schedulingConfig/maintenanceWindows"_ptr, schema::Severity::Warning,
                u"forecast.never-opens"_s,
                Texts::tr("No maintenance window opens before the job ends, so no device is notified."));
    }
    const bool isTooMany = static_cast<double>(plan.pace.every) >= course.devices ||
                           plan.pace.counted == Pace::Counted::Succeeded;
    if (plan.pace.every > 0 && plan.pace.factor > 1 && course.increases.isEmpty() && course.sentAll &&
        plan.pace.basePerMinute < plan.pace.maximumPerMinute && isTooMany) {
        suggest("/jobExecutionsRolloutConfig/exponentialRate/rateIncreaseCriteria"_ptr,
                schema::Severity::Hint, u"forecast.never-faster"_s,
                Texts::tr("The rate never grows: all devices are notified before %1 of them are counted.")
                    .arg(countText(static_cast<double>(plan.pace.every))));
    }
    return found;
}

} // namespace fleetwright::forecast
