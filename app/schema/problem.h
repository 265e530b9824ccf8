// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json/pointer.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace fleetwright::schema
{

/// Error: the service will refuse it. Warning: it will be accepted and may hurt, or what the service does is
/// not known for sure. Hint: worth knowing.
enum class Severity : quint8 { Hint, Warning, Error };

/// A change of one value; Undefined takes it out.
struct Edit {
    json::Pointer at = {};
    QJsonValue value = {};

    bool operator==(const Edit &) const = default;
};

/// A remedy that one click applies, as one undo step.
struct Fix {
    QString label = {};
    QList<Edit> edits = {};
    bool isSafe = false; ///< nothing that was written is lost: may be applied together with others

    bool operator==(const Fix &) const = default;
};

/// Something wrong or doubtful with the value at `at`: what it is and what to do.
struct Problem {
    json::Pointer at = {};
    Severity severity = Severity::Error;
    /// A stable id, `section.what`: `rollout.base-below-maximum`; those of the schema start with `schema.`.
    QString rule = {};
    QString message = {};
    std::optional<Fix> fix = {};
    bool namesField = false;   ///< the message begins with the field's label
    bool needsConsent = false; ///< though no error: the operator has to agree to it before the job is sent
    qsizetype within = -1;     ///< where in a text, in bytes of UTF-8; -1: all of it

    bool operator==(const Problem &) const = default;
};

using Problems = QList<Problem>;

} // namespace fleetwright::schema
