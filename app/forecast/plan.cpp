// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forecast/plan.h"

#include "app/job/rules/facts.h"
#include "app/job/rules/schedule.h"
#include "app/schema/createjobspec.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::forecast
{
namespace
{

using json::literals::operator""_ptr;

constexpr qint64 minute = 60;
constexpr double mostCounted = 1'000'000'000; // devices, and minutes: more than any forecast comes to

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Plan)
};

std::optional<FailureType> typeOf(const QString &name)
{
    if (name == "FAILED"_L1)
        return FailureType::Failed;
    if (name == "REJECTED"_L1)
        return FailureType::Rejected;
    if (name == "TIMED_OUT"_L1)
        return FailureType::TimedOut;
    if (name == "ALL"_L1)
        return FailureType::All;
    return std::nullopt;
}

/// Collects the first thing that cannot be understood.
class Reader
{
public:
    Reader(const job::JobDocument &job, const QDateTime &now) : m_job(job), m_now(now) {}

    [[nodiscard]] Expected<Plan, PlanProblem> read();

private:
    void readPace();
    void readAbort();
    void readRetry();
    void readTimes();
    void readWindows();
    /// No more than `most`: beyond, it makes no difference.
    [[nodiscard]] double number(const json::Pointer &at, double least, double most = mostCounted);
    [[nodiscard]] FailureType type(const json::Pointer &at);
    void refuse(const json::Pointer &at, const QString &message)
    {
        if (!m_problem)
            m_problem = PlanProblem{at, message};
    }
    [[nodiscard]] qsizetype size(const json::Pointer &at) const { return m_job.value(at).toArray().size(); }

    const job::JobDocument &m_job;
    QDateTime m_now;
    Plan m_plan;
    std::optional<PlanProblem> m_problem;
};

double Reader::number(const json::Pointer &at, double least, double most)
{
    const QJsonValue value = m_job.value(at);
    if (!value.isDouble() || value.toDouble() < least) {
        refuse(at, Texts::tr("There is no forecast before %1 is a number from %2 on.")
                       .arg(at.toString().section(u'/', -1))
                       .arg(least));
        return least;
    }
    return std::min(value.toDouble(), most);
}

FailureType Reader::type(const json::Pointer &at)
{
    const std::optional<FailureType> found = typeOf(m_job.value(at).toString());
    if (!found)
        refuse(at, Texts::tr("There is no forecast before a failure type is chosen."));
    return found.value_or(FailureType::All);
}

void Reader::readPace()
{
    const json::Pointer rollout = "/jobExecutionsRolloutConfig"_ptr;
    const json::Pointer exponential = rollout / "exponentialRate"_L1;
    Pace &pace = m_plan.pace;
    if (m_job.has(rollout / "maximumPerMinute"_L1))
        pace.maximumPerMinute = number(rollout / "maximumPerMinute"_L1, 1);
    pace.basePerMinute = pace.maximumPerMinute;
    if (!m_job.has(exponential))
        return;
    pace.basePerMinute = number(exponential / "baseRatePerMinute"_L1, 1);
    pace.factor = number(exponential / "incrementFactor"_L1, 1);
    const json::Pointer criteria = exponential / "rateIncreaseCriteria"_L1;
    const bool succeeded = m_job.has(criteria / "numberOfSucceededThings"_L1);
    pace.counted = succeeded ? Pace::Counted::Succeeded : Pace::Counted::Notified;
    pace.every = static_cast<qint64>(
        number(criteria / (succeeded ? "numberOfSucceededThings"_L1 : "numberOfNotifiedThings"_L1), 1));
}

void Reader::readAbort()
{
    const json::Pointer list = "/abortConfig/criteriaList"_ptr;
    for (qsizetype i = 0; i < size(list); ++i) {
        m_plan.abort.append(
            {.type = type(list / i / "failureType"_L1),
             .thresholdPercentage = number(list / i / "thresholdPercentage"_L1, 0),
             .minimumExecuted = static_cast<qint64>(number(list / i / "minNumberOfExecutedThings"_L1, 1))});
    }
}

void Reader::readRetry()
{
    const json::Pointer list = "/jobExecutionsRetryConfig/criteriaList"_ptr;
    for (qsizetype i = 0; i < size(list); ++i) {
        m_plan.retry.append({.type = type(list / i / "failureType"_L1),
                             .retries = static_cast<int>(number(list / i / "numberOfRetries"_L1, 0))});
    }
}

