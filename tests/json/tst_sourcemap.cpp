// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/json/randomvalue.h"

#include "app/json/edit.h"
#include "app/json/lineindex.h"
#include "app/json/sourcemap.h"
#include "app/json/writer.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::json;
using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray part(const QByteArray &text, TextRange range)
{
    return text.mid(range.begin, range.end - range.begin);
}

/// Every place of `value`, the root first.
QList<Pointer> placesOf(const QJsonValue &value, const Pointer &at = {})
{
    QList<Pointer> places{at};
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        places += placesOf(array.at(i), at / i);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        places += placesOf(it.value(), at / it.key());
    return places;
}

} // namespace

class TestSourceMap : public QObject
{
    Q_OBJECT

private slots:
    void ranges_data();
    void ranges();
    void nearest();
    void pointerAt_data();
    void pointerAt();
    void positions_data();
    void positions();
    void lineIndex();
    void numbers_data();
    void numbers();
    void randomValues();
};

void TestSourceMap::ranges_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("name");
    const QByteArray job = R"( {"jobId" : "a\"b\\", "größe": [1 ,-2.5e1,
 true], "deep":{"null":null,"list":[]} ,"🚜":"ü🚜"} )";
    QTest::newRow("whole") << job << u""_s << job.trimmed() << ""_ba;
    QTest::newRow("escaped text") << job << u"/jobId"_s << R"("a\"b\\")"_ba << "\"jobId\""_ba;
    QTest::newRow("list") << job << u"/größe"_s << "[1 ,-2.5e1,\n true]"_ba << "\"größe\""_ba;
    QTest::newRow("number before a blank") << job << u"/größe/0"_s << "1"_ba << ""_ba;
    QTest::newRow("number before a comma") << job << u"/größe/1"_s << "-2.5e1"_ba << ""_ba;
    QTest::newRow("true") << job << u"/größe/2"_s << "true"_ba << ""_ba;
    QTest::newRow("object") << job << u"/deep"_s << R"({"null":null,"list":[]})"_ba << "\"deep\""_ba;
    QTest::newRow("null") << job << u"/deep/null"_s << "null"_ba << "\"null\""_ba;
    QTest::newRow("empty list") << job << u"/deep/list"_s << "[]"_ba << "\"list\""_ba;
    QTest::newRow("astral") << job << u"/🚜"_s << "\"ü🚜\""_ba << "\"🚜\""_ba;
    QTest::newRow("number at the end") << "12"_ba << u""_s << "12"_ba << ""_ba;
    QTest::newRow("number before a bracket") << "[[7]]"_ba << u"/0/0"_s << "7"_ba << ""_ba;
    QTest::newRow("false") << "[false]"_ba << u"/0"_s << "false"_ba << ""_ba;
    QTest::newRow("escaped name") << R"({"a\u002fb":1})"_ba << u"/a~1b"_s << "1"_ba << R"("a\u002fb")"_ba;
    QTest::newRow("behind a byte order mark") << "\xEF\xBB\xBF[1]"_ba << u"/0"_s << "1"_ba << ""_ba;
}

void TestSourceMap::ranges()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, at);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, name);
    const auto parsed = parse(text);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    const Pointer place = *Pointer::parse(at);
    QVERIFY(parsed->map.values.contains(place));
    QCOMPARE(part(text, parsed->map.values.value(place)), value);
    QCOMPARE(part(text, parsed->map.names.value(place)), name);
}

void TestSourceMap::nearest()
{
    const QByteArray text = R"({"abortConfig":{"criteriaList":[{}]}})";
    const auto parsed = parse(text);
    QVERIFY(parsed);
    QCOMPARE(part(text, parsed->map.nearest("/abortConfig/criteriaList/0/action"_ptr)), "{}"_ba);
    QCOMPARE(part(text, parsed->map.nearest("/abortConfig/criteriaList/5/action"_ptr)), "[{}]"_ba);
    QCOMPARE(part(text, parsed->map.nearest("/jobId"_ptr)), text);
}

void TestSourceMap::pointerAt_data()
{
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<QString>("at");
    // {"a":{"b":[10,20]}, "c":1}
    QTest::newRow("start") << qsizetype(0) << u""_s;
    QTest::newRow("name") << qsizetype(2) << u"/a"_s;
    QTest::newRow("inner name") << qsizetype(7) << u"/a/b"_s;
    QTest::newRow("first item") << qsizetype(11) << u"/a/b/0"_s;
    QTest::newRow("second item") << qsizetype(15) << u"/a/b/1"_s;
    QTest::newRow("between members") << qsizetype(19) << u""_s;
    QTest::newRow("last") << qsizetype(25) << u"/c"_s;
}

void TestSourceMap::pointerAt()
{
    QFETCH(qsizetype, offset);
    QFETCH(QString, at);
    const auto parsed = parse(R"({"a":{"b":[10,20]}, "c":1})");
    QVERIFY(parsed);
    QCOMPARE(parsed->map.pointerAt(offset).toString(), at);
}

