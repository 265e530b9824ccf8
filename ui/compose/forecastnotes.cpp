// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/forecastnotes.h"

#include "app/forecast/words.h"
#include "app/session/forecaster.h"
#include "ui/sections/formpage.h"

namespace fleetwright::ui
{

ForecastNotes::ForecastNotes(session::Forecaster &forecaster, FormPage &form, QObject *parent)
    : QObject(parent), m_forecaster(forecaster), m_form(form)
{
    connect(&forecaster, &session::Forecaster::changed, this, &ForecastNotes::follow);
}

void ForecastNotes::follow()
{
    const std::optional<forecast::Forecast> &forecast = m_forecaster.forecast();
    const bool isThere = forecast && !forecast->problem;
    m_form.setNote(QStringLiteral("rollout"),
                   isThere ? tr("Forecast: %1").arg(forecast::rolloutLine(forecast->course)) : QString());
    m_form.setNote(
        QStringLiteral("abort"),
        isThere
            ? tr("Forecast: %1").arg(forecast::abortLine(forecast->plan, forecast->course, forecast->spread))
            : QString());
}

QString ForecastNotes::text() const
{
    const std::optional<forecast::Forecast> &forecast = m_forecaster.forecast();
    if (!forecast || forecast->problem)
        return {};
    return tr("Forecast: %1 %2")
        .arg(forecast::rolloutLine(forecast->course),
             forecast::abortLine(forecast->plan, forecast->course, forecast->spread));
}

} // namespace fleetwright::ui
