// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/python.h"

#include "app/schema/createjobspec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace fleetwright;
using namespace fleetwright::schema;
using namespace Qt::Literals::StringLiterals;

namespace
{

using Limits = QMap<QString, QString>; ///< "place limit" to its value as text

/// Where the table says more than the API model: what, and who says so.
struct Deviation {
    QString value = {};
    QString reason = {};
};

const QMap<QString, Deviation> deviations{
    {u"/targets max"_s, {u"100"_s, u"service quota “job targets”"_s}},
    {u"/targets unique"_s, {u"yes"_s, u"a target that is named twice is a slip"_s}},
    {u"/document bytes"_s,
     {u"yes"_s, u"the quota speaks of bytes, the model of characters; bytes are stricter"_s}},
    {u"/jobExecutionsRolloutConfig/maximumPerMinute max"_s,
     {u"1000"_s, u"service quota of notified executions"_s}},
    {u"/jobExecutionsRolloutConfig/exponentialRate/incrementFactor decimals"_s, {u"1"_s, u"API reference"_s}},
    {u"/abortConfig/criteriaList/*/thresholdPercentage decimals"_s, {u"2"_s, u"API reference"_s}},
    {u"/timeoutConfig/inProgressTimeoutInMinutes min"_s, {u"1"_s, u"developer guide"_s}},
    {u"/timeoutConfig/inProgressTimeoutInMinutes max"_s, {u"10080"_s, u"developer guide: 7 days"_s}},
    {u"/tags max"_s, {u"50"_s, u"AWS's limit of tags a resource"_s}},
    {u"/destinationPackageVersions max"_s, {u"25"_s, u"API reference"_s}},
};

QString typeOf(const FieldSpec &spec)
{
    switch (spec.kind) {
    case FieldKind::Object:
        return u"structure"_s;
    case FieldKind::List:
        return u"list"_s;
    case FieldKind::Map:
        return u"map"_s;
    case FieldKind::Integer:
        return u"integer"_s;
    case FieldKind::Number:
        return u"double"_s;
    default:
        return u"string"_s;
    }
}

void putRange(Limits &limits, const QString &prefix, const Range &range)
{
    if (std::isfinite(range.min))
        limits[prefix + u"min"_s] = QString::number(range.min);
    if (std::isfinite(range.max))
        limits[prefix + u"max"_s] = QString::number(range.max);
}

Limits ofTable(const FieldSpec &spec, const QString &place = {})
{
    const QString at = place + u' ';
    Limits limits{{at + u"type"_s, typeOf(spec)},
                  {at + u"required"_s, spec.required ? u"yes"_s : u"no"_s},
                  {at + u"location"_s, spec.location == Location::Body   ? u"body"_s
                                       : spec.location == Location::Path ? u"uri"_s
                                                                         : u"querystring"_s}};
    putRange(limits, at, spec.range);
    putRange(limits, at + u"key-"_s, spec.keyRange);
    if (!spec.pattern.isEmpty())
        limits[at + u"pattern"_s] = spec.pattern;
    if (!spec.keyPattern.isEmpty())
        limits[at + u"key-pattern"_s] = spec.keyPattern;
    QStringList choices;
    for (const QLatin1StringView choice : spec.choices)
        choices += choice;
    choices.sort();
    if (!choices.isEmpty())
        limits[at + u"enum"_s] = choices.join(u' ');
    if (spec.countsBytes)
        limits[at + u"bytes"_s] = u"yes"_s;
    if (spec.unique)
        limits[at + u"unique"_s] = u"yes"_s;
    if (spec.decimals >= 0)
        limits[at + u"decimals"_s] = QString::number(spec.decimals);
    for (const FieldSpec &child : spec.children)
        limits.insert(ofTable(child, place + u'/' + (child.key.isEmpty() ? u"*"_s : QString(child.key))));
    return limits;
}

/// A value of the model as the table writes it.
QString written(const QString &limit, const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"yes"_s : u"no"_s;
    if (value.isDouble())
        return QString::number(value.toDouble());
    if (value.isArray()) {
        QStringList choices = value.toVariant().toStringList();
        choices.sort();
        return choices.join(u' ');
    }
    QString text = value.toString();
    if (limit == u"type"_s && text == u"long"_s)
        return u"integer"_s;
    // The service takes every pattern for the whole text
    if (limit.endsWith(u"pattern"_s) && text.startsWith(u'^') && text.endsWith(u'$'))
        text = text.mid(1, text.size() - 2);
    return text;
}

Limits ofModel(const QJsonObject &model)
{
    Limits limits;
    for (auto row = model.begin(); row != model.end(); ++row) {
        const QJsonObject values = row->toObject();
        for (auto value = values.begin(); value != values.end(); ++value)
            limits[row.key() + u' ' + value.key()] = written(value.key(), *value);
    }
    return limits;
}

} // namespace

/// The table of CreateJob against the API model that botocore ships.
class TestBotocore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tableSaysWhatTheModelSays();
    void deviationsAreReal();

private:
    Limits m_model;
    Limits m_table = ofTable(createJob());
};

void TestBotocore::initTestCase()
{
    const Expected<QByteArray> printed = test::runPython(u"botocore_limits.py"_s);
    QVERIFY2(printed, printed ? "" : qPrintable(printed.error().detail));
    m_model = ofModel(QJsonDocument::fromJson(*printed).object());
    // 17 parameters and what is in them, each with its type, its place and whether it is required
    QVERIFY(m_model.size() > 200);
}

void TestBotocore::tableSaysWhatTheModelSays()
{
    QStringList differences;
    Limits all = m_model;
    all.insert(m_table);
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QString ours = m_table.value(it.key(), u"nothing"_s);
        const QString theirs = m_model.value(it.key(), u"nothing"_s);
        if (ours != theirs && !deviations.contains(it.key()))
            differences += it.key() + u": the table says "_s + ours + u", the model "_s + theirs;
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

void TestBotocore::deviationsAreReal()
{
    for (auto it = deviations.begin(); it != deviations.end(); ++it) {
        // Each makes the table stricter where the model is silent; none loosens it
        QCOMPARE(m_table.value(it.key(), it.key()), it->value);
        QVERIFY2(!m_model.contains(it.key()), qPrintable(it.key() + u": "_s + it->reason));
    }
}

QTEST_GUILESS_MAIN(TestBotocore)
#include "tst_botocore.moc"
