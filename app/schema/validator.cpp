// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/validator.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace fleetwright::schema
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Validator)
};

QString id(const char *name)
{
    return QLatin1StringView("schema.") + QLatin1StringView(name);
}

const QRegularExpression &compiled(QLatin1StringView pattern)
{
    // Keyed by address: patterns are literals of the table
    static thread_local QHash<const char *, QRegularExpression> cache;
    auto found = cache.find(pattern.data());
    if (found == cache.end()) {
        found =
            cache.insert(pattern.data(), QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                                            QRegularExpression::UseUnicodePropertiesOption));
    }
    return *found;
}

/// A text's length as the field counts it: UTF-8 bytes or code points.
qsizetype lengthOf(const QString &text, bool bytes)
{
    qsizetype length = 0;
    for (const QChar c : text) {
        if (bytes)
            length += c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 ? 2 : c.isSurrogate() ? 2 : 3;
        else
            length += c.isLowSurrogate() ? 0 : 1;
    }
    return length;
}

int decimalsOf(double value)
{
    const QByteArray digits = QByteArray::number(value, 'f', QLocale::FloatingPointShortest);
    const qsizetype point = digits.indexOf('.');
    return point < 0 ? 0 : static_cast<int>(digits.size() - point - 1);
}

/// Walks the value beside the table. The place is kept as tokens and made a Pointer only where there is a
/// problem.
class Walk
{
public:
    void value(const FieldSpec &spec, const QJsonValue &value)
    {
        switch (spec.kind) {
        case FieldKind::Object:
            object(spec, value);
            break;
        case FieldKind::List:
            list(spec, value);
            break;
        case FieldKind::Map:
            map(spec, value);
            break;
        case FieldKind::Integer:
        case FieldKind::Number:
            number(spec, value);
            break;
        default:
            text(spec, value);
            break;
        }
    }

    Problems take() { return std::move(m_problems); }

private:
    void add(const char *rule, const QString &message, Severity severity = Severity::Error,
             std::optional<Fix> fix = {})
    {
        m_problems += Problem{json::Pointer(m_tokens), severity, id(rule), message, std::move(fix)};
    }

    void wrongType(const FieldSpec &spec, const QJsonValue &value)
    {
        const QString allowed = allowedText(spec);
        QString wanted;
        switch (spec.kind) {
        case FieldKind::Object:
        case FieldKind::Map:
            wanted = Texts::tr("an object { … }");
            break;
        case FieldKind::List:
            wanted = Texts::tr("a list [ … ]");
            break;
        case FieldKind::Integer:
            wanted = Texts::tr("a whole number");
            break;
        case FieldKind::Number:
            wanted = Texts::tr("a number");
            break;
        default:
            wanted = Texts::tr("a text in quotes");
            break;
        }
        if (value.isNull())
            add("type", Texts::tr("Must be %1, not null; leave it out instead.").arg(wanted), Severity::Error,
                Fix{Texts::tr("Leave it out"), {{json::Pointer(m_tokens), QJsonValue::Undefined}}});
        else if (allowed.isEmpty() || !spec.isNumeric())
            add("type", Texts::tr("Must be %1.").arg(wanted));
        else
            add("type", Texts::tr("Must be %1: %2.").arg(wanted, allowed));
    }

    void object(const FieldSpec &spec, const QJsonValue &value)
    {
        if (!value.isObject())
            return wrongType(spec, value);
        const QJsonObject members = value.toObject();
        qsizetype known = 0;
        for (const FieldSpec &child : spec.children) {
            m_tokens.append(child.key);
            const auto found = members.constFind(child.key);
            if (found != members.constEnd()) {
                ++known;
                this->value(child, *found);
            } else if (child.required) {
                add("required", Texts::tr("%1 is required.").arg(fieldText(child.label)));
            }
            m_tokens.removeLast();
        }
        if (known < members.size())
            unknownMembers(spec, members);
    }

    void unknownMembers(const FieldSpec &spec, const QJsonObject &members)
    {
        for (auto it = members.begin(); it != members.end(); ++it) {
            if (spec.member(it.key()))
                continue;
            m_tokens.append(it.key());
            const auto alike = std::ranges::find_if(spec.children, [&](const FieldSpec &child) {
                return it.key().compare(child.key, Qt::CaseInsensitive) == 0;
            });
            if (alike != spec.children.end() && !members.contains(alike->key)) {
                const json::Pointer here(m_tokens);
                add("unknown",
                    Texts::tr("“%1” is not known here; names are case-sensitive: did you mean “%2”?")
                        .arg(it.key(), QString(alike->key)),
                    Severity::Warning,
                    Fix{Texts::tr("Rename to %1").arg(QString(alike->key)),
                        {{here, QJsonValue::Undefined}, {here.parent() / alike->key, it.value()}}});
            } else {
                add("unknown",
                    Texts::tr("“%1” is no member that CreateJob is known to have; it is sent as it is.")
                        .arg(it.key()),
                    Severity::Warning,
                    Fix{Texts::tr("Take it out"), {{json::Pointer(m_tokens), QJsonValue::Undefined}}});
            }
            m_tokens.removeLast();
        }
    }

