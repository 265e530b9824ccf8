// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/forecaster.h"

#include "app/schema/createjobspec.h"

namespace fleetwright::session
{

namespace
{

/// Members of the job that the forecast depends on.
bool matters(const json::Pointer &at)
{
    if (at.isRoot())
        return true;
    const schema::FieldSpec *member = schema::createJob().member(at.tokens().constFirst());
    return member && member->isForecast;
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
    QMetaObject::invokeMethod(this, &Forecaster::compute, Qt::QueuedConnection);
}

void Forecaster::compute()
{
    m_isAsked = false;
    *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_worker.start([this, question = ++m_question, job = m_job.document(), other = m_other,
                    assumptions = m_assumptions, now = m_clock.utcNow(), cancelled = m_cancelled] {
        forecast::Effort effort(cancelled.get());
        std::optional<forecast::Forecast> compared;
        const auto tell = [&](const forecast::Forecast &mine) {
            // Of as many devices, or there is nothing to compare.
            if (other && !compared) {
                compared = forecast::make(*other, mine.assumptions, now,
                                          {.runs = 0, .countsTargets = false, .effort = &effort});
            }
            QMetaObject::invokeMethod(
                this, [this, question, mine, compared] { take(question, mine, compared); },
                Qt::QueuedConnection);
        };
        tell(forecast::make(job, assumptions, now, {.effort = &effort}, tell));
    });
}

/// An answer to an earlier question comes late, or was given up half-way.
void Forecaster::take(quint64 question, const forecast::Forecast &forecast,
                      const std::optional<forecast::Forecast> &other)
{
    if (question != m_question)
        return;
    m_forecast = forecast;
    m_otherForecast = other;
    emit changed();
}

} // namespace fleetwright::session
