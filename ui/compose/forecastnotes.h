// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace fleetwright::session
{
class Forecaster;
} // namespace fleetwright::session

namespace fleetwright::ui
{

class FormPage;

/// Carries the forecast in a line each to the sections that it is about, and to the review.
class ForecastNotes : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ForecastNotes(session::Forecaster &forecaster, FormPage &form, QObject *parent = nullptr);

    /// For the review: how the rollout runs and what stops it; empty where that is not known.
    [[nodiscard]] QString text() const;

private:
    void follow();

    session::Forecaster &m_forecaster;
    FormPage &m_form;
};

} // namespace fleetwright::ui
