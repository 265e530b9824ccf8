// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/sourcemap.h"
#include "app/json/writer.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace fleetwright;
using namespace fleetwright::json;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What RFC 8259 says, as another parser reads it. It takes NUL for the end of the text and refuses halves of
/// characters, so neither is put into texts here.
bool isJson(const QByteArray &text)
{
    return nlohmann::json::accept(text.constData(), text.constData() + text.size());
}

QByteArray randomText(QRandomGenerator &random)
{
    static const QByteArrayList parts{
        "{",        "}",       "[",      "]",       ",",       ":",        "\"a\"", "\"b\"", "\"\\u00e4\"",
        "\"\\\\\"", "1",       "-0",     "0.5",     "1e3",     "1E-2",     "true",  "null",  "false",
        " ",        "\n",      "\t",     "01",      ".5",      "1.",       "+1",    "-",     "\"",
        "\\",       "'",       "\"\t\"", "\"\\x\"", "\"\\U\"", "//c\n",    "/**/",  "NaN",   "True",
        "e",        "\"\\/\"", "0x1",    "\f",      "\"ä\"",   "\xC2\xA0", "a",     "0"};
    QByteArray text;
    const int length = random.bounded(1, 9);
    for (int i = 0; i < length; ++i)
        text += parts.at(random.bounded(int(parts.size())));
    return text;
}

} // namespace

class TestGrammar : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithAnother();
    void mends_data();
    void mends();
    void hasNoFix_data();
    void hasNoFix();
    void doubts_data();
    void doubts();
    void keepsEveryCharacter_data();
    void keepsEveryCharacter();
    void manyFaultsAreQuick();
};

void TestGrammar::agreesWithAnother()
{
    QRandomGenerator random(8259);
    int accepted = 0;
    constexpr int texts = 60'000;
    for (int i = 0; i < texts; ++i) {
        QByteArray text = randomText(random);
        if (i % 3 == 0)
            text = '[' + text + ']';
        if (i % 3 == 1)
            text = "{\"m\":" + text + '}';
        const auto inspected = inspect(text);
        // The other one refuses numbers that no double holds
        const bool isHuge = inspected && std::ranges::any_of(inspected->doubts, [](const Doubt &doubt) {
                                return doubt.kind == Doubt::Kind::InexactNumber;
                            });
        QVERIFY2(isHuge || inspected.has_value() == isJson(text), text.constData());
        accepted += inspected ? 1 : 0;
        if (inspected)
            continue;
        QVERIFY2(!inspected.error().message.isEmpty(), text.constData());
        if (inspected.error().fix)
            QVERIFY2(isJson(inspected.error().fix->text), text.constData());
        // The form that builds values has the same grammar
        QVERIFY2(!parse(text), text.constData());
    }
    QVERIFY2(accepted > texts / 50, QByteArray::number(accepted).constData());
}

