// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/devices.h"
#include "app/forecast/forecast.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace fleetwright;
using namespace fleetwright::forecast;

/// The forecast says what a simulation of single devices does: exactly where nothing is left to chance, and
/// within its bounds elsewhere.
class TestAgreement : public QObject
{
    Q_OBJECT

private slots:
    void exactWithoutChance();
    void totalsAndCourse();
    void aborts();
};

namespace
{

/// How many devices are where.
struct Counts {
    int waiting = 0;
    int queued = 0;
    int inProgress = 0;
    int succeeded = 0;
    int failed = 0;
    int rejected = 0;
    int timedOut = 0;
    int canceled = 0;
};

/// A rollout of single devices, to be counted.
class Played
{
public:
    Played(const Plan &plan, const Assumptions &fleet, quint64 seed)
        : m_course(Devices::play(plan, fleet, qsizetype(fleet.devices), seed)), m_devices(int(fleet.devices))
    {
    }

    [[nodiscard]] Counts counts(qint64 second = horizon) const
    {
        std::vector<std::optional<Devices::Status>> states(size_t(m_devices), std::nullopt);
        for (const Devices::Event &event : m_course.events) {
            if (event.second <= second)
                states[size_t(event.device)] = event.status;
        }
        Counts counts;
        // Those that were never notified are cancelled with the job.
        int &unheard = isAborted() && m_course.endSecond <= second ? counts.canceled : counts.waiting;
        int *const places[] = {&counts.queued,   &counts.inProgress, &counts.succeeded, &counts.failed,
                               &counts.rejected, &counts.timedOut,   &counts.canceled};
        for (const auto &state : states)
            ++(state ? *places[size_t(*state)] : unheard);
        return counts;
    }
    [[nodiscard]] bool isAborted() const { return m_course.end == Devices::End::Aborted; }
    [[nodiscard]] qint64 abortedAt() const { return m_course.endSecond; }
    [[nodiscard]] qint64 lastEnd() const
    {
        return m_course.events.isEmpty() ? 0 : m_course.events.constLast().second;
    }
    [[nodiscard]] int notifiedAtAbort() const
    {
        return int(std::ranges::count_if(m_course.events, [this](const Devices::Event &event) {
            return event.status == Devices::Status::Queued && event.number == 1 &&
                   event.second <= m_course.endSecond;
        }));
    }

private:
    Devices m_course;
    int m_devices;
};

/// Makes plans and fleets at random, the same in each run.
class Maker
{
public:
    explicit Maker(quint64 seed) : m_random(seed) {}

    double real(double low, double high)
    {
        return std::uniform_real_distribution<double>(low, high)(m_random);
    }
    int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    bool maybe(double share) { return real(0, 1) < share; }

