// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/fulljob.h"
#include "tests/schema/instances.h"

#include "app/json/edit.h"
#include "app/schema/createjobspec.h"
#include "app/schema/validator.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace fleetwright;
using namespace fleetwright::json::literals;
using namespace fleetwright::schema;
using namespace Qt::Literals::StringLiterals;

namespace
{

Problems problemsOf(const QJsonValue &job)
{
    return validate(createJob(), job);
}

/// The problems of the full job with `value` at `at`.
Problems problemsWith(const json::Pointer &at, const QJsonValue &value)
{
    return problemsOf(json::withValue(test::fullJob(), at, value));
}

} // namespace

class TestValidator : public QObject
{
    Q_OBJECT

private slots:
    void verdicts_data();
    void verdicts();
    void emptyJob();
    void tellsAllProblemsInTableOrder();
    void countsCodePointsAndBytes();
    void nullIsTakenOut();
    void duplicateIsTakenOut();
    void namesCharacters_data();
    void namesCharacters();
    void messages_data();
    void messages();
};

void TestValidator::verdicts_data()
{
    QTest::addColumn<test::Instance>("instance");
    for (const test::Instance &instance : test::instancesOf(createJob(), test::fullJob()))
        QTest::newRow(qUtf8Printable(instance.name)) << instance;
}

void TestValidator::verdicts()
{
    QFETCH(test::Instance, instance);
    Problems problems = problemsOf(instance.value);
    problems.removeIf([](const Problem &problem) { return problem.severity != Severity::Error; });
    if (instance.rule.isEmpty()) {
        QVERIFY2(problems.isEmpty(),
                 qPrintable(problems.isEmpty() ? QString() : problems.constFirst().message));
        return;
    }
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.constFirst().rule, instance.rule);
    QCOMPARE(problems.constFirst().at.toString(), instance.at.toString());
    QVERIFY(!problems.constFirst().message.isEmpty());
    static const QRegularExpression placeholder(u"%[0-9Ln]|\\(s\\)"_s);
    QVERIFY2(!problems.constFirst().message.contains(placeholder), qPrintable(problems.constFirst().message));
}

void TestValidator::emptyJob()
{
    const Problems problems = problemsOf(QJsonObject());
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[0].at, "/jobId"_ptr);
    QCOMPARE(problems[1].at, "/targets"_ptr);
    QCOMPARE(problems[1].rule, u"schema.required"_s);
}

void TestValidator::tellsAllProblemsInTableOrder()
{
    const Problems problems = problemsOf(QJsonObject{
        {u"abortConfig"_s,
         QJsonObject{{u"criteriaList"_s, QJsonArray{QJsonObject{{u"action"_s, u"STOP"_s}}}}}},
        {u"jobId"_s, u"a b"_s},
        {u"tags"_s, u"team"_s},
        {u"targets"_s, QJsonArray{1, u"arn"_s, QJsonValue::Null}},
    });
    QStringList found;
    for (const Problem &problem : problems)
        found += problem.at.toString() + u' ' + problem.rule;
    QCOMPARE(found, QStringList({u"/jobId schema.pattern"_s, u"/targets/0 schema.type"_s,
                                 u"/targets/2 schema.type"_s,
                                 u"/abortConfig/criteriaList/0/failureType schema.required"_s,
                                 u"/abortConfig/criteriaList/0/action schema.choice"_s,
                                 u"/abortConfig/criteriaList/0/thresholdPercentage schema.required"_s,
                                 u"/abortConfig/criteriaList/0/minNumberOfExecutedThings schema.required"_s,
                                 u"/tags schema.type"_s}));
}

void TestValidator::countsCodePointsAndBytes()
{
    // 2,028 characters, twice as many UTF-16 units
    QVERIFY(problemsWith("/description"_ptr, u"🚜"_s.repeated(2028)).isEmpty());
    QCOMPARE(problemsWith("/description"_ptr, u"🚜"_s.repeated(2029)).size(), 1);
    // 32,768 bytes: 1, 2, 3 and 4 a character
    for (const auto &[character, count] :
         {std::pair(u"a"_s, 32768), {u"ü"_s, 16384}, {u"名"_s, 10922}, {u"🚜"_s, 8192}}) {
        QVERIFY(problemsWith("/document"_ptr, character.repeated(count)).isEmpty());
        QCOMPARE(problemsWith("/document"_ptr, character.repeated(count + 1)).size(), 1);
    }
    const Problems problems = problemsWith("/document"_ptr, QString(u"ü"_s.repeated(16384) + u'a'));
    QVERIFY2(problems.constFirst().message.contains(u"32,769 bytes"_s),
             qPrintable(problems.constFirst().message));
}