void TestSourceMap::positions_data()
{
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<TextPosition>("position");
    // "ü🚜x" is 2 + 4 + 1 bytes
    QTest::newRow("start") << qsizetype(0) << TextPosition{1, 1};
    QTest::newRow("behind two bytes") << qsizetype(2) << TextPosition{1, 2};
    QTest::newRow("behind six bytes") << qsizetype(6) << TextPosition{1, 3};
    QTest::newRow("line end") << qsizetype(7) << TextPosition{1, 4};
    QTest::newRow("next line") << qsizetype(8) << TextPosition{2, 1};
    QTest::newRow("end") << qsizetype(9) << TextPosition{2, 2};
    QTest::newRow("beyond") << qsizetype(99) << TextPosition{2, 2};
    QTest::newRow("before") << qsizetype(-1) << TextPosition{1, 1};
}

void TestSourceMap::positions()
{
    QFETCH(qsizetype, offset);
    QFETCH(TextPosition, position);
    QCOMPARE(positionAt("ü🚜x\ny"_ba, offset), position);
}

void TestSourceMap::lineIndex()
{
    QRandomGenerator random(1);
    const QByteArray pieces[] = {"a", "ü", "🚜", "\n", "\r\n", QByteArray(300, 'x'), "\n\n"};
    for (int round = 0; round < 50; ++round) {
        QByteArray text;
        for (int i = 0; i < 40; ++i)
            text += pieces[random.bounded(int(std::size(pieces)))];
        const LineIndex lines(text);
        for (qsizetype offset = -1; offset <= text.size() + 1; ++offset)
            QCOMPARE(lines.positionAt(offset), positionAt(text, offset));
    }
    const QByteArray nothing;
    QCOMPARE(LineIndex(nothing).positionAt(0), TextPosition());
}

void TestSourceMap::numbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written"); // empty: refused, it could not be written back
    QTest::newRow("integer") << "42"_ba << "42"_ba;
    QTest::newRow("beyond a double") << "9007199254740993"_ba << "9007199254740993"_ba;
    QTest::newRow("largest of 64 bit") << "9223372036854775807"_ba << "9223372036854775807"_ba;
    QTest::newRow("least of 64 bit") << "-9223372036854775808"_ba << "-9223372036854775808"_ba;
    QTest::newRow("beyond 64 bit") << "9223372036854775809"_ba << ""_ba;
    QTest::newRow("far beyond 64 bit") << "123456789012345678901234567890"_ba << ""_ba;
    QTest::newRow("beyond 64 bit, round") << "10000000000000000000"_ba << "1e+19"_ba;
    QTest::newRow("decimal") << "10.25"_ba << "10.25"_ba;
    QTest::newRow("trailing zeros") << "1.10000000000000000000000"_ba << "1.1"_ba;
    QTest::newRow("whole with a point") << "3.0"_ba << "3"_ba;
    QTest::newRow("exponent") << "25E-1"_ba << "2.5"_ba;
    QTest::newRow("positive exponent") << "1.5e+3"_ba << "1500"_ba;
    QTest::newRow("17 digits") << "0.30000000000000004"_ba << "0.30000000000000004"_ba;
    QTest::newRow("a digit more than a double holds") << "0.10000000000000001"_ba << ""_ba;
    QTest::newRow("20 digits") << "3.1415926535897932384"_ba << ""_ba;
    QTest::newRow("odd above 2^53, with a point") << "9007199254740993.0"_ba << ""_ba;
    QTest::newRow("overflow") << "1e400"_ba << ""_ba;
    QTest::newRow("underflow") << "1e-400"_ba << ""_ba;
    QTest::newRow("absurd exponent") << "1e-99999999999999999999"_ba << ""_ba;
    QTest::newRow("zero with an exponent") << "0e5"_ba << "0"_ba;
    QTest::newRow("negative zero") << "-0.0"_ba << "0"_ba;
}

void TestSourceMap::numbers()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, written);
    const auto parsed = parse("[ " + text + "]");
    QCOMPARE(parsed.has_value(), !written.isEmpty());
    if (parsed) {
        // The same value, however it is written
        QCOMPARE(parsed->root, parse(write(parsed->root, Layout::Compact))->root);
        QCOMPARE(write(parsed->root, Layout::Compact), '[' + written + ']');
    } else {
        QCOMPARE(parsed.error().offset, 2);
    }
}

/// What the writer writes is read as what it was, and each value's range holds that value.
void TestSourceMap::randomValues()
{
    test::RandomValue random(19700101);
    for (int i = 0; i < 800; ++i) {
        const QJsonValue value = random.value(4);
        const QByteArray text = write(value, i % 2 == 0 ? Layout::Compact : Layout::Indented);
        const auto parsed = parse(text);
        QVERIFY2(parsed, text.constData());
        QVERIFY2(parsed->root == value, text.constData());
        const QList<Pointer> places = placesOf(value);
        QCOMPARE(parsed->map.values.size(), places.size());
        for (const Pointer &at : places) {
            const QByteArray inside = part(text, parsed->map.values.value(at));
            const QJsonArray read = QJsonDocument::fromJson('[' + inside + ']').array();
            QCOMPARE(read.size(), 1);
            QVERIFY2(read.at(0) == valueAt(value, at), qPrintable(at.toString()));
        }
    }
}

QTEST_GUILESS_MAIN(TestSourceMap)
#include "tst_sourcemap.moc"
