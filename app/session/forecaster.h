// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/forecast/forecast.h"
#include "app/job/jobmodel.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace fleetwright::session
{

/// Keeps the forecast of the job being composed up to date, off the window's thread: newer questions replace
/// older ones.
class Forecaster : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it. Nothing is computed before start().
    Forecaster(job::JobModel &job, const Clock &clock, QObject *parent = nullptr);
    ~Forecaster() override;

    void start();
    /// As the operator has them: where a job's targets tell how many devices there are, its forecast assumes
    /// that number instead.
    [[nodiscard]] const forecast::Assumptions &assumptions() const { return m_assumptions; }
    /// They must have passed their check.
    void setAssumptions(const forecast::Assumptions &assumptions);
    /// The latest; nothing before the first is there.
    [[nodiscard]] const std::optional<forecast::Forecast> &forecast() const { return m_forecast; }
    /// A job to compare with; nothing: none.
    void setOther(const std::optional<job::JobDocument> &other);
    [[nodiscard]] const std::optional<forecast::Forecast> &otherForecast() const { return m_otherForecast; }

signals:
    void changed();

private:
    void ask();
    void compute();
    void take(quint64 question, const forecast::Forecast &forecast,
              const std::optional<forecast::Forecast> &other);

    job::JobModel &m_job;
    const Clock &m_clock;
    forecast::Assumptions m_assumptions;
    std::optional<job::JobDocument> m_other;
    std::optional<forecast::Forecast> m_forecast;
    std::optional<forecast::Forecast> m_otherForecast;
    QThreadPool m_worker;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    quint64 m_question = 0;
    bool m_isStarted = false;
    bool m_isAsked = false;
};

} // namespace fleetwright::session