void Reader::readTimes()
{
    const json::Pointer timeout = "/timeoutConfig/inProgressTimeoutInMinutes"_ptr;
    if (m_job.has(timeout))
        m_plan.timeoutSeconds = static_cast<qint64>(number(timeout, 1)) * minute;
    const auto moment = [this](const json::Pointer &at) {
        const QDateTime read = job::rules::scheduleTime(m_job.value(at).toString());
        if (m_job.has(at) && !read.isValid())
            refuse(at, Texts::tr("There is no forecast before this is a time."));
        return read;
    };
    const QDateTime start = moment(job::rules::startPlace());
    m_plan.start = start.isValid() ? std::max(start, m_now) : m_now;
    if (const QDateTime end = moment(job::rules::endPlace()); end.isValid()) {
        m_plan.end = end;
        if (end <= m_plan.start) {
            refuse(job::rules::endPlace(),
                   start.isValid() && end <= start
                       ? Texts::tr("The job would end before it starts, so no device would get it.")
                       : Texts::tr("The end has passed, so no device would get the job."));
        }
    }
    const QString behavior = m_job.value("/schedulingConfig/endBehavior"_ptr).toString();
    m_plan.endBehavior = behavior == "FORCE_CANCEL"_L1 ? EndBehavior::ForceCancel
                         : behavior == "CANCEL"_L1     ? EndBehavior::Cancel
                                                       : EndBehavior::StopRollout;
    m_plan.isContinuous = m_job.value("/targetSelection"_ptr).toString() == "CONTINUOUS"_L1;
}

void Reader::readWindows()
{
    const json::Pointer list = "/schedulingConfig/maintenanceWindows"_ptr;
    for (qsizetype i = 0; i < size(list); ++i) {
        const Expected<job::Cron, job::CronError> cron =
            job::Cron::parse(m_job.value(list / i / "startTime"_L1).toString());
        if (!cron) {
            refuse(list / i / "startTime"_L1,
                   Texts::tr("There is no forecast before the window's times can be read."));
            return;
        }
        m_plan.windows.append({*cron, static_cast<int>(number(list / i / "durationInMinutes"_L1, 1))});
    }
}

Expected<Plan, PlanProblem> Reader::read()
{
    readPace();
    readAbort();
    readRetry();
    readTimes();
    readWindows();
    if (m_problem)
        return tl::unexpected(*m_problem);
    if (const auto known = job::rules::Facts(m_job.root()).deviceCount(); known && *known > 0)
        m_plan.devices = *known;
    return m_plan;
}

} // namespace

double Pace::fastest()
{
    return schema::createJob("/jobExecutionsRolloutConfig/maximumPerMinute"_ptr).range.max;
}

double Pace::at(qint64 count) const
{
    const double highest = std::max(1.0, std::floor(maximumPerMinute));
    if (every <= 0 || factor <= 1)
        return std::clamp(std::floor(basePerMinute), 1.0, highest);
    const auto increases = static_cast<double>(count / every);
    return std::clamp(std::floor(basePerMinute * std::pow(factor, increases)), 1.0, highest);
}

std::optional<qint64> Pace::nextIncrease(qint64 count) const
{
    const double rate = at(count);
    if (every <= 0 || factor <= 1 || rate >= std::floor(maximumPerMinute))
        return std::nullopt;
    // The first power of the factor that makes a whole device more.
    const double power = std::ceil(std::log((rate + 1) / basePerMinute) / std::log(factor));
    if (!(power * static_cast<double>(every) < static_cast<double>(mostCounted)))
        return std::nullopt;
    qint64 increases = std::max(static_cast<qint64>(power), count / every + 1);
    // What rounding did to the logarithm is a step or two.
    while (increases - 1 > count / every && at((increases - 1) * every) > rate)
        --increases;
    while (at(increases * every) <= rate)
        ++increases;
    return increases * every;
}

bool AbortRule::fires(const Ended &ended) const
{
    const double all = ended.all();
    if (all < 1 || all < static_cast<double>(minimumExecuted))
        return false;
    const double hits = type == FailureType::Failed     ? ended.failed
                        : type == FailureType::Rejected ? ended.rejected
                        : type == FailureType::TimedOut ? ended.timedOut
                                                        : ended.failed + ended.rejected + ended.timedOut;
    return 100 * hits >= thresholdPercentage * all;
}

Expected<Plan, PlanProblem> planOf(const job::JobDocument &job, const QDateTime &utcNow)
{
    return Reader(job, utcNow).read();
}

} // namespace fleetwright::forecast