void TestGrammar::mends_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("mended");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, QByteArray text, QByteArray mended, const QString &says) {
        QTest::newRow(name) << std::move(text) << std::move(mended) << says;
    };
    row("tab", "[\"a\tb\"]", R"(["a\tb"])", u"A tab"_s);
    row("line break", "[\"a\nb\"]", R"(["a\nb"])", u"A line break"_s);
    row("Windows line break", "[\"a\r\nb\"]", R"(["a\r\nb"])", u"\\r"_s);
    row("NUL", QByteArray("[\"a\0b\"]", 7), R"(["a\u0000b"])", u"U+0000, null character"_s);
    row("escape", "[\"a\x1b[0m\"]", R"(["a\u001b[0m"])", u"U+001B, escape"_s);
    row("form feed", "[\"a\fb\"]", R"(["a\fb"])", u"\\f"_s);
    row("control in a name", "{\"a\tb\":1}", R"({"a\tb":1})", u"A tab"_s);
    row("backslash", R"(["\d+\.\s"])", R"(["\\d+\\.\\s"])", u"“\\d” is no escape"_s);
    row("path", R"({"to":"C:\Users\new\temp"})", R"({"to":"C:\\Users\\new\\temp"})", u"“\\U”"_s);
    row("path in part", R"({"to":"C:\\Users\data"})", R"({"to":"C:\\Users\\data"})", u"“\\d”"_s);
    row("code without digits", R"(["\users"])", R"(["\\users"])", u"four hexadecimal digits"_s);
    row("escaped apostrophe", R"(["it\'s"])", R"(["it's"])", u"“\\'”"_s);
    row("backslash before a letter", "[\"\\ä\"]", "[\"\\\\ä\"]", u"“\\ä”"_s);
    row("no digit before the point", "[.5, -.25]", "[0.5, -0.25]", u"before its decimal point"_s);
    row("no digit behind the point", "[1., 2.e3]", "[1.0, 2.0e3]", u"behind its decimal point"_s);
    row("plus", "[+1, +.5]", "[1, 0.5]", u"plus sign"_s);
    row("hexadecimal", "[0x1F]", "[31]", u"hexadecimal"_s);
    row("comma behind the last", "[1,2,]", "[1,2]", u"one too many"_s);
    row("comma behind the last member", "{\"a\":1 , }", "{\"a\":1  }", u"one too many"_s);
    row("comment to the end of the line", "[1, // one\n2]", "[1, \n2]", u"no comments"_s);
    row("comment", "/* a */ [1]", " [1]", u"no comments"_s);
    row("hash", "# a\n[1] # b", "\n[1] ", u"no comments"_s);
    row("Python's words", "[True, False, None]", "[true, false, null]", u"“True” is not JSON"_s);
    row("single quotes", "{'a': 'say \"x\"'}", R"({"a": "say \"x\""})", u"not in “'”"_s);
    row("typographic quotes", "{“a”: „b“}", R"({"a": "b"})", u"U+201C, left double quotation mark"_s);
    row("guillemets", "{«a»: 1}", R"({"a": 1})", u"U+00AB"_s);
    row("full-width quotes", "{＂a＂: 1}", R"({"a": 1})", u"U+FF02"_s);
    row("name without quotes", "{a: 1, $b_2: 2}", R"({"a": 1, "$b_2": 2})", u"name of a member"_s);
    row("no-break space", "[1,\xC2\xA0 2]", "[1,  2]", u"U+00A0, no-break space"_s);
    row("zero width", "[1\xE2\x80\x8B]", "[1]", u"U+200B, zero-width space"_s);
    row("line separator", "[1\xE2\x80\xA8]", "[1 ]", u"U+2028, line separator"_s);
    row("byte order mark", "\xEF\xBB\xBF{}", "{}", u"byte order mark"_s);
    row("byte order mark inside", "{\xEF\xBB\xBF}", "{}", u"U+FEFF, byte order mark"_s);
    row("several", "{'a': .5, b: True,}", R"({"a": 0.5, "b": true})", u"double quotes"_s);
}

void TestGrammar::mends()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, mended);
    QFETCH(QString, says);
    const auto inspected = inspect(text);
    QVERIFY(!inspected);
    const SyntaxError &error = inspected.error();
    QVERIFY2(error.message.contains(says), qPrintable(error.message));
    QVERIFY(!error.message.contains(u"%1"_s));
    QVERIFY(error.fix);
    QCOMPARE(error.fix->text, mended);
    QVERIFY(!error.fix->label.isEmpty());
    QVERIFY(inspect(mended));
    QCOMPARE(error.position, positionAt(text, error.offset));
}

