// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/forecast.h"

#include "app/forecast/rollout.h"

#include <QCoreApplication>

namespace fleetwright::forecast
{
namespace
{

constexpr int expectedFineness = 10'000; // steps of a minute up to two weeks of activity
constexpr int expectedPlaces = 32;
constexpr int randomFineness = 150;
constexpr int randomPlaces = 16;
constexpr qsizetype mostSamples = 1'200;
constexpr int bandCount = 96;
constexpr qsizetype mostOpenings = 400; // as many as can be told apart in a picture

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Forecast)
};

bool neverOpens(const Plan &plan, const Assumptions &assumptions, Course &course, Effort &effort)
{
    Grid grid(plan, 1, 0, effort);
    if (grid.opensEver() || effort.isCancelled())
        return false;
    course.devices = static_cast<double>(assumptions.devices);
    course.final.waiting = course.devices;
    course.samples = {course.final};
    course.ending = Ending::NeverOpens;
    return true;
}

/// Fewer samples that draw the same line: those at which something moved by more than a hair.
QList<Sample> thinned(const QList<Sample> &samples, double devices)
{
    if (samples.size() <= mostSamples)
        return samples;
    const double hair = devices / static_cast<double>(mostSamples);
    QList<Sample> fewer{samples.first()};
    for (qsizetype i = 1; i < samples.size(); ++i) {
        const Sample &kept = fewer.constLast();
        const Sample &now = samples[i];
        const bool hasMoved = std::abs(now.waiting - kept.waiting) + std::abs(now.queued - kept.queued) +
                                      std::abs(now.inProgress - kept.inProgress) +
                                      std::abs(now.succeeded - kept.succeeded) >
                                  4 * hair ||
                              now.ratePerMinute != kept.ratePerMinute;
        // The last one before a move as well, or a flat stretch would be drawn as a slope.
        if (hasMoved && samples[i - 1].second > kept.second &&
            now.second - samples[i - 1].second < now.second - kept.second)
            fewer.append(samples[i - 1]);
        if (hasMoved || i + 1 == samples.size())
            fewer.append(now);
    }
    return fewer;
}

Quantiles quantilesOf(std::vector<double> &values)
{
    const auto at = [&](double share) {
        const auto index =
            static_cast<std::ptrdiff_t>(std::lround(share * static_cast<double>(values.size() - 1)));
        std::nth_element(values.begin(), values.begin() + index, values.end());
        return values[static_cast<size_t>(index)];
    };
    return {at(0.05), at(0.5), at(0.95)};
}

/// What one random course leaves behind.
struct Trace {
    struct Point {
        float notified = 0;
        float succeeded = 0;
        float unsuccessful = 0;
    };
    std::vector<Point> points; ///< by step
    Course course;
};

QList<Spread::Band> bandsOf(const std::vector<Trace> &traces, Terrain &terrain)
{
    size_t longest = 0;
    for (const Trace &trace : traces)
        longest = std::max(longest, trace.points.size());
    QList<Spread::Band> bands;
    if (longest < 2)
        return bands;
    const qint64 last = terrain.grid.second(static_cast<int>(longest) - 1);
    std::vector<double> values(traces.size());
    int before = -1;
    for (int i = 0; i <= bandCount; ++i) {
        const int step = terrain.grid.stepAt(last * i / bandCount, 0);
        if (step == before)
            continue;
        before = step;
        Spread::Band band{.second = terrain.grid.second(step)};
        const auto range = [&](float Trace::Point::*member) {
            for (size_t run = 0; run < traces.size(); ++run) {
                const std::vector<Trace::Point> &points = traces[run].points;
                values[run] = static_cast<double>(
                    points[std::min(static_cast<size_t>(step), points.size() - 1)].*member);
            }
            return quantilesOf(values);
        };
        band.notified = range(&Trace::Point::notified);
        band.succeeded = range(&Trace::Point::succeeded);
        band.unsuccessful = range(&Trace::Point::unsuccessful);
        bands.append(band);
    }
    return bands;
}

} // namespace

Terrain::Terrain(const Plan &plan, const Assumptions &assumptions, qint64 fineness, int places, Effort &work)
    : grid(plan, fineness,
           std::max(static_cast<qint64>(assumptions.duration.within(0.99)), plan.timeoutSeconds.value_or(0)) +
               120,
           work),
      timeout(plan.timeoutSeconds), abort(plan.abort, work), retries(plan.retry), effort(work)
{
    const Durations &duration = assumptions.duration;
    const bool isConstant = duration.measured().isEmpty() && duration.p95() <= duration.median();
    const int count = isConstant ? 1 : places;
    for (int place = 0; place < count; ++place) {
        const double lasts = duration.within((place + 0.5) / count);
        isTimedOut.push_back(timeout && lasts > static_cast<double>(*timeout) ? 1 : 0);
        seconds.push_back(isTimedOut.back() ? *timeout : static_cast<qint64>(std::ceil(lasts)));
    }
}

const int *Terrain::ends(int step)
{
    const size_t places = seconds.size();
    const size_t from = static_cast<size_t>(step) * places;
    if (m_ends.size() < from + places)
        m_ends.resize(std::max(from + places, m_ends.size() * 2), -1);
    if (m_ends[from] < 0) {
        const qint64 now = grid.second(step);
        for (size_t place = 0; place < places; ++place)
            m_ends[from + place] = grid.stepAt(now + std::max<qint64>(1, seconds[place]), step);
    }
    return m_ends.data() + from;
}

