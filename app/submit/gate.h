// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/submit/consent.h"

#include <QList>
#include <QString>

namespace fleetwright::submit
{

/// How the JSON text beside the form stands to the job.
enum class TextState : quint8 {
    Taken,   ///< it is the job
    Broken,  ///< it does not parse; the job is what it was before
    Diverged ///< it parses again, but the form was changed meanwhile: there are two states to choose from
};

/// What decides whether a job may be sent.
struct GateInput {
    qsizetype errors = 0;
    TextState text = TextState::Taken;
    QString jobId = {};
    bool production = false;
    QString typedId = {};         ///< the job id once more, which arms a production connection
    QString connection = {};      ///< its name
    QString connectionFault = {}; ///< why it cannot be used; empty: it can
    Consents missing = {};        ///< what would have to be agreed to, and is not
};

/// Why a job may not be sent.
struct GateReason {
    enum class Kind : quint8 { Text, Errors, Connection, NoId, NotAgreed, NotConfirmed };

    Kind kind = Kind::Errors;
    QString text = {}; ///< a sentence

    bool operator==(const GateReason &) const = default;
};

/// All reasons against sending; empty where it may be sent.
[[nodiscard]] QList<GateReason> reasonsAgainst(const GateInput &input);

} // namespace fleetwright::submit