    Plan plan()
    {
        Plan plan;
        plan.start = QDateTime({2026, 3, 2}, {0, 0}, Qt::UTC);
        plan.pace.maximumPerMinute = whole(2, 60);
        plan.pace.basePerMinute = plan.pace.maximumPerMinute;
        if (maybe(0.5)) {
            plan.pace.basePerMinute = whole(1, 10);
            plan.pace.factor = maybe(0.5) ? 2 : 1.5;
            plan.pace.every = whole(10, 80);
            plan.pace.counted = maybe(0.5) ? Pace::Counted::Notified : Pace::Counted::Succeeded;
        }
        if (maybe(0.5))
            plan.timeoutSeconds = 60 * whole(2, 30);
        if (maybe(0.3))
            plan.retry.append({FailureType::Failed, whole(1, 2)});
        if (maybe(0.2))
            plan.retry.append({FailureType::All, whole(1, 2)});
        if (maybe(0.25)) {
            plan.end = plan.start.addSecs(60LL * whole(20, 240));
            plan.endBehavior = EndBehavior(whole(0, 2));
        }
        if (maybe(0.25))
            plan.windows.append({*job::Cron::parse(u"cron(10,40 * * * ? *)"), whole(5, 20)});
        return plan;
    }
    Assumptions fleet(bool isRandom)
    {
        Assumptions fleet;
        fleet.devices = whole(50, 300);
        if (!isRandom) {
            const double seconds = whole(1, 900);
            fleet.duration = Durations(seconds, seconds);
            fleet.onlineShare = 1;
            const int kind = whole(0, 3);
            fleet.failedShare = kind == 1 ? 1 : 0;
            fleet.rejectedShare = kind == 2 ? 1 : 0;
            fleet.hangingShare = kind == 3 ? 1 : 0;
            return fleet;
        }
        const double median = real(20, 400);
        fleet.duration = Durations(median, median * real(1.2, 4));
        fleet.onlineShare = real(0.5, 1);
        fleet.meanHoursOffline = real(0.1, 1);
        fleet.failedShare = real(0, 0.3);
        fleet.rejectedShare = real(0, 0.1);
        fleet.hangingShare = real(0, 0.1);
        return fleet;
    }
    AbortRule abortRule() { return {FailureType(whole(0, 3)), double(whole(1, 30)), whole(1, 60)}; }

private:
    std::mt19937_64 m_random;
};

QByteArray label(int plan, const char *what, double seen, double expected, double tolerance)
{
    return "plan " + QByteArray::number(plan) + ", " + what + ": simulated " + QByteArray::number(seen) +
           ", forecast " + QByteArray::number(expected) + ", tolerance " + QByteArray::number(tolerance);
}

/// Mean and the error of the mean.
struct Mean {
    double value = 0;
    double error = 0;
};

template<typename Get>
Mean meanOf(const std::vector<Counts> &all, Get get)
{
    double sum = 0;
    double squares = 0;
    for (const Counts &one : all) {
        sum += get(one);
        squares += double(get(one)) * get(one);
    }
    const auto n = static_cast<double>(all.size());
    const double mean = sum / n;
    return {mean, std::sqrt(std::max(0.0, squares / n - mean * mean) / (n - 1))};
}

double middleOf(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

const Sample &at(const Course &course, qint64 second)
{
    const auto after = std::ranges::upper_bound(course.samples, second, {}, &Sample::second);
    return after == course.samples.begin() ? course.samples.first() : *std::prev(after);
}

} // namespace

void TestAgreement::exactWithoutChance()
{
    Maker maker(1);
    int aborted = 0;
    for (int i = 0; i < 200; ++i) {
        Plan plan = maker.plan();
        const Assumptions fleet = maker.fleet(false);
        if (maker.maybe(0.7))
            plan.abort.append(maker.abortRule());
        const Course course = expectedCourse(plan, fleet);
        const Played devices(plan, fleet, 7);
        const Counts counts = devices.counts();
        const auto same = [&](const char *what, double seen, double expected) {
            QVERIFY2(std::abs(seen - expected) < 1e-6, label(i, what, seen, expected, 0).constData());
        };
        same("waiting", counts.waiting, course.final.waiting);
        same("queued", counts.queued, course.final.queued);
        same("in progress", counts.inProgress, course.final.inProgress);
        same("succeeded", counts.succeeded, course.final.succeeded);
        same("failed", counts.failed, course.final.failed);
        same("rejected", counts.rejected, course.final.rejected);
        same("timed out", counts.timedOut, course.final.timedOut);
        same("cancelled", counts.canceled, course.final.canceled);
        QVERIFY2(devices.isAborted() == course.abort.has_value(),
                 label(i, "aborted", devices.isAborted(), course.abort.has_value(), 0).constData());
        if (course.abort) {
            ++aborted;
            same("moment of the abort", double(devices.abortedAt()), double(course.abort->second));
            same("notified at the abort", devices.notifiedAtAbort(), course.abort->notified);
        } else if (course.ending == Ending::Finished) {
            same("last end", double(devices.lastEnd()), double(course.lastSecond));
        }
    }
    QVERIFY(aborted > 10);
}

void TestAgreement::totalsAndCourse()
{
    Maker maker(2);
    constexpr int repeats = 12;
    int compared = 0;
    for (int i = 0; i < 150; ++i) {
        const Plan plan = maker.plan();
        const Assumptions fleet = maker.fleet(true);
        const Course course = expectedCourse(plan, fleet);
        const std::vector<qint64> moments{600, 1800, 5400};
        std::vector<Counts> finals;
        std::vector<std::vector<Counts>> during(moments.size());
        std::vector<double> ends;
        for (int run = 0; run < repeats; ++run) {
            const Played devices(plan, fleet, quint64(1000 * i + run));
            finals.push_back(devices.counts());
            ends.push_back(double(devices.lastEnd()));
            for (size_t m = 0; m < moments.size(); ++m)
                during[m].push_back(devices.counts(moments[m]));
        }
        const auto near = [&](const char *what, const Mean &seen, double expected) {
            const double tolerance = 5 * seen.error + 0.02 * double(fleet.devices) + 0.5;
            ++compared;
            QVERIFY2(std::abs(seen.value - expected) <= tolerance,
                     label(i, what, seen.value, expected, tolerance).constData());
        };
        const auto compare = [&](const std::vector<Counts> &seen, const Sample &expected) {
            near("waiting", meanOf(seen, [](const Counts &c) { return c.waiting; }), expected.waiting);
            near("queued", meanOf(seen, [](const Counts &c) { return c.queued; }), expected.queued);
            near("in progress", meanOf(seen, [](const Counts &c) { return c.inProgress; }),
                 expected.inProgress);
            near("succeeded", meanOf(seen, [](const Counts &c) { return c.succeeded; }), expected.succeeded);
            near("failed", meanOf(seen, [](const Counts &c) { return c.failed; }), expected.failed);
            near("rejected", meanOf(seen, [](const Counts &c) { return c.rejected; }), expected.rejected);
            near("timed out", meanOf(seen, [](const Counts &c) { return c.timedOut; }), expected.timedOut);
            near("cancelled", meanOf(seen, [](const Counts &c) { return c.canceled; }), expected.canceled);
        };
        compare(finals, course.final);
        // Feedback through successes makes the course of one job wander; its totals do not.
        if (plan.pace.every == 0 || plan.pace.counted == Pace::Counted::Notified) {
            for (size_t m = 0; m < moments.size(); ++m) {
                if (moments[m] < course.lastSecond)
                    compare(during[m], at(course, moments[m]));
            }
        }
        const Spread spread = spreadOf(plan, fleet, 60, quint64(i));
        // Where one or two devices come late, or none, the last end tells of them alone.
        const bool manyComeLate = double(fleet.devices) * (1 - fleet.onlineShare) > 8;
        if (spread.lastSecond && !plan.end && manyComeLate) {
            const double seen = middleOf(ends);
            const double tolerance = 0.2 * std::max(seen, spread.lastSecond->middle) + 900;
            QVERIFY2(std::abs(seen - spread.lastSecond->middle) <= tolerance,
                     label(i, "last end", seen, spread.lastSecond->middle, tolerance).constData());
        }
    }
    QVERIFY(compared > 1500);
}

void TestAgreement::aborts()
{
    Maker maker(3);
    constexpr int repeats = 40;
    constexpr int runs = 200;
    int both = 0;
    for (int i = 0; i < 60; ++i) {
        Plan plan = maker.plan();
        plan.end.reset();
        const Assumptions fleet = maker.fleet(true);
        plan.abort = {maker.abortRule()};
        const Spread spread = spreadOf(plan, fleet, runs, quint64(i));
        std::vector<double> notified;
        for (int run = 0; run < repeats; ++run) {
            const Played devices(plan, fleet, quint64(5000 * i + run));
            if (devices.isAborted())
                notified.push_back(devices.notifiedAtAbort());
        }
        const double share = double(notified.size()) / repeats;
        const double p = std::clamp((share + spread.abortShare) / 2, 0.02, 0.98);
        const double tolerance = 4 * std::sqrt(p * (1 - p) * (1.0 / repeats + 1.0 / runs)) + 0.03;
        QVERIFY2(std::abs(share - spread.abortShare) <= tolerance,
                 label(i, "share of aborts", share, spread.abortShare, tolerance).constData());
        if (notified.size() < 15 || !spread.notifiedAtAbort)
            continue;
        ++both;
        const double middle = middleOf(notified);
        const double slack = 2 * plan.pace.maximumPerMinute + 0.1 * double(fleet.devices);
        QVERIFY2(
            std::abs(middle - spread.notifiedAtAbort->middle) <= slack,
            label(i, "notified at the abort", middle, spread.notifiedAtAbort->middle, slack).constData());
    }
    QVERIFY(both > 20);
}

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
