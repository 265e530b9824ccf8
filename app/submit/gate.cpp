// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/gate.h"

#include <QCoreApplication>

namespace fleetwright::submit
{

namespace
{

struct Gate {
    Q_DECLARE_TR_FUNCTIONS(Gate)
};

} // namespace

QStringList reasonsAgainst(const GateInput &input)
{
    QStringList reasons;
    if (input.jsonBroken)
        reasons.append(
            Gate::tr("The text in the JSON pane is not valid JSON: correct it, or take the form's state."));
    if (input.errors > 0)
        reasons.append(Gate::tr("Fix %Ln errors first.", nullptr, int(input.errors)));
    if (!input.connectionFault.isEmpty())
        reasons.append(input.connectionFault);
    if (input.jobId.isEmpty())
        reasons.append(Gate::tr("The job has no id."));
    else if (input.production && input.typedId != input.jobId)
        reasons.append(
            Gate::tr("%1 is a production connection: type the job id to submit.").arg(input.connection));
    return reasons;
}

} // namespace fleetwright::submit
