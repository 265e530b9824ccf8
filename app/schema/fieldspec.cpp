// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/fieldspec.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace fleetwright::schema
{

QString numberText(double value)
{
    constexpr double largestWhole = 9007199254740992; // 2^53
    const QLocale locale;
    return value == std::floor(value) && std::abs(value) <= largestWhole
               ? locale.toString(static_cast<qint64>(value))
               : locale.toString(value, 'g', QLocale::FloatingPointShortest);
}

namespace
{

/// Texts of the table are translated in this context.
constexpr auto context = "Field";

QString rangeText(const Range &range)
{
    const bool hasMin = std::isfinite(range.min);
    const bool hasMax = std::isfinite(range.max);
    if (hasMin && hasMax)
        return QCoreApplication::translate(context, "%1 to %2")
            .arg(numberText(range.min), numberText(range.max));
    if (hasMin)
        return QCoreApplication::translate(context, "%1 or more").arg(numberText(range.min));
    if (hasMax)
        return QCoreApplication::translate(context, "at most %1").arg(numberText(range.max));
    return {};
}

} // namespace

const FieldSpec *FieldSpec::member(QStringView name) const
{
    if (kind != FieldKind::Object)
        return nullptr;
    const auto found =
        std::ranges::find_if(children, [&](const FieldSpec &child) { return name == child.key; });
    return found == children.end() ? nullptr : &*found;
}

const FieldSpec *FieldSpec::element() const
{
    return (kind == FieldKind::List || kind == FieldKind::Map) && !children.empty() ? &children.front()
                                                                                    : nullptr;
}

const FieldSpec *FieldSpec::find(const json::Pointer &at) const
{
    const FieldSpec *here = this;
    for (const QString &token : at.tokens()) {
        here = here->kind == FieldKind::Object ? here->member(token) : here->element();
        if (!here)
            return nullptr;
    }
    return here;
}

bool FieldSpec::isText() const
{
    switch (kind) {
    case FieldKind::Text:
    case FieldKind::MultilineText:
    case FieldKind::JsonText:
    case FieldKind::Choice:
    case FieldKind::DateTime:
    case FieldKind::Cron:
    case FieldKind::Arn:
    case FieldKind::Url:
        return true;
    case FieldKind::Object:
    case FieldKind::List:
    case FieldKind::Map:
    case FieldKind::Integer:
    case FieldKind::Number:
        return false;
    }
    return false;
}

QString fieldText(const char *text)
{
    return text ? QCoreApplication::translate(context, text) : QString();
}

QString explanation(const FieldSpec &spec)
{
    const QString summary = fieldText(spec.summary);
    return spec.help ? QCoreApplication::translate(context, "%1 %2", "two sentences")
                           .arg(summary, fieldText(spec.help))
                     : summary;
}

QString unitText(Unit unit)
{
    switch (unit) {
    case Unit::Percent:
        return QStringLiteral("%");
    case Unit::Devices:
        return QCoreApplication::translate(context, "devices");
    case Unit::DevicesPerMinute:
        return QCoreApplication::translate(context, "devices per minute");
    case Unit::Retries:
        return QCoreApplication::translate(context, "retries");
    case Unit::Seconds:
        return QCoreApplication::translate(context, "seconds");
    case Unit::Minutes:
        return QCoreApplication::translate(context, "minutes");
    case Unit::None:
        break;
    }
    return {};
}

QString fallbackText(const FieldSpec &spec)
{
    const double *number = std::get_if<double>(&spec.fallbackValue);
    if (spec.fallback || !number)
        return fieldText(spec.fallback);
    const QString unit = unitText(spec.unit);
    return unit.isEmpty() ? numberText(*number) : numberText(*number) + u' ' + unit;
}

QJsonValue fallbackJson(const FieldSpec &spec)
{
    if (const double *number = std::get_if<double>(&spec.fallbackValue))
        return *number;
    if (const QLatin1StringView *text = std::get_if<QLatin1StringView>(&spec.fallbackValue))
        return *text;
    return QJsonValue::Undefined;
}

QString pathLabel(const FieldSpec &root, const json::Pointer &at)
{
    QStringList parts;
    const FieldSpec *here = &root;
    for (const QString &token : at.tokens()) {
        const FieldSpec *next =
            here ? (here->kind == FieldKind::Object ? here->member(token) : here->element()) : nullptr;
        const qsizetype index = json::Pointer({token}).index();
        if (here && here->kind == FieldKind::List && index >= 0 && !parts.isEmpty())
            parts.last() = QCoreApplication::translate(context, "%1 %2")
                               .arg(parts.constLast(), numberText(double(index + 1)));
        else if (next && next->label && here->kind == FieldKind::Object)
            parts += fieldText(next->label);
        else
            parts += token;
        here = next;
    }
    return parts.join(QLatin1StringView(": "));
}

QString allowedText(const FieldSpec &spec)
{
    QStringList parts;
    if (!spec.choices.empty()) {
        for (const QLatin1StringView choice : spec.choices)
            parts += choice;
        return parts.join(QLatin1StringView(", "));
    }
    if (spec.patternText)
        parts += fieldText(spec.patternText);
    QString range = rangeText(spec.range);
    if (!range.isEmpty()) {
        if (spec.isText()) {
            range = spec.countsBytes ? QCoreApplication::translate(context, "%1 bytes").arg(range)
                                     : QCoreApplication::translate(context, "%1 characters").arg(range);
        } else if (spec.kind == FieldKind::List || spec.kind == FieldKind::Map) {
            range = QCoreApplication::translate(context, "%1 entries").arg(range);
        } else if (spec.unit != Unit::None) {
            range += u' ' + unitText(spec.unit);
        }
        parts += range;
    }
    if (spec.kind == FieldKind::Integer)
        parts += QCoreApplication::translate(context, "whole numbers");
    else if (spec.decimals >= 0)
        parts += spec.decimals == 1
                     ? QCoreApplication::translate(context, "at most one decimal")
                     : QCoreApplication::translate(context, "at most %1 decimals").arg(spec.decimals);
    return parts.join(QLatin1StringView(", "));
}

QStringList inTableOrder(const FieldSpec &root, const json::Pointer &at, QStringList members)
{
    const FieldSpec *spec = root.find(at);
    if (!spec || spec->kind != FieldKind::Object)
        return members;
    const auto rank = [&](const QString &name) {
        const FieldSpec *member = spec->member(name);
        return member ? member - spec->children.data() : std::ptrdiff_t(spec->children.size());
    };
    std::ranges::stable_sort(members, {}, rank);
    return members;
}

} // namespace fleetwright::schema
