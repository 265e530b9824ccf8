// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace fleetwright::ui
{

class Forecaster;
class FormPage;

/// Carries the forecast in a line each to the sections that it is about, and to the review.
class ForecastNotes : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ForecastNotes(Forecaster &forecaster, FormPage &form, QObject *parent = nullptr);

    /// For the review: how the rollout runs and what stops it; empty where that is not known.
    [[nodiscard]] QString text() const;

private:
    void follow();

    Forecaster &m_forecaster;
    FormPage &m_form;
};

} // namespace fleetwright::ui
