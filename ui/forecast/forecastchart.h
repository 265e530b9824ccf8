// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forecast/forecast.h"

#include <QWidget>

class QCustomPlot;
class QCPAxisRect;
class QCPGraph;

namespace fleetwright::ui
{

/// The course of a rollout drawn: devices by state on top of each other, the rate as a line on an axis of its
/// own, windows shaded, start, end and abort marked. Scroll to zoom, drag to move, double-click for all of
/// it.
class ForecastChart : public QWidget
{
    Q_OBJECT

public:
    explicit ForecastChart(QWidget *parent = nullptr);
    ~ForecastChart() override;

    void setForecast(const forecast::Forecast &forecast, const std::optional<forecast::Forecast> &other);
    /// Nothing to draw.
    void clear();
    /// The time shown, in seconds since the epoch.
    [[nodiscard]] std::pair<double, double> shownTime() const;
    /// What stands at a moment, in words: for the pointer and for screen readers.
    [[nodiscard]] QString figuresAt(double secondsSinceEpoch) const;

    /// Writes a picture; the kind follows the name's ending (`.png`, `.svg`). Fails where it cannot.
    [[nodiscard]] Expected<void> save(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void draw();
    void drawStates();
    void drawOther();
    void drawMarks();
    void shadeWindows();
    void applyPalette();
    /// The time in which most happens, or all of it.
    void show(bool all);
    void tellFigures(const QPoint &position);
    [[nodiscard]] double moment(qint64 second) const;

    QCustomPlot *m_plot;
    QList<QCPGraph *> m_states;
    QCPGraph *m_rate = nullptr;
    QCPGraph *m_otherLine = nullptr;
    std::optional<forecast::Forecast> m_forecast;
    std::optional<forecast::Forecast> m_other;
    bool m_showsAll = false;
};

} // namespace fleetwright::ui
