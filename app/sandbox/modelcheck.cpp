// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/constraints.h"
#include "app/sandbox/requestcheck.h"

#include "app/schema/createjobspec.h"
#include "app/schema/validator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;
using namespace json::literals;
using schema::FieldKind;
using schema::FieldSpec;

/// The service prints failure types in an order of its own.
constexpr QLatin1StringView failureTypes[] = {"ALL"_L1, "TIMED_OUT"_L1, "FAILED"_L1, "REJECTED"_L1};

QJsonValue valueAt(const QJsonValue &root, const json::Pointer &at)
{
    QJsonValue value = root;
    for (const QString &token : at.tokens())
        value = value.isArray() ? value.toArray().at(token.toLongLong()) : value.toObject().value(token);
    return value;
}

QString servicePath(const QJsonObject &root, const json::Pointer &at)
{
    QStringList parts;
    QJsonValue value = root;
    for (const QString &token : at.tokens()) {
        if (value.isArray()) {
            parts << QString::number(token.toLongLong() + 1) << u"member"_s;
            value = value.toArray().at(token.toLongLong());
        } else {
            parts += token;
            value = value.toObject().value(token);
        }
    }
    return parts.join(u'.');
}

/// As the service's own language prints it: doubles with a decimal point, lists as [a, b].
QString printed(const QJsonValue &value, const FieldSpec &spec)
{
    if (value.isString())
        return value.toString().isNull() ? u""_s : value.toString();
    if (value.isDouble()) {
        const QString digits = QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
        return spec.kind == FieldKind::Number && !digits.contains(u'.') ? digits + u".0"_s : digits;
    }
    if (value.isArray()) {
        QStringList items;
        for (const QJsonValue item : value.toArray()) {
            items += item.isString()
                         ? item.toString()
                         : QString::fromUtf8(QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact));
        }
        return u'[' + items.join(", "_L1) + u']';
    }
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

QStringList enumNames(const FieldSpec &spec)
{
    QStringList names;
    for (const QLatin1StringView type : failureTypes) {
        if (std::ranges::find(spec.choices, type) != spec.choices.end())
            names += type;
    }
    if (qsizetype(spec.choices.size()) == names.size())
        return names;
    names.clear();
    for (const QLatin1StringView choice : spec.choices)
        names += choice;
    return names;
}

double lengthOf(const QJsonValue &value, const FieldSpec &spec)
{
    if (value.isArray())
        return static_cast<double>(value.toArray().size());
    if (value.isObject())
        return static_cast<double>(value.toObject().size());
    const QString text = value.toString();
    return static_cast<double>(spec.countsBytes ? text.toUtf8().size() : text.toUcs4().size());
}

/// The service's code tells these in sentences of its own, not its model: checkKnownRefusals() does so here.
bool isToldLater(const json::Pointer &at, const QString &rule)
{
    return at == "/timeoutConfig/inProgressTimeoutInMinutes"_ptr ||
           (at == "/presignedUrlConfig/roleArn"_ptr && rule == "schema.length"_L1) ||
           rule == "schema.decimals"_L1 || rule == "schema.unique"_L1;
}

void tellKey(Constraints &out, const QJsonObject &request, const json::Pointer &at, const FieldSpec &map)
{
    const QString pattern = map.keyPattern;
    out.violated(printed(valueAt(request, at.parent()), map), servicePath(request, at.parent()),
                 u"Map keys must satisfy constraint: ["_s + Constraints::lengthAtMost(map.keyRange.max) +
                     u", "_s + Constraints::lengthAtLeast(map.keyRange.min) + u", "_s +
                     Constraints::matching(pattern) + u']');
}

void tell(Constraints &out, const QJsonObject &request, const schema::Problem &problem)
{
    const FieldSpec &root = schema::createJob();
    const QString path = servicePath(request, problem.at);
    if (problem.rule == "schema.required"_L1)
        return out.missing(path);
    if (problem.rule == "schema.key"_L1) {
        if (const FieldSpec *map = root.find(problem.at.parent()))
            tellKey(out, request, problem.at, *map);
        return;
    }
    const FieldSpec *spec = root.find(problem.at);
    if (!spec)
        return;
    const QJsonValue value = valueAt(request, problem.at);
    const QString text = printed(value, *spec);
    if (problem.rule == "schema.choice"_L1) {
        out.violated(text, path, Constraints::oneOf(enumNames(*spec)));
    } else if (problem.rule == "schema.range"_L1) {
        const bool isLow = value.toDouble() < spec->range.min;
        out.violated(text, path,
                     isLow ? Constraints::atLeast(spec->range.min) : Constraints::atMost(spec->range.max));
    } else if (problem.rule == "schema.pattern"_L1) {
        out.violated(text, path, Constraints::matching(spec->pattern));
    } else {
        const bool isLow = lengthOf(value, *spec) < spec->range.min;
        out.violated(text, path,
                     isLow ? Constraints::lengthAtLeast(spec->range.min)
                           : Constraints::lengthAtMost(spec->range.max));
    }
}

} // namespace

Reply<void> checkModel(const QJsonObject &request)
{
    const schema::Problems problems = schema::validate(schema::createJob(), request);
    Constraints constraints;
    for (const schema::Problem &problem : problems) {
        if (problem.severity != schema::Severity::Error)
            continue;
        if (problem.rule == "schema.type"_L1) {
            return refusal(400, "SerializationException",
                           u"The value at '"_s + servicePath(request, problem.at) +
                               u"' has the wrong type: "_s + problem.message);
        }
        if (!isToldLater(problem.at, problem.rule))
            tell(constraints, request, problem);
    }
    return constraints.answer();
}

} // namespace fleetwright::sandbox
