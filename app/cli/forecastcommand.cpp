// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/forecastcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/jobinput.h"
#include "app/forecast/forecast.h"
#include "app/forecast/report.h"
#include "app/forecast/words.h"
#include "app/json/writer.h"

namespace fleetwright::cli
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// `8%` or `0.08` → 0.08; nothing for anything else.
std::optional<double> shareOf(QString text)
{
    const bool isPercent = text.endsWith(u'%');
    if (isPercent)
        text.chop(1);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return isPercent ? number / 100 : number;
}

void addOptions(Arguments &parser)
{
    parser.addFormat({u"csv"_s});
    parser.addOption(
        {u"devices"_s,
         Arguments::tr("How many devices the job goes to; not needed where its targets are things."),
         u"N"_s});
    for (const auto &[name, help] :
         {std::pair{u"fail"_s, Arguments::tr("Share of devices that fail (1%).")},
          std::pair{u"reject"_s, Arguments::tr("Share of devices that reject the job (0%).")},
          std::pair{u"hang"_s, Arguments::tr("Share of devices that never report (0.5%).")},
          std::pair{u"online"_s, Arguments::tr("Share of devices that are online (90%).")}})
        parser.addOption({name, help, u"SHARE"_s});
    parser.addOption(
        {u"median"_s, Arguments::tr("Seconds in which half of the devices finish (120)."), u"SECONDS"_s});
    parser.addOption(
        {u"p95"_s, Arguments::tr("Seconds in which 95 % of the devices finish (600)."), u"SECONDS"_s});
    parser.addOption({u"seed"_s, Arguments::tr("Another seed, other random runs (1)."), u"N"_s, u"1"_s});
}

/// Reads the options over the usual assumptions; an error names the option.
Expected<forecast::Assumptions> assumptionsOf(const Arguments &parser, const forecast::Plan &plan)
{
    forecast::Assumptions read;
    const auto wrong = [&](const QString &name) {
        return failure(Arguments::tr("“%1” is not a value for --%2.").arg(parser.value(name), name));
    };
    if (plan.devices)
        read.devices = *plan.devices;
    if (parser.isSet(u"devices"_s)) {
        bool isNumber = false;
        read.devices = parser.value(u"devices"_s).toLongLong(&isNumber);
        if (!isNumber)
            return wrong(u"devices"_s);
    } else if (!plan.devices) {
        return failure(Arguments::tr("Say how many devices the job goes to: --devices N."));
    }
    for (const auto &[name, member] : {std::pair{u"fail"_s, &forecast::Assumptions::failedShare},
                                       std::pair{u"reject"_s, &forecast::Assumptions::rejectedShare},
                                       std::pair{u"hang"_s, &forecast::Assumptions::hangingShare},
                                       std::pair{u"online"_s, &forecast::Assumptions::onlineShare}}) {
        if (!parser.isSet(name))
            continue;
        const std::optional<double> share = shareOf(parser.value(name));
        if (!share)
            return wrong(name);
        read.*member = *share;
    }
    double times[] = {read.duration.median(), read.duration.p95()};
    const QString names[] = {u"median"_s, u"p95"_s};
    for (int i = 0; i < 2; ++i) {
        if (!parser.isSet(names[i]))
            continue;
        bool isNumber = false;
        times[i] = parser.value(names[i]).toDouble(&isNumber);
        if (!isNumber)
            return wrong(names[i]);
    }
    if (parser.isSet(u"median"_s) && !parser.isSet(u"p95"_s))
        times[1] = std::max(times[0], times[1]);
    read.duration = forecast::Durations(times[0], times[1]);
    if (const Expected<void> checked = read.check(); !checked)
        return tl::unexpected(checked.error());
    return read;
}

} // namespace

int forecastJob(const QStringList &arguments)
{
    Arguments parser(
        Arguments::tr("Forecasts how the rollout of a job will run, and what a bad image would do."),
        Arguments::tr("FILE"), Arguments::tr("A job file; - is standard input."));
    addOptions(parser);
    if (const std::optional<int> ended = parser.read(arguments))
        return *ended;
    if (parser.positionalArguments().size() != 1)
        return parser.wrong(Arguments::tr("Name one job file."));
    const QString format = parser.value(u"format"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Expected<JobInput> input = JobInput::read(parser.positionalArguments().constFirst(), {.now = now});
    if (!input) {
        printError(input.error().message);
        return Exit::WrongCall;
    }
    input->announce();
    if (!input->document || input->hasErrors()) {
        for (const PlacedProblem &placed : input->problems) {
            if (placed.problem.severity == schema::Severity::Error)
                printError(placed.toLine(input->name));
        }
        return Exit::Refused;
    }
    const Expected<forecast::Plan, forecast::PlanProblem> plan = forecast::planOf(*input->document, now);
    if (!plan) {
        printError(u"%1: %2: %3"_s.arg(input->name, plan.error().at.toString(), plan.error().message));
        return Exit::Refused;
    }
    const Expected<forecast::Assumptions> assumptions = assumptionsOf(parser, *plan);
    if (!assumptions)
        return parser.wrong(assumptions.error().message);

    forecast::Manner manner{.seed = parser.value(u"seed"_s).toULongLong(),
                            .countsTargets = !parser.isSet(u"devices"_s)};
    if (format == "csv"_L1)
        manner.runs = 0; // a table tells of the expected course alone
    const forecast::Forecast made = forecast::make(*input->document, *assumptions, now, manner);
    if (format == "csv"_L1) {
        printOut(forecast::toCsv(made.plan, made.course));
        return Exit::Done;
    }
    if (format == "json"_L1) {
        const QJsonObject json = forecast::toJson(made.plan, made.assumptions, made.course, made.spread);
        printOut(json::write(json, json::Layout::Indented) + '\n');
        return Exit::Done;
    }
    for (const QString &sentence : forecast::summary(made.plan, made.course, made.spread))
        printOut(sentence.toUtf8() + '\n');
    for (const schema::Problem &problem :
         forecast::suggestions(made.plan, made.assumptions, made.course, made.spread))
        printOut(u"%1: %2"_s.arg(severityWord(problem.severity), problem.message).toUtf8() + '\n');
    return Exit::Done;
}

} // namespace fleetwright::cli
