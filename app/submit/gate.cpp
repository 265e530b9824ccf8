// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submit/gate.h"

#include <QCoreApplication>

namespace fleetwright::submit
{

namespace
{

using Kind = GateReason::Kind;

struct Gate {
    Q_DECLARE_TR_FUNCTIONS(Gate)
};

} // namespace

QList<GateReason> reasonsAgainst(const GateInput &input)
{
    QList<GateReason> reasons;
    const auto add = [&reasons](Kind kind, const QString &text) { reasons.append({kind, text}); };
    if (input.text == TextState::Broken) {
        add(Kind::Text,
            Gate::tr("The text in the JSON pane is not valid JSON: correct it, or take the form's state."));
    } else if (input.text == TextState::Diverged) {
        add(Kind::Text, Gate::tr("The text in the JSON pane and the form were both changed: take one of the "
                                 "two there."));
    }
    if (input.errors > 0)
        add(Kind::Errors, Gate::tr("Fix %Ln errors first.", nullptr, int(input.errors)));
    // With errors it is not sent anyway, and what is to be agreed to may change with them
    else if (!input.missing.isEmpty())
        add(Kind::NotAgreed, consentReason(input.missing));
    if (!input.connectionFault.isEmpty())
        add(Kind::Connection, input.connectionFault);
    if (input.jobId.isEmpty())
        add(Kind::NoId, Gate::tr("The job has no id."));
    else if (input.production && input.typedId != input.jobId)
        add(Kind::NotConfirmed,
            Gate::tr("%1 is a production connection: type the job id to submit.").arg(input.connection));
    return reasons;
}

} // namespace fleetwright::submit
