// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/jobdocument.h"
#include "app/job/rulecontext.h"
#include "app/schema/problem.h"

namespace fleetwright::cli
{

/// A problem with its place in the file, as compilers write it.
struct PlacedProblem {
    schema::Problem problem = {};
    json::TextPosition position = {};

    /// `file:line:col: severity: field: message [rule]`, the field as a path:
    /// `abortConfig.criteriaList[0].action`
    [[nodiscard]] QString toLine(const QString &file) const;
};

/// A job file and all that is wrong with it.
struct JobInput {
    QString name = {};                             ///< as messages name it; `-` is standard input
    std::optional<job::JobDocument> document = {}; ///< nothing where it is no JSON object
    QList<PlacedProblem> problems = {};
    QStringList announcements = {}; ///< what the file was taken for, and what did not become part of the job

    /// How many of them forbid sending it.
    [[nodiscard]] qsizetype errors() const;
    [[nodiscard]] bool hasErrors() const { return errors() > 0; }
    [[nodiscard]] QJsonObject toJson() const;
    /// Prints the announcements to standard error.
    void announce() const;

    /// Reads `file` and checks it. Fails where it cannot be read; what is wrong inside is among the problems.
    [[nodiscard]] static Expected<JobInput> read(const QString &file, const job::RuleContext &context,
                                                 const QString &jobId = {});
};

/// "error", "warning" or "hint", the same in every language.
[[nodiscard]] QString severityWord(schema::Severity severity);

} // namespace fleetwright::cli