void TestValidator::nullIsTakenOut()
{
    const Problems problems = problemsWith("/timeoutConfig"_ptr, QJsonValue::Null);
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems[0].fix);
    QCOMPARE(problems[0].fix->edits, QList<Edit>({{"/timeoutConfig"_ptr, QJsonValue::Undefined}}));
    QVERIFY(!problemsOf(QJsonValue::Null).constFirst().fix);
}

void TestValidator::duplicateIsTakenOut()
{
    const Problems problems = problemsWith("/targets"_ptr, QJsonArray{u"a"_s, u"b"_s, u"a"_s, u"a"_s});
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[0].at, "/targets/2"_ptr);
    QCOMPARE(problems[1].at, "/targets/3"_ptr);
    QVERIFY2(problems[1].message.contains(u"number 1 "_s), qPrintable(problems[1].message));
    QCOMPARE(problems[0].fix->edits, QList<Edit>({{"/targets/2"_ptr, QJsonValue::Undefined}}));
}

void TestValidator::namesCharacters_data()
{
    QTest::addColumn<json::Pointer>("at");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("fixed");
    const auto row = [](const char *name, const json::Pointer &at, const QString &text, const QString &says,
                        const QString &fixed = {}) { QTest::newRow(name) << at << text << says << fixed; };
    const json::Pointer id = "/jobId"_ptr;
    row("zero-width space", id, u"job\u200B1"_s, u"U+200B, zero-width space, character 4"_s, u"job1"_s);
    row("byte order mark", id, u"\uFEFFjob"_s, u"U+FEFF, byte order mark, character 1"_s, u"job"_s);
    row("en dash", id, u"fw\u20132"_s, u"U+2013, en dash, character 3"_s, u"fw-2"_s);
    row("full width", id, u"ＦＷ２"_s,
        u"U+FF26, full-width F, character 1; U+FF37, full-width W, character 2"_s, u"FW2"_s);
    row("more than are named", id, u"a\u2013b\u2013c\u2013d\u2013e"_s, u"character 6; …"_s, u"a-b-c-d-e"_s);
    row("blank at the end", id, u"job "_s, u"U+0020, blank, character 4"_s, u"job"_s);
    row("blanks around", id, u" \u00A0job\t"_s, u"U+0020, blank, character 1"_s, u"job"_s);
    row("line break at the end", id, u"job\n"_s, u"U+000A, line feed, character 4"_s, u"job"_s);
    row("blank inside", id, u"my job"_s, u"U+0020, blank, character 3"_s);
    row("letter of another script", id, u"jоb"_s, u"U+043E, “о”, character 2"_s); // Cyrillic
    row("visible", id, u"v1.2"_s, u"“.”, character 3"_s);
    row("behind a character of two units", id, u"a🚜b"_s, u"U+1F69C, “🚜”, character 2"_s);
    row("half", id, u"a"_s + QChar(0xD83D), u"U+D83D, half of a character, character 2"_s, u"a"_s);
    row("NUL", id, u"a"_s + QChar(u'\0') + u"b"_s, u"U+0000, null character, character 2"_s, u"ab"_s);
    row("joiner", "/description"_ptr, u"a\u200Db"_s, u"U+200D, zero-width joiner, character 2"_s, u"ab"_s);
    row("override", "/description"_ptr, u"a\u202Eb"_s, u"U+202E, right-to-left override, character 2"_s,
        u"ab"_s);
    row("line break", "/description"_ptr, u"one\ntwo"_s, u"U+000A, line feed, character 4"_s, u"one two"_s);
    row("soft hyphen", "/namespaceId"_ptr, u"n\u00ADs"_s, u"U+00AD, soft hyphen, character 2"_s, u"ns"_s);
    row("only those refused are replaced", "/tags/0/Key"_ptr, u"Größe\u00A0\u200B1"_s,
        u"U+200B, zero-width space, character 7"_s, u"Größe\u00A01"_s);
    row("dashes of a template", "/jobTemplateArn"_ptr,
        u"arn:aws:iot:eu-west-1::jobtemplate/AWS\u2013Download\u2013File:1.0"_s,
        u"U+2013, en dash, character 39; U+2013, en dash, character 48"_s,
        u"arn:aws:iot:eu-west-1::jobtemplate/AWS-Download-File:1.0"_s);
    row("quotes in an ARN", "/jobTemplateArn"_ptr, u"arn:aws:iot:eu-west-1::jobtemplate/a\u2019b"_s,
        u"U+2019, right single quotation mark"_s, u"arn:aws:iot:eu-west-1::jobtemplate/a'b"_s);
    row("no ARN at all", "/jobTemplateArn"_ptr, u"https://x"_s, u"Allowed: arn:"_s);
    row("choice", "/targetSelection"_ptr, u"SNAPSHOT\u200B"_s, u"U+200B, zero-width space, character 9"_s,
        u"SNAPSHOT"_s);
    row("choice in full width", "/targetSelection"_ptr, u"ＳＮＡＰＳＨＯＴ"_s, u"full-width S"_s,
        u"SNAPSHOT"_s);
    row("choice in another case", "/targetSelection"_ptr, u" Continuous"_s, u"U+0020, blank, character 1"_s,
        u"CONTINUOUS"_s);
    row("half where all is allowed", "/tags/0/Value"_ptr, u"ab"_s + QChar(0xDE00),
        u"U+DE00, half of a character, character 3"_s);
}

