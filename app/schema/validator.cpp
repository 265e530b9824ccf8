// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/validator.h"

#include "app/base/visibletext.h"
#include "app/schema/textpattern.h"
#include "app/schema/unknownmember.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace fleetwright::schema
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Validator)
};

/// All that UTF-8 can carry.
constexpr QLatin1StringView anyUnicode(R"([\s\S]*)");

QString id(const char *name)
{
    return QLatin1StringView("schema.") + QLatin1StringView(name);
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

/// Where the walk is, as a chain on the stack: most places have no problem and never need a Pointer.
struct Place {
    const Place *parent = nullptr;
    QLatin1StringView key = {}; ///< of a member in the table
    QString name = {};          ///< of another member
    qsizetype index = -1;       ///< of a list item

    [[nodiscard]] json::Pointer pointer() const
    {
        QStringList tokens;
        for (const Place *here = this; here->parent; here = here->parent) {
            tokens.prepend(here->index >= 0      ? QString::number(here->index)
                           : here->key.isEmpty() ? here->name
                                                 : QString(here->key));
        }
        return json::Pointer(std::move(tokens));
    }
};

/// Walks the value beside the table.
class Walk
{
public:
    Walk(const FieldSpec &spec, const QJsonValue &root) : m_spec(spec), m_root(root) {}

    void value(const FieldSpec &spec, const QJsonValue &value, const Place &at)
    {
        switch (spec.kind) {
        case FieldKind::Object:
            object(spec, value, at);
            break;
        case FieldKind::List:
            list(spec, value, at);
            break;
        case FieldKind::Map:
            map(spec, value, at);
            break;
        case FieldKind::Integer:
        case FieldKind::Number:
            number(spec, value, at);
            break;
        default:
            text(spec, value, at);
            break;
        }
    }

    Problems take() { return std::move(m_problems); }

private:
    void add(const Place &at, const char *rule, const QString &message, Severity severity = Severity::Error,
             std::optional<Fix> fix = {})
    {
        m_problems += Problem{at.pointer(), severity, id(rule), message, std::move(fix)};
    }

    /// Of a message that begins with the field's label.
    void addNamed(const Place &at, const char *rule, const QString &message, std::optional<Fix> fix = {})
    {
        add(at, rule, message, Severity::Error, std::move(fix));
        m_problems.last().namesField = true;
    }

    /// Of what says nothing: null, or a second time the same.
    static Fix removal(const QString &label, const Place &at)
    {
        return {label, {{at.pointer(), QJsonValue::Undefined}}, true};
    }

    void wrongType(const FieldSpec &spec, const QJsonValue &value, const Place &at)
    {
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
        FieldSpec limits = spec;
        limits.kind = FieldKind::Number; // that it must be whole is in `wanted`
        const QString allowed = spec.isNumeric() ? allowedText(limits) : QString();
        if (value.isNull() && at.parent)
            add(at, "type", Texts::tr("Must be %1, not null; leave it out instead.").arg(wanted),
                Severity::Error, removal(Texts::tr("Leave it out"), at));
        else if (allowed.isEmpty())
            add(at, "type", Texts::tr("Must be %1.").arg(wanted));
        else
            add(at, "type", Texts::tr("Must be %1: %2.").arg(wanted, allowed));
    }

    void object(const FieldSpec &spec, const QJsonValue &value, const Place &at)
    {
        if (!value.isObject())
            return wrongType(spec, value, at);
        const QJsonObject members = value.toObject();
        qsizetype known = 0;
        for (const FieldSpec &child : spec.children) {
            const Place here{.parent = &at, .key = child.key};
            const auto found = members.constFind(child.key);
            if (found != members.constEnd()) {
                ++known;
                this->value(child, *found, here);
            } else if (child.required) {
                const QString name = fieldText(child.label);
                addNamed(here, "required",
                         child.kind == FieldKind::List ? Texts::tr("%1: at least one is needed.").arg(name)
                                                       : Texts::tr("%1 is required.").arg(name));
            }
        }
        if (known < members.size())
            unknownMembers(spec, members, at);
    }

    void unknownMembers(const FieldSpec &spec, const QJsonObject &members, const Place &at)
    {
        const json::Pointer object = at.pointer();
        for (auto it = members.begin(); it != members.end(); ++it) {
            if (!spec.member(it.key()))
                m_problems += unknownMember({m_spec, m_root, spec, members, object}, it.key());
        }
    }

    void list(const FieldSpec &spec, const QJsonValue &value, const Place &at)
    {
        if (!value.isArray())
            return wrongType(spec, value, at);
        const QJsonArray items = value.toArray();
        count(spec, items.size(), at);
        const FieldSpec &element = *spec.element();
        for (qsizetype i = 0; i < items.size(); ++i)
            this->value(element, items.at(i), {.parent = &at, .index = i});
        if (spec.unique)
            distinct(element, items, at);
    }

    void distinct(const FieldSpec &element, const QJsonArray &items, const Place &at)
    {
        QHash<QJsonValue, qsizetype> seen;
        seen.reserve(items.size());
        for (qsizetype i = 0; i < items.size(); ++i) {
            const auto first = seen.constFind(items.at(i));
            if (first == seen.constEnd()) {
                seen.insert(items.at(i), i);
                continue;
            }
            const Place here{.parent = &at, .index = i};
            // What the service does with them is not documented
            addNamed(here, "unique",
                     Texts::tr("%1: the same as number %2 of the list.")
                         .arg(fieldText(element.label), QLocale().toString(*first + 1)),
                     removal(Texts::tr("Take it out"), here));
            m_problems.last().severity = Severity::Warning;
        }
    }

    void map(const FieldSpec &spec, const QJsonValue &value, const Place &at)
    {
        if (!value.isObject())
            return wrongType(spec, value, at);
        const QJsonObject members = value.toObject();
        count(spec, members.size(), at);
        for (auto it = members.begin(); it != members.end(); ++it) {
            const Place here{.parent = &at, .name = it.key()};
            const auto length = static_cast<double>(lengthOf(it.key(), false));
            if (length < spec.keyRange.min || length > spec.keyRange.max ||
                (!spec.keyPattern.isEmpty() && !matchesPattern(spec.keyPattern, it.key()))) {
                const FieldSpec name{.range = spec.keyRange, .patternText = spec.keyPatternText};
                const QString rule =
                    Texts::tr("The name “%1” must be %2.").arg(visibleText(it.key()), allowedText(name));
                const RefusedCharacters refused =
                    spec.keyPattern.isEmpty() ? RefusedCharacters() : refusedBy(spec.keyPattern, it.key());
                add(here, "key",
                    refused.named.isEmpty() ? rule
                                            : rule + u' ' + Texts::tr("It holds %1.").arg(refused.named));
            }
            this->value(*spec.element(), it.value(), here);
        }
    }

    void count(const FieldSpec &spec, qsizetype count, const Place &at)
    {
        const auto n = static_cast<double>(count);
        if (n < spec.range.min) {
            addNamed(
                at, "count",
                Texts::tr("%1: at least %2 needed.")
                    .arg(fieldText(spec.label), QLocale().toString(static_cast<qint64>(spec.range.min))));
        } else if (n > spec.range.max) {
            addNamed(at, "count",
                     Texts::tr("%1: at most %2 allowed, there are %3.")
                         .arg(fieldText(spec.label), QLocale().toString(static_cast<qint64>(spec.range.max)),
                              QLocale().toString(count)));
        }
    }

    void number(const FieldSpec &spec, const QJsonValue &value, const Place &at)
    {
        if (!value.isDouble())
            return wrongType(spec, value, at);
        const double number = value.toDouble();
        if (spec.kind == FieldKind::Integer && number != std::floor(number))
            return wrongType(spec, value, at);
        if (number < spec.range.min || number > spec.range.max)
            add(at, "range", Texts::tr("Must be %1.").arg(allowedText(spec)));
        else if (spec.decimals >= 0 && decimalsOf(number) > spec.decimals)
            add(at, "decimals",
                spec.decimals == 1
                    ? Texts::tr("Must have at most one digit after the decimal point.")
                    : Texts::tr("Must have at most %1 digits after the decimal point.").arg(spec.decimals));
    }

    void text(const FieldSpec &spec, const QJsonValue &value, const Place &at)
    {
        if (!value.isString())
            return wrongType(spec, value, at);
        const QString text = value.toString();
        if (!spec.choices.empty()) {
            if (std::ranges::find(spec.choices, text) == spec.choices.end())
                choice(spec, text, at);
            return;
        }
        const qsizetype length = lengthOf(text, spec.countsBytes);
        const bool tooShort = static_cast<double>(length) < spec.range.min;
        if (tooShort || static_cast<double>(length) > spec.range.max) {
            const QString now = QLocale().toString(length);
            add(at, "length",
                spec.countsBytes ? Texts::tr("Must be %1; it has %2 bytes.").arg(allowedText(spec), now)
                                 : Texts::tr("Must be %1; it has %2.").arg(allowedText(spec), now));
        }
        if (!spec.pattern.isEmpty() && !(tooShort && text.isEmpty()) && !matchesPattern(spec.pattern, text)) {
            pattern(spec, text, at);
        } else if (!text.isValidUtf16() && spec.kind != FieldKind::JsonText) {
            const RefusedCharacters half = refusedBy(anyUnicode, text);
            add(at, "unicode", Texts::tr("Cannot be sent: %1.").arg(half.named));
        }
    }

    void pattern(const FieldSpec &spec, const QString &text, const Place &at)
    {
        if (text.isEmpty())
            return add(at, "pattern", Texts::tr("Must not be empty; leave it out instead."));
        const RefusedCharacters refused = refusedBy(spec.pattern, text);
        const QString allowed = fieldText(spec.patternText);
        std::optional<Fix> fix;
        if (refused.plain)
            fix = Fix{Texts::tr("Replace by %1").arg(*refused.plain), {{at.pointer(), *refused.plain}}};
        add(at, "pattern",
            refused.named.isEmpty() ? Texts::tr("Allowed: %1.").arg(allowed)
                                    : Texts::tr("Not allowed: %1. Allowed: %2.").arg(refused.named, allowed),
            Severity::Error, std::move(fix));
    }

    void choice(const FieldSpec &spec, const QString &text, const Place &at)
    {
        const RefusedCharacters foreign = foreignTo(text);
        const QString meant = foreign.plain.value_or(text).trimmed();
        const auto alike = std::ranges::find_if(spec.choices, [&](QLatin1StringView one) {
            return one.compare(meant, Qt::CaseInsensitive) == 0;
        });
        std::optional<Fix> fix;
        if (alike != spec.choices.end())
            fix = Fix{Texts::tr("Write %1").arg(*alike), {{at.pointer(), QString(*alike)}}};
        add(at, "choice",
            foreign.named.isEmpty()
                ? Texts::tr("Must be one of %1.").arg(allowedText(spec))
                : Texts::tr("Must be one of %1; here stands %2.").arg(allowedText(spec), foreign.named),
            Severity::Error, std::move(fix));
    }

    const FieldSpec &m_spec;
    const QJsonValue &m_root;
    Problems m_problems;
};

} // namespace

Problems validate(const FieldSpec &spec, const QJsonValue &root)
{
    Walk walk(spec, root);
    walk.value(spec, root, {});
    return walk.take();
}

} // namespace fleetwright::schema
