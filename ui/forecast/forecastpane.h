// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/pointer.h"
#include "ui/services.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fleetwright::job
{
class JobModel;
}

namespace fleetwright::session
{
class Forecaster;
} // namespace fleetwright::session

namespace fleetwright::ui
{

class AssumptionsBar;
class Banner;
class ForecastChart;

/// The forecast beside the form: what is assumed, the chart, what it says in words, and what one might
/// change.
class ForecastPane : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the pane.
    ForecastPane(job::JobModel &job, session::Forecaster &forecaster, const Services &services,
                 QWidget *parent = nullptr);

signals:
    void fieldRequested(const fleetwright::json::Pointer &at);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QLayout *buildFoot();
    void follow();
    void showSuggestions();
    void fillOthers();
    void chooseOther(int index);
    void loadAssumptions();
    void keepAssumptions();
    void runFleet();
    void askJob();
    void measure(const QString &jobId);
    void exportTo(const QString &suffix, const QString &filter);

    job::JobModel &m_job;
    session::Forecaster &m_forecaster;
    Services m_services;
    AssumptionsBar *m_assumptions;
    ForecastChart *m_chart;
    QLabel *m_summary;
    QLabel *m_choices;
    QVBoxLayout *m_suggestions;
    QComboBox *m_other;
    QPushButton *m_measure;
    QWidget *m_fleet;
    QComboBox *m_speed;
    Banner *m_banner;
    QString m_shownSuggestions;
    bool m_tellsProblem = false;
};

} // namespace fleetwright::ui