void TestGrammar::hasNoFix_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::addColumn<qsizetype>("offset");
    const auto row = [](const char *name, QByteArray text, const QString &says, qsizetype offset) {
        QTest::newRow(name) << std::move(text) << says << offset;
    };
    row("NaN", "[NaN]", u"“NaN” is not JSON"_s, 1);
    row("Infinity", "[-Infinity]", u"“Infinity” is not JSON"_s, 2);
    row("undefined", "[undefined]", u"write null"_s, 1);
    row("minus true", "[-true]", u"behind its minus sign"_s, 1);
    row("word", "[yes]", u"“yes” is not JSON"_s, 1);
    row("octal", "[0755]", u"start with 0"_s, 1);
    row("two points", "[1.2.3]", u"“1.2.3” is no number"_s, 1);
    row("digits and letters", "[12ab]", u"“12ab” is no number"_s, 1);
    row("no exponent", "[1e]", u"behind its e"_s, 2);
    row("minus alone", "[-]", u"behind its minus"_s, 1);
    row("code of another language", R"(["\x41"])", u"“\\x”"_s, 2);
    row("back reference", R"(["\1"])", u"“\\1”"_s, 2);
    row("code in braces", R"(["\u{1F600}"])", u"four hexadecimal"_s, 2);
    row("NUL behind", QByteArray("{}\0{", 4), u"U+0000, null character"_s, 2);
    row("NUL at the end", QByteArray("{}\0", 3), u"U+0000, null character"_s, 2);
    row("NUL between", QByteArray("[\0]", 3), u"U+0000, null character"_s, 1);
    row("more behind", "{} {}", u"ended before this: “{”"_s, 3);
    row("two commas", "[1,,2]", u"“,”"_s, 3);
    row("colon in a list", "[1:2]", u"“:”"_s, 2);
    row("quote not closed", "{\"a\": \"b\n, \"c\": 1}", u"not closed before the line ends"_s, 6);
    row("comment not closed", "[1 /* ]", u"no comments"_s, 3);
    row("apostrophe in single quotes", "['it's']", u"not in “'”"_s, 1);
    row("mended and then wrong", "[.5, 01]", u"before its decimal point"_s, 1);
    row("wrong bracket", "[1}", u"“}”"_s, 2);
    row("emoji", "[\xF0\x9F\x98\x80]", u"U+1F600"_s, 1);
}

void TestGrammar::hasNoFix()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    QFETCH(qsizetype, offset);
    const auto inspected = inspect(text);
    QVERIFY(!inspected);
    QVERIFY2(inspected.error().message.contains(says), qPrintable(inspected.error().message));
    QVERIFY(!inspected.error().fix);
    QCOMPARE(inspected.error().offset, offset);
    QVERIFY(!parse(text));
}

void TestGrammar::doubts_data()
{
    using Kind = Doubt::Kind;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("kinds");
    QTest::addColumn<bool>("isParsed");
    const auto row = [](const char *name, QByteArray text, std::initializer_list<Kind> kinds, bool isParsed) {
        QList<int> all;
        for (const Kind kind : kinds)
            all += int(kind);
        QTest::newRow(name) << std::move(text) << all << isParsed;
    };
    row("none", R"({"a":[1,0.1,-1.5e-3,123456789012345678],"b":{"a":1}})", {}, true);
    row("twice", R"({"a":1,"b":2,"a":3})", {Kind::MemberTwice}, false);
    row("three times", R"({"a":1,"a":2,"a":3})", {Kind::MemberTwice, Kind::MemberTwice}, false);
    row("twice, escaped", R"({"ab":1,"\u0061b":2})", {Kind::MemberTwice}, false);
    row("twice, inside", R"([{"x":{"k":1,"k":1}}])", {Kind::MemberTwice}, false);
    row("another case", R"({"a":1,"A":2})", {}, true);
    row("too large", "[1e400]", {Kind::InexactNumber}, false);
    row("too small", "[1e-400]", {Kind::InexactNumber}, false);
    row("20 digits", "[12345678901234567890]", {Kind::InexactNumber}, false);
    row("many decimals", "[0.12345678901234567890]", {Kind::InexactNumber}, false);
    row("half", R"(["\ud83d"])", {Kind::HalfCharacter}, true);
    row("low half", R"(["\ude00x"])", {Kind::HalfCharacter}, true);
    row("halves the wrong way round", R"(["\ude00\ud83d"])", {Kind::HalfCharacter}, true);
    row("pair", R"(["\ud83d\ude00"])", {}, true);
    row("half in a name", R"({"\ud83d":1})", {Kind::HalfCharacter}, true);
}