    void list(const FieldSpec &spec, const QJsonValue &value)
    {
        if (!value.isArray())
            return wrongType(spec, value);
        const QJsonArray items = value.toArray();
        count(spec, items.size());
        const FieldSpec &element = *spec.element();
        for (qsizetype i = 0; i < items.size(); ++i) {
            m_tokens.append(QString::number(i));
            this->value(element, items.at(i));
            m_tokens.removeLast();
        }
    }

    void map(const FieldSpec &spec, const QJsonValue &value)
    {
        if (!value.isObject())
            return wrongType(spec, value);
        const QJsonObject members = value.toObject();
        count(spec, members.size());
        for (auto it = members.begin(); it != members.end(); ++it) {
            m_tokens.append(it.key());
            const auto length = static_cast<double>(lengthOf(it.key(), false));
            if (length < spec.keyRange.min || length > spec.keyRange.max ||
                (!spec.keyPattern.isEmpty() && !compiled(spec.keyPattern).match(it.key()).hasMatch())) {
                add("key",
                    Texts::tr("The name “%1” is not allowed: letters, digits, - and _, %2 to %3 characters.")
                        .arg(it.key())
                        .arg(spec.keyRange.min)
                        .arg(spec.keyRange.max));
            }
            this->value(*spec.element(), it.value());
            m_tokens.removeLast();
        }
    }

    void count(const FieldSpec &spec, qsizetype count)
    {
        const auto n = static_cast<double>(count);
        if (n < spec.range.min) {
            add("count", Texts::tr("%1: at least %n needed.", nullptr, static_cast<int>(spec.range.min))
                             .arg(fieldText(spec.label)));
        } else if (n > spec.range.max) {
            add("count",
                Texts::tr("%1: at most %2 allowed, there are %3.")
                    .arg(fieldText(spec.label), QLocale().toString(static_cast<qint64>(spec.range.max)),
                         QLocale().toString(count)));
        }
    }

    void number(const FieldSpec &spec, const QJsonValue &value)
    {
        if (!value.isDouble())
            return wrongType(spec, value);
        const double number = value.toDouble();
        if (spec.kind == FieldKind::Integer && number != std::floor(number))
            return wrongType(spec, value);
        if (number < spec.range.min || number > spec.range.max)
            add("range", Texts::tr("Must be %1.").arg(allowedText(spec)));
        else if (spec.decimals >= 0 && decimalsOf(number) > spec.decimals)
            add("decimals",
                Texts::tr("At most %n digit(s) after the decimal point.", nullptr, spec.decimals));
    }

    void text(const FieldSpec &spec, const QJsonValue &value)
    {
        if (!value.isString())
            return wrongType(spec, value);
        const QString text = value.toString();
        if (!spec.choices.empty()) {
            if (std::ranges::find(spec.choices, text) == spec.choices.end())
                add("choice", Texts::tr("Must be one of %1.").arg(allowedText(spec)));
            return;
        }
        const auto length = static_cast<double>(lengthOf(text, spec.countsBytes));
        if (length < spec.range.min || length > spec.range.max) {
            const QString now = QLocale().toString(static_cast<qint64>(length));
            add("length", spec.countsBytes
                              ? Texts::tr("Must be %1; it has %2 bytes.").arg(allowedText(spec), now)
                              : Texts::tr("Must be %1; it has %2.").arg(allowedText(spec), now));
        }
        if (!spec.pattern.isEmpty() && (!text.isEmpty() || spec.range.min < 1) &&
            !compiled(spec.pattern).match(text).hasMatch()) {
            add("pattern", text.isEmpty() ? Texts::tr("Must not be empty; leave it out instead.")
                                          : Texts::tr("Allowed: %1.").arg(fieldText(spec.patternText)));
        }
    }

    QStringList m_tokens;
    Problems m_problems;
};

} // namespace

Problems validate(const FieldSpec &spec, const QJsonValue &root)
{
    Walk walk;
    walk.value(spec, root);
    return walk.take();
}

} // namespace fleetwright::schema
