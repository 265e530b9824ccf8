// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/forecaster.h"

#include "app/schema/createjob.h"

namespace fleetwright::session
{

namespace
{

constexpr int runs = 200;
constexpr quint64 seed = 1; // the same job gives the same forecast

/// Members of the job that the forecast depends on.
bool matters(const json::Pointer &at)
{
    if (at.isRoot())
        return true;
    const schema::FieldSpec *member = schema::createJob().member(at.tokens().constFirst());
    return member && member->isForecast;
}

Forecast prepared(const job::JobDocument &job, const forecast::Assumptions &assumptions, const QDateTime &now)
{
    Forecast made{.assumptions = assumptions};
    const Expected<forecast::Plan, forecast::PlanProblem> plan = forecast::planOf(job, now);
    if (plan)
        made.plan = *plan;
    else
        made.problem = plan.error();
    return made;
}

} // namespace

Forecaster::Forecaster(job::JobModel &job, const Clock &clock, QObject *parent)
    : QObject(parent), m_job(job), m_clock(clock), m_cancelled(std::make_shared<std::atomic<bool>>(false))
{
    m_worker.setMaxThreadCount(1);
    connect(&job, &job::JobModel::valueChanged, this, [this](const json::Pointer &at) {
        if (matters(at))
            ask();
    });
    connect(&job, &job::JobModel::contextChanged, this, &Forecaster::ask);
}

Forecaster::~Forecaster()
{
    *m_cancelled = true;
    m_worker.clear();
    m_worker.waitForDone();
}

void Forecaster::start()
{
    m_isStarted = true;
    ask();
}

void Forecaster::setAssumptions(const forecast::Assumptions &assumptions)
{
    if (assumptions == m_assumptions)
        return;
    m_assumptions = assumptions;
    ask();
}

void Forecaster::setOther(const std::optional<job::JobDocument> &other)
{
    m_other = other;
    ask();
}

void Forecaster::ask()
{
    if (!m_isStarted || std::exchange(m_isAsked, true))
        return;
    // Later: several changes in a row ask one question.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isAsked = false;
            *m_cancelled = true;
            m_cancelled = std::make_shared<std::atomic<bool>>(false);
            const quint64 question = ++m_question;
            Forecast mine = prepared(m_job.document(), m_assumptions, m_clock.utcNow());
            if (!mine.problem && mine.plan.devices && *mine.plan.devices > 0 &&
                *mine.plan.devices != m_assumptions.devices) {
                m_assumptions.devices = *mine.plan.devices;
                mine.assumptions.devices = *mine.plan.devices;
                emit devicesKnown(m_assumptions.devices);
            }
            std::optional<Forecast> other;
            if (m_other)
                other = prepared(*m_other, m_assumptions, m_clock.utcNow());
            m_worker.start([this, question, mine, other, cancelled = m_cancelled]() mutable {
                const auto tell = [&] {
                    if (!*cancelled) {
                        QMetaObject::invokeMethod(
                            this, [this, question, mine, other] { take(question, mine, other); },
                            Qt::QueuedConnection);
                    }
                };
                for (Forecast *one : {&mine, other ? &*other : nullptr}) {
                    if (one && !one->problem && !*cancelled)
                        one->course = forecast::expectedCourse(one->plan, one->assumptions);
                }
                tell();
                if (!mine.problem && !*cancelled) {
                    mine.spread =
                        forecast::spreadOf(mine.plan, mine.assumptions, runs, seed, cancelled.get());
                    tell();
                }
            });
        },
        Qt::QueuedConnection);
}

void Forecaster::take(quint64 question, const Forecast &forecast, const std::optional<Forecast> &other)
{
    if (question != m_question)
        return;
    m_forecast = forecast;
    m_otherForecast = other;
    emit changed();
}

} // namespace fleetwright::session
