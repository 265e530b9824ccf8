// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/jsonschema.h"

#include <QJsonArray>

#include <cmath>

namespace fleetwright::schema
{

namespace
{

using namespace Qt::Literals::StringLiterals;

/// Up to this many values, a number with few decimals is printed as the list of its values.
constexpr double mostListed = 100;

QJsonObject schemaOf(const FieldSpec &spec);

QJsonValue numberValue(double value)
{
    return value == std::floor(value) ? QJsonValue(static_cast<qint64>(value)) : QJsonValue(value);
}

void putRange(QJsonObject &schema, const Range &range, QLatin1StringView least, QLatin1StringView most)
{
    if (std::isfinite(range.min))
        schema.insert(least, numberValue(range.min));
    if (std::isfinite(range.max))
        schema.insert(most, numberValue(range.max));
}

/// JSON Schema's patterns look for a match anywhere.
QString anchored(QLatin1StringView pattern)
{
    return "^(?:"_L1 + pattern + ")$"_L1;
}

void describe(QJsonObject &schema, const FieldSpec &spec)
{
    if (spec.label)
        schema.insert("title"_L1, fieldText(spec.label));
    QString text = explanation(spec);
    if (spec.unit != Unit::None)
        text += (text.isEmpty() ? QString() : u" "_s) + u'[' + unitText(spec.unit) + u']';
    if (!text.isEmpty())
        schema.insert("description"_L1, text);
    if (const QJsonValue value = fallbackJson(spec); !value.isUndefined())
        schema.insert("default"_L1, value.isDouble() ? numberValue(value.toDouble()) : value);
    if (spec.placeholder) {
        const QString example = fieldText(spec.placeholder);
        schema.insert("examples"_L1,
                      QJsonArray{spec.isNumeric() ? numberValue(example.toDouble()) : QJsonValue(example)});
    }
}

void putObject(QJsonObject &schema, const FieldSpec &spec)
{
    QJsonObject properties;
    QJsonArray required;
    for (const FieldSpec &child : spec.children) {
        properties.insert(child.key, schemaOf(child));
        if (child.required)
            required.append(child.key);
    }
    schema.insert("type"_L1, "object"_L1);
    schema.insert("properties"_L1, properties);
    if (!required.isEmpty())
        schema.insert("required"_L1, required);
}

void putMap(QJsonObject &schema, const FieldSpec &spec)
{
    QJsonObject names;
    putRange(names, spec.keyRange, "minLength"_L1, "maxLength"_L1);
    if (!spec.keyPattern.isEmpty())
        names.insert("pattern"_L1, anchored(spec.keyPattern));
    schema.insert("type"_L1, "object"_L1);
    schema.insert("propertyNames"_L1, names);
    schema.insert("additionalProperties"_L1, schemaOf(*spec.element()));
    putRange(schema, spec.range, "minProperties"_L1, "maxProperties"_L1);
}

void putList(QJsonObject &schema, const FieldSpec &spec)
{
    schema.insert("type"_L1, "array"_L1);
    schema.insert("items"_L1, schemaOf(*spec.element()));
    putRange(schema, spec.range, "minItems"_L1, "maxItems"_L1);
}

void putNumber(QJsonObject &schema, const FieldSpec &spec)
{
    schema.insert("type"_L1, spec.kind == FieldKind::Integer ? "integer"_L1 : "number"_L1);
    putRange(schema, spec.range, "minimum"_L1, "maximum"_L1);
    if (spec.decimals < 0)
        return;
    // multipleOf would say it, but validators that divide doubles refuse good values: 2.3 / 0.1 is no integer
    const double steps = std::pow(10, spec.decimals);
    const double first = std::round(spec.range.min * steps);
    const double last = std::round(spec.range.max * steps);
    if (last - first < mostListed) {
        QJsonArray values;
        for (double step = first; step <= last; ++step)
            values.append(numberValue(step / steps));
        schema.insert("enum"_L1, values);
    } else {
        schema.insert("x-maxDecimals"_L1, spec.decimals);
    }
}

void putText(QJsonObject &schema, const FieldSpec &spec)
{
    schema.insert("type"_L1, "string"_L1);
    if (!spec.choices.empty()) {
        QJsonArray values;
        for (const QLatin1StringView choice : spec.choices)
            values.append(choice);
        schema.insert("enum"_L1, values);
        return;
    }
    putRange(schema, spec.range, "minLength"_L1, "maxLength"_L1);
    if (spec.countsBytes)
        schema.insert("x-maxBytes"_L1, numberValue(spec.range.max));
    if (!spec.pattern.isEmpty())
        schema.insert("pattern"_L1, anchored(spec.pattern));
    if (spec.kind == FieldKind::JsonText)
        schema.insert("contentMediaType"_L1, "application/json"_L1);
}

QJsonObject schemaOf(const FieldSpec &spec)
{
    QJsonObject schema;
    describe(schema, spec);
    switch (spec.kind) {
    case FieldKind::Object:
        putObject(schema, spec);
        break;
    case FieldKind::Map:
        putMap(schema, spec);
        break;
    case FieldKind::List:
        putList(schema, spec);
        break;
    case FieldKind::Integer:
    case FieldKind::Number:
        putNumber(schema, spec);
        break;
    default:
        putText(schema, spec);
        break;
    }
    return schema;
}

} // namespace

QJsonObject toJsonSchema(const FieldSpec &spec, const QString &title)
{
    QJsonObject schema = schemaOf(spec);
    schema.insert("$schema"_L1, "https://json-schema.org/draft/2020-12/schema"_L1);
    schema.insert("title"_L1, title);
    return schema;
}

} // namespace fleetwright::schema
