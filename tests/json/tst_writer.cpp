// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/json/randomvalue.h"

#include "app/json/writer.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace fleetwright::json;
using namespace Qt::Literals::StringLiterals;

class TestWriter : public QObject
{
    Q_OBJECT

private slots:
    void numbers_data();
    void numbers();
    void texts_data();
    void texts();
    void indents();
    void ordersMembers();
    void comesBackFromQt();
};

void TestWriter::numbers_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("zero") << QJsonValue(0) << "0"_ba;
    QTest::newRow("double zero") << QJsonValue(0.0) << "0"_ba;
    QTest::newRow("one") << QJsonValue(1) << "1"_ba;
    QTest::newRow("whole double") << QJsonValue(5.0) << "5"_ba;
    QTest::newRow("decimal") << QJsonValue(1.1) << "1.1"_ba;
    QTest::newRow("shortest") << QJsonValue(0.1) << "0.1"_ba;
    QTest::newRow("sum") << QJsonValue(0.1 + 0.2) << "0.30000000000000004"_ba;
    QTest::newRow("negative") << QJsonValue(-2.5) << "-2.5"_ba;
    QTest::newRow("beyond a double") << QJsonValue(Q_INT64_C(9007199254740993)) << "9007199254740993"_ba;
    QTest::newRow("largest") << QJsonValue(std::numeric_limits<qint64>::max()) << "9223372036854775807"_ba;
    QTest::newRow("least") << QJsonValue(std::numeric_limits<qint64>::min()) << "-9223372036854775808"_ba;
    QTest::newRow("huge") << QJsonValue(1e300) << "1e+300"_ba;
    QTest::newRow("tiny") << QJsonValue(5e-324) << "5e-324"_ba;
}

void TestWriter::numbers()
{
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(write(value, Layout::Compact), expected);
}

void TestWriter::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("empty") << u""_s << "\"\""_ba;
    QTest::newRow("plain") << u"abc"_s << "\"abc\""_ba;
    QTest::newRow("quote and backslash") << u"a\"b\\c"_s << R"("a\"b\\c")"_ba;
    QTest::newRow("slash stays") << u"a/b"_s << "\"a/b\""_ba;
    QTest::newRow("short escapes") << u"\b\f\n\r\t"_s << R"("\b\f\n\r\t")"_ba;
    QTest::newRow("controls") << u"\u0001\u001f"_s << R"("\u0001\u001f")"_ba;
    QTest::newRow("null character") << QString(QChar(u'\0')) << R"("\u0000")"_ba;
    QTest::newRow("UTF-8") << u"Größe 名 🚜"_s << "\"Größe 名 🚜\""_ba;
    QTest::newRow("lone high surrogate") << u"a"_s + QChar(u'\xd83d') + u"b"_s << R"("a\ud83db")"_ba;
    QTest::newRow("lone low surrogate") << QString(QChar(u'\xde9c')) << R"("\ude9c")"_ba;
}

void TestWriter::texts()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(write(text, Layout::Compact), expected);
    QCOMPARE(write(QJsonObject{{text, 1}}, Layout::Compact), '{' + expected + ":1}");
}

void TestWriter::indents()
{
    const QJsonObject value{{u"a"_s, QJsonArray{1, QJsonObject{{u"k"_s, QJsonValue::Null}}}},
                            {u"b"_s, QJsonArray()},
                            {u"c"_s, QJsonObject()}};
    QCOMPARE(write(value, Layout::Indented), R"({
    "a": [
        1,
        {
            "k": null
        }
    ],
    "b": [],
    "c": {}
})"_ba);
    QCOMPARE(write(value, Layout::Compact), R"({"a":[1,{"k":null}],"b":[],"c":{}})"_ba);
    QCOMPARE(write(true, Layout::Indented), "true"_ba);
}

void TestWriter::ordersMembers()
{
    const auto backwards = [](const Pointer &at, QStringList members) {
        if (at == "/list/0"_ptr)
            std::ranges::reverse(members);
        return members;
    };
    const QJsonObject inner{{u"x"_s, 1}, {u"y"_s, 2}};
    const QJsonObject value{{u"list"_s, QJsonArray{inner, inner}}, {u"a"_s, inner}};
    QCOMPARE(write(value, Layout::Compact, backwards),
             R"({"a":{"x":1,"y":2},"list":[{"y":2,"x":1},{"x":1,"y":2}]})"_ba);
}

/// Qt's own parser reads what was written as what it was.
void TestWriter::comesBackFromQt()
{
    fleetwright::test::RandomValue random(20260301);
    for (int i = 0; i < 3000; ++i) {
        const QJsonValue value = random.value(4);
        for (const Layout layout : {Layout::Compact, Layout::Indented}) {
            const QByteArray text = '[' + write(value, layout) + ']';
            QJsonParseError error;
            const QJsonDocument read = QJsonDocument::fromJson(text, &error);
            QVERIFY2(error.error == QJsonParseError::NoError, text.constData());
            QVERIFY2(read.array().at(0) == value, text.constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