Course expectedCourse(const Plan &plan, const Assumptions &assumptions, Effort *effort)
{
    Effort own;
    Effort &work = effort ? *effort : own;
    Course course;
    if (neverOpens(plan, assumptions, course, work))
        return course;
    Terrain terrain(plan, assumptions, expectedFineness, expectedPlaces, work);
    Rollout<Average> rollout(plan, assumptions, terrain, Average());
    QList<Sample> samples;
    course = rollout.run([&](int, const Sample &sample) { samples.append(sample); });
    if (samples.isEmpty() || samples.last().second < course.lastSecond)
        samples.append(course.final);
    course.samples = thinned(samples, course.devices);
    return course;
}

Spread spreadOf(const Plan &plan, const Assumptions &assumptions, int runs, quint64 seed, Effort *effort)
{
    Effort own;
    Effort &work = effort ? *effort : own;
    Spread spread;
    Course never;
    if (neverOpens(plan, assumptions, never, work))
        return spread;
    Terrain terrain(plan, assumptions, randomFineness, randomPlaces, work);
    std::vector<Trace> traces;
    std::vector<double> abortSeconds;
    std::vector<double> notified;
    std::vector<double> lastSeconds;
    for (int run = 0; run < runs; ++run) {
        Trace trace;
        Rollout<Random> rollout(
            plan, assumptions, terrain,
            Random(seed * 0x2545f4914f6cdd1dULL + static_cast<quint64>(run) * 0x9e3779b9ULL));
        trace.course = rollout.run([&](int, const Sample &sample) {
            trace.points.push_back({static_cast<float>(static_cast<double>(assumptions.devices) -
                                                       sample.waiting - sample.canceled),
                                    static_cast<float>(sample.succeeded),
                                    static_cast<float>(sample.failed + sample.rejected + sample.timedOut)});
        });
        if (work.isCancelled())
            break; // in the middle of this one
        if (trace.course.abort) {
            abortSeconds.push_back(static_cast<double>(trace.course.abort->second));
            notified.push_back(trace.course.abort->notified);
        } else if (trace.course.ending == Ending::Finished || trace.course.ending == Ending::StaysOpen) {
            lastSeconds.push_back(static_cast<double>(trace.course.lastSecond));
        }
        traces.push_back(std::move(trace));
    }
    spread.runs = static_cast<int>(traces.size());
    if (traces.empty())
        return spread;
    spread.abortShare = static_cast<double>(abortSeconds.size()) / static_cast<double>(traces.size());
    if (!abortSeconds.empty()) {
        spread.abortSecond = quantilesOf(abortSeconds);
        spread.notifiedAtAbort = quantilesOf(notified);
    }
    if (!lastSeconds.empty())
        spread.lastSecond = quantilesOf(lastSeconds);
    spread.bands = bandsOf(traces, terrain);
    return spread;
}

Forecast make(const job::JobDocument &job, const Assumptions &assumptions, const QDateTime &utcNow,
              const Manner &manner, const std::function<void(const Forecast &)> &onCourse)
{
    Effort own;
    Effort &work = manner.effort ? *manner.effort : own;
    Forecast made{.assumptions = assumptions};
    const Expected<Plan, PlanProblem> plan = planOf(job, utcNow);
    if (!plan) {
        made.problem = plan.error();
        return made;
    }
    made.plan = *plan;
    if (manner.countsTargets)
        made.assumptions.devices = made.plan.devices.value_or(assumptions.devices);
    made.course = expectedCourse(made.plan, made.assumptions, &work);
    if (!made.plan.windows.isEmpty()) {
        Calendar calendar(made.plan, work);
        std::optional<Opening> opening = calendar.opening(0);
        while (opening && opening->opens <= made.course.lastSecond && made.openings.size() < mostOpenings) {
            made.openings.append(*opening);
            opening = calendar.opening(made.openings.size());
        }
    }
    if (onCourse)
        onCourse(made);
    made.spread = spreadOf(made.plan, made.assumptions, manner.runs, manner.seed, &work);
    return made;
}

QStringList choices(const Plan &plan)
{
    QStringList list{Texts::tr(
        "AWS does not say when within a minute devices are notified; here all of a minute's are at its "
        "beginning.")};
    if (plan.pace.every > 0 && plan.pace.factor != std::floor(plan.pace.factor))
        list += Texts::tr(
            "AWS does not say how it rounds a rate that is no whole number; here it is rounded down.");
    if (!plan.abort.isEmpty()) {
        list +=
            Texts::tr("AWS's pages differ on what an abort rule counts; here it counts executions that have "
                      "ended, retries included, and looks once a minute.");
    }
    if (plan.pace.every > 0 && !plan.windows.isEmpty())
        list += Texts::tr("AWS does not say whether the rate starts again in each window; here it goes on.");
    if (!plan.retry.isEmpty())
        list += Texts::tr(
            "AWS does not say how fast retries are sent; here they begin at once while a window is open.");
    return list;
}

} // namespace fleetwright::forecast