void TestGrammar::doubts()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, kinds);
    QFETCH(bool, isParsed);
    const auto inspected = inspect(text);
    QVERIFY(inspected);
    QList<int> found;
    for (const Doubt &doubt : inspected->doubts) {
        found += int(doubt.kind);
        QVERIFY(!doubt.message.isEmpty());
        QCOMPARE(doubt.position, positionAt(text, doubt.offset));
    }
    QCOMPARE(found, kinds);
    QCOMPARE(inspected->isObject, text.startsWith('{'));
    QCOMPARE(parse(text).has_value(), isParsed);
}

void TestGrammar::keepsEveryCharacter_data()
{
    QTest::addColumn<QString>("text");
    for (const char32_t code :
         {0x00U,   0x01U,   0x09U,   0x0AU,   0x0DU,   0x1FU,   0x20U,   0x22U,    0x5CU,
          0x7FU,   0x85U,   0xA0U,   0xADU,   0x200BU, 0x200DU, 0x2028U, 0x2029U,  0x202EU,
          0xD800U, 0xDFFFU, 0xFDD0U, 0xFEFFU, 0xFFFCU, 0xFFFDU, 0xFFFFU, 0x1F69CU, 0x10FFFFU}) {
        const QString character =
            code > 0xFFFF ? QString::fromUcs4(&code, 1) : QString(QChar(char16_t(code)));
        const QByteArray name = QByteArray::number(code, 16);
        QTest::newRow((name + " alone").constData()) << character;
        QTest::newRow((name + " at the start").constData()) << character + u"ab"_s;
        QTest::newRow((name + " twice").constData()) << character + character + u"a"_s;
        QTest::newRow((name + " inside").constData()) << u"a"_s + character + u"b"_s;
        QTest::newRow((name + " at the end").constData()) << u"ab"_s + character;
    }
    QTest::newRow("CR LF") << u"a\r\nb\r\n"_s;
}

/// As a value and as a member's name, escaped by the writer or as it is.
void TestGrammar::keepsEveryCharacter()
{
    QFETCH(QString, text);
    const QJsonObject object{{text, text}, {u"list"_s, QJsonArray{text}}};
    const QByteArray written = write(object, Layout::Compact);
    const auto parsed = parse(written);
    QVERIFY2(parsed, written.constData());
    QCOMPARE(parsed->root.toObject().keys(), object.keys());
    QCOMPARE(parsed->root.toObject().value(text).toString(), text);
    QCOMPARE(parsed->root, QJsonValue(object));

    // All escaped
    QByteArray escaped;
    for (const QChar c : text)
        escaped += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    const auto read = parse("[\"" + escaped + "\"]");
    QVERIFY(read);
    QCOMPARE(read->root.toArray().at(0).toString(), text);
}

void TestGrammar::manyFaultsAreQuick()
{
    // 32 KiB of one fault after the other, and of doubts
    const QByteArray tabs = "[\"" + QByteArray(32'000, '\t') + "\"]";
    const QByteArray twice = "{" + QByteArray("\"a\":1,").repeated(5'000) + "\"a\":1}";
    const QByteArray numbers = "[" + QByteArray("1e999,").repeated(5'000) + "1]";
    const QByteArray names = [] {
        QByteArray text = "{";
        for (int i = 0; i < 4'000; ++i)
            text += "\"\\u0061" + QByteArray::number(i) + "\":1,";
        return text + "\"z\":1}";
    }();
    QElapsedTimer timer;
    timer.start();
    for (const QByteArray &text : {tabs, twice, numbers, names})
        (void)inspect(text);
    QVERIFY2(timer.elapsed() < 2'000, QByteArray::number(timer.elapsed()).constData());
}

QTEST_GUILESS_MAIN(TestGrammar)
#include "tst_grammar.moc"
