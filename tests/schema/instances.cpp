// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/instances.h"

#include "tests/schema/patternsamples.h"

#include "app/json/edit.h"
#include "app/json/writer.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace fleetwright::test
{

namespace
{

using json::Pointer;
using schema::FieldKind;
using schema::FieldSpec;

QString quoted(const QString &text)
{
    return QString::fromUtf8(json::write(text, json::Layout::Compact));
}

class Generator
{
public:
    explicit Generator(const QJsonObject &full) : m_full(full) {}

    void walk(const FieldSpec &spec, const Pointer &at)
    {
        wrongTypes(spec, at);
        switch (spec.kind) {
        case FieldKind::Object:
            object(spec, at);
            break;
        case FieldKind::List:
            list(spec, at);
            break;
        case FieldKind::Map:
            map(spec, at);
            break;
        case FieldKind::Integer:
        case FieldKind::Number:
            number(spec, at);
            break;
        case FieldKind::Choice:
            choice(spec, at);
            break;
        default:
            text(spec, at);
            break;
        }
    }

    /// The request with `value` at `at`; `rule` empty: it stays valid.
    void add(const Pointer &at, const QString &what, const QJsonValue &value, const QString &rule = {},
             const std::optional<Pointer> &faultAt = {})
    {
        m_instances += Instance{at.toString() + u": "_s + what, json::withValue(m_full, at, value),
                                faultAt.value_or(at), rule.isEmpty() ? QString() : u"schema."_s + rule};
    }

    QList<Instance> take() { return std::move(m_instances); }

private:
    void wrongTypes(const FieldSpec &spec, const Pointer &at)
    {
        const bool isObject = spec.kind == FieldKind::Object || spec.kind == FieldKind::Map;
        const std::pair<const char *, QJsonValue> others[] = {
            {"null", QJsonValue::Null},
            {"true", true},
            {"a number", spec.isNumeric() ? QJsonValue::Undefined : QJsonValue(1)},
            {"a text", spec.isText() ? QJsonValue::Undefined : QJsonValue(u"1"_s)},
            {"a list", spec.kind == FieldKind::List ? QJsonValue::Undefined : QJsonValue(QJsonArray())},
            {"an object", isObject ? QJsonValue::Undefined : QJsonValue(QJsonObject())},
        };
        for (const auto &[what, value] : others) {
            if (!value.isUndefined())
                add(at, QString::fromLatin1(what), value, u"type"_s);
        }
        if (spec.kind == FieldKind::Integer)
            add(at, u"a fraction"_s, std::max(spec.range.min, 0.0) + 0.5, u"type"_s);
    }

    void object(const FieldSpec &spec, const Pointer &at)
    {
        add(at / u"x-unknown/~"_s, u"unknown"_s, 1);
        for (const FieldSpec &child : spec.children) {
            const Pointer here = at / child.key;
            Q_ASSERT_X(!json::valueAt(m_full, here).isUndefined(), "instancesOf",
                       qPrintable(here.toString()));
            add(here, u"left out"_s, QJsonValue::Undefined, child.required ? u"required"_s : u""_s);
            walk(child, here);
        }
    }

    void list(const FieldSpec &spec, const Pointer &at)
    {
        const QJsonValue sample = json::valueAt(m_full, at / qsizetype(0));
        const auto ofCount = [&](double count) {
            QJsonArray items;
            for (int i = 0; i < count; ++i)
                items.append(spec.unique ? QJsonValue(sample.toString() + QString::number(i)) : sample);
            return items;
        };
        limits(spec.range, [&](double count, bool good) {
            add(at, u"%1 items"_s.arg(count), ofCount(count), good ? u""_s : u"count"_s);
        });
        if (std::isinf(spec.range.min))
            add(at, u"no items"_s, QJsonArray());
        if (spec.unique)
            add(at, u"the same twice"_s, QJsonArray{sample, u"another"_s, sample}); // a warning
        walk(*spec.element(), at / qsizetype(0));
    }

    void map(const FieldSpec &spec, const Pointer &at)
    {
        add(at, u"no members"_s, QJsonObject());
        const auto named = [&](const QString &name, bool good) {
            add(at, u"member "_s + quoted(name), QJsonObject{{name, u"value"_s}}, good ? u""_s : u"key"_s,
                at / name);
        };
        limits(spec.keyRange,
               [&](double length, bool good) { named(QString(qsizetype(length), u'a'), good); });
        const PatternSamples samples = *samplesOf(spec.keyPattern);
        for (const QString &name : samples.good)
            named(name, true);
        for (const QString &name : samples.bad)
            named(name, false);
        walk(*spec.element(), at / json::valueAt(m_full, at).toObject().keys().constFirst());
    }

    void number(const FieldSpec &spec, const Pointer &at)
    {
        const double step = spec.decimals > 0 ? std::pow(10, -spec.decimals) : 1;
        const auto valued = [&](double value, bool good) {
            const double rounded = std::round(value / step) * step;
            // As people write it: 1.1, not 1.1000000000000001
            add(at, QString::number(rounded, 'g', 6), QString::number(rounded, 'g', 6).toDouble(),
                good ? u""_s : u"range"_s);
        };
        limits(spec.range, valued, step, -1);
        if (std::isinf(spec.range.min))
            add(at, u"negative"_s, -1);
        if (std::isinf(spec.range.max))
            add(at, u"large"_s, Q_INT64_C(2147483647));
        if (spec.kind == FieldKind::Integer || spec.decimals < 0)
            return;
        for (int tenths = 11; tenths <= 50; ++tenths)
            add(at, u"%1 tenths"_s.arg(tenths), tenths / 10.0);
        add(at, u"a decimal too many"_s, 2 + std::pow(10, -spec.decimals - 1), u"decimals"_s);
    }

    void choice(const FieldSpec &spec, const Pointer &at)
    {
        for (const QLatin1StringView value : spec.choices)
            add(at, value, value);
        add(at, u"no choice"_s, u""_s, u"choice"_s);
        add(at, u"lower case"_s, QString(spec.choices.front()).toLower(), u"choice"_s);
        add(at, u"a blank behind"_s, QString(spec.choices.front()) + u' ', u"choice"_s);
    }

    void text(const FieldSpec &spec, const Pointer &at)
    {
        const PatternSamples samples = *samplesOf(spec.pattern);
        limits(spec.range, [&](double length, bool good) {
            const auto filler = qsizetype(length) - samples.prefix.size();
            if (filler > 0 || length == 0)
                add(at, u"%1 characters"_s.arg(length),
                    filler > 0 ? samples.prefix + QString(filler, u'a') : u""_s, good ? u""_s : u"length"_s);
            if (!samples.takesAnyPlane || length == 0)
                return;
            // Four bytes of UTF-8 and two units of UTF-16 each
            const qsizetype count =
                qsizetype(spec.countsBytes ? length / 4 : length) + (good || !spec.countsBytes ? 0 : 1);
            add(at, u"%1 characters of 4 bytes"_s.arg(count), u"𠀀"_s.repeated(count),
                good ? u""_s : u"length"_s);
        });
        for (const QString &good : samples.good) {
            if (double(good.size()) >= spec.range.min)
                add(at, quoted(good), good);
        }
        for (const QString &bad : samples.bad)
            add(at, quoted(bad), bad, u"pattern"_s);
        if (std::isinf(spec.range.min) && spec.pattern.endsWith(u'+'))
            add(at, u"empty"_s, u""_s, u"pattern"_s);
    }

    /// Calls `use` at each end of the range and one step beyond.
    template<typename Use>
    static void limits(const schema::Range &range, Use use, double step = 1, double least = 0)
    {
        if (std::isfinite(range.min)) {
            if (range.min - step >= least)
                use(range.min - step, false);
            use(range.min, true);
        }
        if (std::isfinite(range.max)) {
            use(range.max, true);
            use(range.max + step, false);
        }
    }

    QJsonObject m_full;
    QList<Instance> m_instances;
};

} // namespace

QList<Instance> instancesOf(const schema::FieldSpec &spec, const QJsonObject &full)
{
    Generator generator(full);
    generator.add({}, u"the full job"_s, full);
    generator.walk(spec, {});
    return generator.take();
}

} // namespace fleetwright::test
