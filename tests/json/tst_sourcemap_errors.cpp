// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/sourcemap.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::json;
using namespace Qt::Literals::StringLiterals;

class TestSourceMapErrors : public QObject
{
    Q_OBJECT

private slots:
    void tellsThePlace_data();
    void tellsThePlace();
    void depth();
};

void TestSourceMapErrors::tellsThePlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TextPosition>("position");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << ""_ba << TextPosition{1, 1} << u"no JSON"_s;
    QTest::newRow("blank") << " \n"_ba << TextPosition{2, 1} << u"no JSON"_s;
    QTest::newRow("open object") << "{\"a\": 1"_ba << TextPosition{1, 8} << u"ends before"_s;
    QTest::newRow("open list") << "[1,\n2\n"_ba << TextPosition{3, 1} << u"ends before"_s;
    QTest::newRow("open text") << "{\"a\": \"x"_ba << TextPosition{1, 9} << u"ends before"_s;
    QTest::newRow("missing comma") << "{\n  \"a\": 1\n  \"b\": 2\n}"_ba << TextPosition{3, 3}
                                   << u"comma is missing"_s;
    QTest::newRow("missing colon") << "{\"a\" 17}"_ba << TextPosition{1, 6} << u"colon is missing"_s;
    QTest::newRow("missing value") << "{\"a\":}"_ba << TextPosition{1, 6} << u"}"_s;
    QTest::newRow("trailing comma") << "[1,]"_ba << TextPosition{1, 3} << u"one too many"_s;
    QTest::newRow("trailing comma of an object")
        << "{\"a\":1,}"_ba << TextPosition{1, 7} << u"one too many"_s;
    QTest::newRow("wrong bracket") << "[1}"_ba << TextPosition{1, 3} << u"}"_s;
    QTest::newRow("more behind the end") << "{} {}"_ba << TextPosition{1, 4} << u"{"_s;
    QTest::newRow("single quotes") << "{'a':1}"_ba << TextPosition{1, 2} << u"'"_s;
    QTest::newRow("bare word") << "[yes]"_ba << TextPosition{1, 2} << u"y"_s;
    QTest::newRow("comment") << "[1, // two\n2]"_ba << TextPosition{1, 5} << u"no comments"_s;
    QTest::newRow("NaN") << "[NaN]"_ba << TextPosition{1, 2} << u"N"_s;
    QTest::newRow("leading zero") << "[01]"_ba << TextPosition{1, 2} << u"start with 0"_s;
    QTest::newRow("after a long character")
        << "[\"ü🚜\" 1]"_ba << TextPosition{1, 7} << u"comma is missing"_s;
    QTest::newRow("tab in a text") << "[\"a\tb\"]"_ba << TextPosition{1, 4} << u"written as \\t"_s;
    QTest::newRow("control in a text")
        << "[\"a\1b\"]"_ba << TextPosition{1, 4} << u"U+0001, control character"_s;
    QTest::newRow("missing quote") << "{\"jobId\": \"full-job-1\n}"_ba << TextPosition{1, 11}
                                   << u"not closed"_s;
    QTest::newRow("missing quote of a name")
        << "{\"a\": 1,\r\n \"b: 1\r\n}"_ba << TextPosition{2, 2} << u"not closed"_s;
    QTest::newRow("comma at the end of a line")
        << "{\"a\": \"2.4.1\",\n}"_ba << TextPosition{1, 14} << u"one too many"_s;
    QTest::newRow("missing comma behind an object")
        << "[{} {}]"_ba << TextPosition{1, 5} << u"comma is missing"_s;
    QTest::newRow("missing comma behind true")
        << "[true false]"_ba << TextPosition{1, 7} << u"comma is missing"_s;
    QTest::newRow("bad escape") << R"(["a\qb"])"_ba << TextPosition{1, 4} << u"\\q"_s;
    QTest::newRow("member twice") << "{\"a\":1,\n \"a\":2}"_ba << TextPosition{2, 2}
                                  << u"“a” is given twice"_s;
    QTest::newRow("member twice, escaped")
        << R"({"a":1,"\u0061":2})"_ba << TextPosition{1, 8} << u"“a” is given twice"_s;
    QTest::newRow("member twice, inside")
        << "{\"x\":[{\"k\":{}, \"k\":1}]}"_ba << TextPosition{1, 16} << u"“k” is given twice"_s;
    QTest::newRow("not UTF-8") << "[\"ok\", \"\xff\"]"_ba << TextPosition{1, 9} << u"UTF-8"_s;
    QTest::newRow("UTF-8 cut short") << "[\"\xF0\x9F\x9A\"]"_ba << TextPosition{1, 3} << u"UTF-8"_s;
    QTest::newRow("UTF-16") << "\xff\xfe[\0]\0"_ba << TextPosition{1, 1} << u"UTF-8"_s;
    QTest::newRow("surrogate in UTF-8") << "[\"\xED\xA0\xBD\"]"_ba << TextPosition{1, 3} << u"UTF-8"_s;
    QTest::newRow("overflow") << "[1e999]"_ba << TextPosition{1, 2} << u"too large"_s;
    QTest::newRow("inexact") << "[12345678901234567890]"_ba << TextPosition{1, 2} << u"exactly"_s;
}

void TestSourceMapErrors::tellsThePlace()
{
    QFETCH(QByteArray, text);
    QFETCH(TextPosition, position);
    QFETCH(QString, says);
    const auto parsed = parse(text);
    QVERIFY(!parsed);
    const SyntaxError &error = parsed.error();
    QVERIFY2(error.message.contains(says), qPrintable(error.message));
    QCOMPARE(error.position.line, position.line);
    QCOMPARE(error.position.column, position.column);
    QCOMPARE(positionAt(text, error.offset), position);
}

void TestSourceMapErrors::depth()
{
    const auto nested = [](int levels, char open, char close) {
        return QByteArray(levels, open) + QByteArray(levels, close);
    };
    QVERIFY(parse(nested(200, '[', ']')));
    const auto tooDeep = parse(nested(201, '[', ']'));
    QVERIFY(!tooDeep);
    QCOMPARE(tooDeep.error().offset, 200);
    QVERIFY(tooDeep.error().message.contains(u"200"_s));
    // However deep: an answer, no crash
    QVERIFY(!parse(QByteArray(1'000'000, '[')));
}

QTEST_GUILESS_MAIN(TestSourceMapErrors)
#include "tst_sourcemap_errors.moc"
