// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/report.h"

#include "app/forecast/assumptions.h"
#include "app/forecast/forecast.h"
#include "app/forecast/words.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::forecast
{
namespace
{

struct Column {
    const char *name;
    double Sample::*value;
};
constexpr Column columns[] = {{"waiting", &Sample::waiting},
                              {"queued", &Sample::queued},
                              {"inProgress", &Sample::inProgress},
                              {"succeeded", &Sample::succeeded},
                              {"failed", &Sample::failed},
                              {"rejected", &Sample::rejected},
                              {"timedOut", &Sample::timedOut},
                              {"canceled", &Sample::canceled},
                              {"ratePerMinute", &Sample::ratePerMinute}};

QString timeText(const Plan &plan, qint64 second)
{
    return plan.start.addSecs(second).toString(Qt::ISODate);
}

QString endingWord(Ending ending)
{
    switch (ending) {
    case Ending::Finished:
        return u"finished"_s;
    case Ending::Aborted:
        return u"aborted"_s;
    case Ending::EndTime:
        return u"endTime"_s;
    case Ending::StaysOpen:
        return u"staysOpen"_s;
    case Ending::NeverOpens:
        return u"neverOpens"_s;
    case Ending::TooLong:
        return u"tooLong"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Quantiles &range)
{
    return {{u"p5"_s, range.low}, {u"p50"_s, range.middle}, {u"p95"_s, range.high}};
}

QJsonObject toJson(const Plan &plan, const Sample &sample)
{
    QJsonObject object{{u"time"_s, timeText(plan, sample.second)}, {u"second"_s, sample.second}};
    for (const Column &column : columns)
        object.insert(QLatin1StringView(column.name), sample.*column.value);
    return object;
}

} // namespace

QByteArray toCsv(const Plan &plan, const Course &course)
{
    QByteArray csv = "time,second";
    for (const Column &column : columns)
        csv += ',' + QByteArray(column.name);
    csv += "\r\n";
    for (const Sample &sample : course.samples) {
        csv += timeText(plan, sample.second).toLatin1() + ',' + QByteArray::number(sample.second);
        for (const Column &column : columns)
            csv += ',' + QByteArray::number(sample.*column.value, 'g', 12);
        csv += "\r\n";
    }
    return csv;
}

QJsonObject toJson(const Plan &plan, const Assumptions &assumptions, const Course &course,
                   const std::optional<Spread> &spread)
{
    QJsonArray samples;
    for (const Sample &sample : course.samples)
        samples.append(toJson(plan, sample));
    QJsonArray increases;
    for (const RateIncrease &increase : course.increases) {
        increases.append(QJsonObject{{u"time"_s, timeText(plan, increase.second)},
                                     {u"perMinute"_s, increase.perMinute},
                                     {u"count"_s, increase.count}});
    }
    QJsonObject object{{u"start"_s, timeText(plan, 0)},
                       {u"assumptions"_s, assumptions.toJson()},
                       {u"ending"_s, endingWord(course.ending)},
                       {u"last"_s, timeText(plan, course.lastSecond)},
                       {u"executions"_s, course.executions},
                       {u"final"_s, toJson(plan, course.final)},
                       {u"rateIncreases"_s, increases},
                       {u"summary"_s, QJsonArray::fromStringList(summary(plan, course, spread))},
                       {u"choices"_s, QJsonArray::fromStringList(choices(plan))},
                       {u"samples"_s, samples}};
    if (course.sentAll)
        object.insert(u"allNotified"_s, timeText(plan, *course.sentAll));
    if (course.abort) {
        object.insert(u"abort"_s, QJsonObject{{u"time"_s, timeText(plan, course.abort->second)},
                                              {u"rule"_s, course.abort->rule},
                                              {u"notified"_s, course.abort->notified}});
    }
    if (spread) {
        QJsonObject ranges{{u"runs"_s, spread->runs}, {u"abortShare"_s, spread->abortShare}};
        if (spread->notifiedAtAbort)
            ranges.insert(u"notifiedAtAbort"_s, toJson(*spread->notifiedAtAbort));
        if (spread->abortSecond)
            ranges.insert(u"abortSecond"_s, toJson(*spread->abortSecond));
        if (spread->lastSecond)
            ranges.insert(u"lastSecond"_s, toJson(*spread->lastSecond));
        object.insert(u"ranges"_s, ranges);
    }
    return object;
}

} // namespace fleetwright::forecast
