// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/fulljob.h"
#include "tests/schema/instances.h"
#include "tests/schema/python.h"

#include "app/json/edit.h"
#include "app/json/writer.h"
#include "app/schema/createjobspec.h"
#include "app/schema/jsonschema.h"
#include "app/schema/validator.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fleetwright;
using namespace fleetwright::json::literals;
using namespace fleetwright::schema;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The two limits that JSON Schema has no exact words for; it lets these pass.
const QStringList annotatedOnly{
    u"/abortConfig/criteriaList/0/thresholdPercentage: a decimal too many"_s,
    u"/document: 8193 characters of 4 bytes"_s,
};

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(text) == text.size();
}

QByteArray ourVerdict(const QJsonValue &job)
{
    const Problems problems = validate(createJob(), job);
    const bool refused = std::ranges::any_of(
        problems, [](const Problem &problem) { return problem.severity == Severity::Error; });
    return refused ? "invalid"_ba : "valid"_ba;
}

} // namespace

/// The printed JSON Schema, judged by Python's jsonschema.
class TestJsonSchema : public QObject
{
    Q_OBJECT

private slots:
    void verdicts();
    void describesFields();
    void annotates();

private:
    const QJsonObject m_schema = toJsonSchema(createJob(), u"CreateJob"_s);
};

void TestJsonSchema::verdicts()
{
    const QList<test::Instance> instances = test::instancesOf(createJob(), test::fullJob());
    QVERIFY(instances.size() > 400);
    QByteArray lines;
    for (const test::Instance &instance : instances)
        lines += json::write(instance.value, json::Layout::Compact) + '\n';
    const QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u"schema.json"_s), json::write(m_schema, json::Layout::Indented)));
    QVERIFY(write(folder.filePath(u"values.jsonl"_s), lines));
    const Expected<QByteArray> printed = test::runPython(
        u"jsonschema_verdicts.py"_s, {folder.filePath(u"schema.json"_s), folder.filePath(u"values.jsonl"_s)});
    QVERIFY2(printed, printed ? "" : qPrintable(printed.error().detail));
    const QList<QByteArray> theirs = printed->trimmed().split('\n');
    QCOMPARE(theirs.size(), instances.size());
    QVERIFY(theirs.count("valid") > 100);
    QVERIFY(theirs.count("invalid") > 100);

    QStringList differences;
    for (qsizetype i = 0; i < instances.size(); ++i) {
        if (theirs[i] != ourVerdict(instances[i].value))
            differences += instances[i].name;
    }
    differences.sort();
    QCOMPARE(differences, annotatedOnly);
}

void TestJsonSchema::describesFields()
{
    QCOMPARE(m_schema[u"$schema"_s], QJsonValue(u"https://json-schema.org/draft/2020-12/schema"_s));
    QCOMPARE(m_schema[u"title"_s], QJsonValue(u"CreateJob"_s));
    const QJsonObject jobId = json::valueAt(m_schema, "/properties/jobId"_ptr).toObject();
    QCOMPARE(jobId[u"title"_s], QJsonValue(u"Job id"_s));
    QVERIFY(!jobId[u"description"_s].toString().isEmpty());
    QCOMPARE(jobId[u"pattern"_s], QJsonValue(u"^(?:[a-zA-Z0-9_-]+)$"_s));
    QCOMPARE(jobId[u"examples"_s], QJsonValue(QJsonArray{u"fw-2-4-1-rollout"_s}));
}

void TestJsonSchema::annotates()
{
    QCOMPARE(json::valueAt(m_schema, "/properties/document/x-maxBytes"_ptr), QJsonValue(32768));
    QCOMPARE(json::valueAt(m_schema, "/properties/abortConfig/properties/criteriaList/items/properties"
                                     "/thresholdPercentage/x-maxDecimals"_ptr),
             QJsonValue(2));
}

QTEST_GUILESS_MAIN(TestJsonSchema)
#include "tst_jsonschema.moc"