void TestValidator::namesCharacters()
{
    QFETCH(json::Pointer, at);
    QFETCH(QString, text);
    QFETCH(QString, says);
    QFETCH(QString, fixed);
    const Problems problems = problemsWith(at, text);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].at, at);
    QVERIFY2(problems[0].message.contains(says), qPrintable(problems[0].message));
    QCOMPARE(problems[0].fix.has_value(), !fixed.isEmpty());
    if (problems[0].fix) {
        QCOMPARE(problems[0].fix->edits, QList<Edit>({{at, fixed}}));
        QVERIFY(problemsWith(at, fixed).isEmpty());
    }
}

void TestValidator::messages_data()
{
    QTest::addColumn<json::Pointer>("at");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("message");
    QTest::newRow("required") << "/jobId"_ptr << QJsonValue(QJsonValue::Undefined)
                              << u"Job id is required."_s;
    QTest::newRow("required list") << "/targets"_ptr << QJsonValue(QJsonValue::Undefined)
                                   << u"Targets: at least one is needed."_s;
    QTest::newRow("range") << "/jobExecutionsRolloutConfig/maximumPerMinute"_ptr << QJsonValue(1001)
                           << u"Must be 1 to 1,000 devices per minute, whole numbers."_s;
    QTest::newRow("one decimal") << "/jobExecutionsRolloutConfig/exponentialRate/incrementFactor"_ptr
                                 << QJsonValue(1.25)
                                 << u"Must have at most one digit after the decimal point."_s;
    QTest::newRow("two decimals") << "/abortConfig/criteriaList/0/thresholdPercentage"_ptr
                                  << QJsonValue(1.255)
                                  << u"Must have at most 2 digits after the decimal point."_s;
    QTest::newRow("number and decimals")
        << "/abortConfig/criteriaList/0/thresholdPercentage"_ptr << QJsonValue(101)
        << u"Must be at most 100 %, at most 2 decimals."_s;
    QTest::newRow("count") << "/targets"_ptr << QJsonValue(QJsonArray()) << u"Targets: at least 1 needed."_s;
    QTest::newRow("type") << "/presignedUrlConfig/expiresInSec"_ptr << QJsonValue(u"60s"_s)
                          << u"Must be a whole number: 60 to 3,600 seconds."_s;
    QTest::newRow("pattern")
        << "/jobId"_ptr << QJsonValue(u"a b"_s)
        << u"Not allowed: U+0020, blank, character 2. Allowed: letters, digits, - and _."_s;
    QTest::newRow("choice") << "/targetSelection"_ptr << QJsonValue(u"ALL"_s)
                            << u"Must be one of SNAPSHOT, CONTINUOUS."_s;
    QTest::newRow("key") << "/documentParameters"_ptr << QJsonValue(QJsonObject{{u"a b"_s, u"1"_s}})
                         << u"The name “a b” must be letters, digits, - and _, 1 to 128 characters. It "
                            "holds U+0020, blank, character 2."_s;
    QTest::newRow("empty") << "/namespaceId"_ptr << QJsonValue(u""_s)
                           << u"Must not be empty; leave it out instead."_s;
}

void TestValidator::messages()
{
    QFETCH(json::Pointer, at);
    QFETCH(QJsonValue, value);
    QFETCH(QString, message);
    const Problems problems = problemsWith(at, value);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].message, message);
}

QTEST_GUILESS_MAIN(TestValidator)
#include "tst_validator.moc"
