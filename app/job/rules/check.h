// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job/rulecontext.h"
#include "app/job/rules/facts.h"
#include "app/json/edit.h"
#include "app/schema/fieldspec.h"
#include "app/schema/problem.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace fleetwright::job::rules
{

using json::literals::operator""_ptr;
using schema::numberText;

/// The texts of all rules are translated in one context.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Rules)
};

/// What a rule works on and where it puts what it finds.
struct Check {
    const QJsonObject &job;
    const RuleContext &context;
    const Facts &facts;
    const char *id;
    schema::Problems &out;

    [[nodiscard]] QJsonValue value(const json::Pointer &at) const { return json::valueAt(job, at); }
    [[nodiscard]] bool has(const json::Pointer &at) const { return !value(at).isUndefined(); }
    [[nodiscard]] QString text(const json::Pointer &at) const { return value(at).toString(); }
    [[nodiscard]] QJsonArray list(const json::Pointer &at) const { return value(at).toArray(); }
    /// Nothing where no number stands at `at`.
    [[nodiscard]] std::optional<double> number(const json::Pointer &at) const
    {
        const QJsonValue found = value(at);
        return found.isDouble() ? std::optional(found.toDouble()) : std::nullopt;
    }
    [[nodiscard]] bool isContinuous() const
    {
        return text("/targetSelection"_ptr) == QLatin1StringView("CONTINUOUS");
    }
    /// True where a template may bring what the request itself leaves out.
    [[nodiscard]] bool hasTemplate() const { return has("/jobTemplateArn"_ptr); }

    void error(const json::Pointer &at, const QString &message, std::optional<schema::Fix> fix = {}) const
    {
        add(schema::Severity::Error, at, message, std::move(fix));
    }
    void warn(const json::Pointer &at, const QString &message, std::optional<schema::Fix> fix = {}) const
    {
        add(schema::Severity::Warning, at, message, std::move(fix));
    }
    void hint(const json::Pointer &at, const QString &message, std::optional<schema::Fix> fix = {}) const
    {
        add(schema::Severity::Hint, at, message, std::move(fix));
    }

private:
    void add(schema::Severity severity, const json::Pointer &at, const QString &message,
             std::optional<schema::Fix> fix) const
    {
        out += schema::Problem{at, severity, QLatin1StringView(id), message, std::move(fix)};
    }
};

/// A remedy that takes one value out.
inline schema::Fix takingOut(const json::Pointer &at, const QString &label)
{
    return {label, {{at, QJsonValue::Undefined}}};
}

/// A remedy that sets one value.
inline schema::Fix setting(const json::Pointer &at, const QJsonValue &value, const QString &label)
{
    return {label, {{at, value}}};
}

} // namespace fleetwright::job::rules
