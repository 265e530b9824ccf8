// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/patternsamples.h"

#include "app/schema/createjobspec.h"
#include "app/schema/validator.h"

#include <QJsonValue>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace fleetwright;
using namespace fleetwright::schema;
using namespace fleetwright::json::literals;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(const FieldSpec *)

namespace
{

/// Every row below `spec`, with a name that shows its place.
void rowsOf(const FieldSpec &spec, const QString &place, QList<std::pair<QString, const FieldSpec *>> &rows)
{
    rows.emplaceBack(place, &spec);
    for (const FieldSpec &child : spec.children)
        rowsOf(child, place + u'/' + (child.key.isEmpty() ? u"*"_s : QString(child.key)), rows);
}

void fillRows()
{
    QTest::addColumn<const FieldSpec *>("spec");
    QList<std::pair<QString, const FieldSpec *>> rows;
    rowsOf(createJob(), QString(), rows);
    for (const auto &[place, spec] : rows)
        QTest::newRow(place.isEmpty() ? "/" : qPrintable(place)) << spec;
}

} // namespace

/// The table of CreateJob, row by row.
class TestTable : public QObject
{
    Q_OBJECT

private slots:
    void has17Parameters();
    void fallbackOfRolloutIsItsLimit();
    void texts_data() { fillRows(); }
    void texts();
    void facts_data() { fillRows(); }
    void facts();
    void limits_data() { fillRows(); }
    void limits();
    void children_data() { fillRows(); }
    void children();
    void patterns_data() { fillRows(); }
    void patterns();
    void choices_data() { fillRows(); }
    void choices();
    void placeholders_data() { fillRows(); }
    void placeholders();
};

void TestTable::has17Parameters()
{
    QCOMPARE(createJob().children.size(), size_t(17));
    int inPath = 0;
    for (const FieldSpec &member : createJob().children)
        inPath += member.location == Location::Path ? 1 : 0;
    QCOMPARE(inPath, 1);
    QCOMPARE(createJob().member(u"jobId")->location, Location::Path);
}

void TestTable::fallbackOfRolloutIsItsLimit()
{
    const json::Pointer place = "/jobExecutionsRolloutConfig/maximumPerMinute"_ptr;
    const FieldSpec &rate = createJob(place);
    QCOMPARE(fallbackText(createJob("/jobExecutionsRolloutConfig"_ptr)),
             QLocale(QLocale::English).toString(rate.range.max, 'f', 0) + u' ' + unitText(rate.unit));
}

void TestTable::texts()
{
    QFETCH(const FieldSpec *, spec);
    QVERIFY(!fieldText(spec->label).isEmpty());
    QVERIFY(fieldText(spec->label).front().isUpper());
    if (spec->key.isEmpty())
        return;
    const QString help = explanation(*spec);
    QVERIFY(help.endsWith(u'.'));
    QVERIFY(help.front().isUpper());
    if (spec->isNumeric() && spec->decimals < 0)
        QVERIFY(spec->unit != Unit::None);
}

void TestTable::facts()
{
    QFETCH(const FieldSpec *, spec);
    const bool isParameter =
        std::ranges::any_of(createJob().children, [&](const FieldSpec &one) { return &one == spec; });
    QCOMPARE(spec->toldBack != ToldBack::Unset, isParameter);
    QVERIFY(isParameter || (!spec->isFilledIn && !spec->isForecast));
    QVERIFY(spec->summary || !spec->help);
    if (const QJsonValue value = fallbackJson(*spec); !value.isUndefined()) {
        QVERIFY(validate(*spec, value).isEmpty());
        QVERIFY(!fallbackText(*spec).isEmpty());
    }
}

void TestTable::limits()
{
    QFETCH(const FieldSpec *, spec);
    QVERIFY(spec->range.min <= spec->range.max);
    QVERIFY(spec->keyRange.min <= spec->keyRange.max);
    if (!spec->isNumeric()) {
        QVERIFY(!(spec->range.min < 0 && std::isfinite(spec->range.min)));
        QCOMPARE(spec->decimals, -1);
    }
    QVERIFY(!spec->countsBytes || spec->isText());
    QVERIFY(!spec->unique || spec->kind == FieldKind::List);
    // An object's members are what limits it
    QVERIFY(spec->kind != FieldKind::Object || (std::isinf(spec->range.min) && std::isinf(spec->range.max)));
}

void TestTable::children()
{
    QFETCH(const FieldSpec *, spec);
    switch (spec->kind) {
    case FieldKind::Object: {
        QVERIFY(!spec->children.empty());
        QSet<QString> keys;
        QSet<QString> labels;
        for (const FieldSpec &child : spec->children) {
            QVERIFY(!child.key.isEmpty());
            QVERIFY2(!keys.contains(child.key), child.key.data());
            QVERIFY2(!labels.contains(fieldText(child.label)), child.label);
            keys += child.key;
            labels += fieldText(child.label);
        }
        break;
    }
    case FieldKind::List:
    case FieldKind::Map:
        QCOMPARE(spec->children.size(), size_t(1));
        QVERIFY(spec->children.front().key.isEmpty());
        QVERIFY(!spec->children.front().required);
        break;
    default:
        QVERIFY(spec->children.empty());
    }
}

void TestTable::patterns()
{
    QFETCH(const FieldSpec *, spec);
    for (const auto &[pattern, words] :
         {std::pair(spec->pattern, spec->patternText), std::pair(spec->keyPattern, spec->keyPatternText)}) {
        QCOMPARE(pattern.isEmpty(), words == nullptr);
        if (pattern.isEmpty())
            continue;
        QVERIFY(spec->isText() || spec->kind == FieldKind::Map);
        QVERIFY(!pattern.startsWith(u'^') && !pattern.endsWith(u'$'));
        const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern),
                                            QRegularExpression::UseUnicodePropertiesOption);
        QVERIFY2(expression.isValid(), qPrintable(expression.errorString()));
        const std::optional<test::PatternSamples> samples = test::samplesOf(pattern);
        QVERIFY2(samples && !samples->good.isEmpty() && !samples->bad.isEmpty(),
                 "no samples for this pattern");
    }
}

void TestTable::choices()
{
    QFETCH(const FieldSpec *, spec);
    QCOMPARE(spec->choices.empty(), spec->kind != FieldKind::Choice);
    QCOMPARE(spec->choices.size(), spec->choiceLabels.size());
    QSet<QString> values;
    for (const QLatin1StringView choice : spec->choices)
        values += choice;
    QCOMPARE(size_t(values.size()), spec->choices.size());
    for (const char *label : spec->choiceLabels)
        QVERIFY(!fieldText(label).isEmpty());
}

void TestTable::placeholders()
{
    QFETCH(const FieldSpec *, spec);
    if (!spec->placeholder)
        return;
    const QString text = fieldText(spec->placeholder);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    QCOMPARE(isNumber, spec->isNumeric());
    const Problems problems = validate(*spec, isNumber ? QJsonValue(number) : QJsonValue(text));
    QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems.constFirst().message));
}

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
