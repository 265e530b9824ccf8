// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/rules.h"
#include "app/json/jsonformat.h"
#include "ui/form/jsoneditor.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <Qsci/qsciscintilla.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

namespace
{

const schema::FieldSpec spec{.kind = schema::FieldKind::JsonText, .range = {.max = 100}, .countsBytes = true};

} // namespace

/// The editor of a JSON text that a string holds.
class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void reindents_data();
    void reindents();
    void formatsAsOneEdit();
    void doesNotFormatWhatIsNoJson();
    void countsBytes();
    void loadsAFile();
    void refusesAFileThatIsNoText();
    void displayTellsNothing();
    void keepsEveryCharacter_data();
    void keepsEveryCharacter();
    void marksWhatIsNoJson_data();
    void marksWhatIsNoJson();
    void formatsAllThatIsJson_data();
    void formatsAllThatIsJson();
};

void TestJson::reindents_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("formatted");
    QTest::newRow("empty object") << u" { } "_s << u"{}"_s;
    QTest::newRow("members keep their order")
        << u"{\"b\":1,\"a\":[1,2]}"_s << u"{\n    \"b\": 1,\n    \"a\": [\n        1,\n        2\n    ]\n}"_s;
    QTest::newRow("numbers keep their spelling")
        << u"[1.0,1E5,12345678901234567890]"_s << u"[\n    1.0,\n    1E5,\n    12345678901234567890\n]"_s;
    QTest::newRow("brackets in strings")
        << u"{\"a{,]\":\"x\\\"}{\"}"_s << u"{\n    \"a{,]\": \"x\\\"}{\"\n}"_s;
    QTest::newRow("empty inside") << u"[[],{}]"_s << u"[\n    [],\n    {}\n]"_s;
    QTest::newRow("scalar") << u" true\n"_s << u"true"_s;
}

void TestJson::reindents()
{
    QFETCH(QString, text);
    QFETCH(QString, formatted);
    QCOMPARE(json::reindentJson(text), formatted);
    QCOMPARE(json::reindentJson(formatted), formatted);
}

void TestJson::formatsAsOneEdit()
{
    ui::JsonEditor editor(spec, nullptr);
    editor.show();
    editor.display(u"{\"a\":1}"_s);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    auto *format = editor.findChild<QPushButton *>(u"format"_s);
    QTRY_VERIFY(format->isEnabled());
    QTest::mouseClick(format, Qt::LeftButton);
    QVERIFY(!edits.isEmpty());
    QCOMPARE(edits.constLast().constFirst().toJsonValue().toString(), u"{\n    \"a\": 1\n}"_s);
}

void TestJson::doesNotFormatWhatIsNoJson()
{
    ui::JsonEditor editor(spec, nullptr);
    editor.show();
    editor.display(u"{\"a\":1}"_s);
    auto *format = editor.findChild<QPushButton *>(u"format"_s);
    QTRY_VERIFY(format->isEnabled());
    editor.display(u"{\"a\":}"_s);
    QTRY_VERIFY(!format->isEnabled());
}

void TestJson::countsBytes()
{
    ui::JsonEditor editor(spec, nullptr);
    editor.display(u"\"ä€\""_s);
    bool told = false;
    for (const QLabel *label : editor.findChildren<QLabel *>())
        told = told || label->text() == u"7 / 100 bytes"_s;
    QVERIFY(told);
}

void TestJson::loadsAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"job.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"loaded\": \"\xc3\xa4\"}");
    file.close();
    ui::JsonEditor editor(spec, nullptr);
    editor.setFileChooser([&file](QWidget *) { return file.fileName(); });
    editor.show();
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    QTest::mouseClick(editor.findChild<QPushButton *>(u"loadFile"_s), Qt::LeftButton);
    QVERIFY(!edits.isEmpty());
    QCOMPARE(edits.constLast().constFirst().toJsonValue().toString(), u"{\"loaded\": \"ä\"}"_s);
}

void TestJson::refusesAFileThatIsNoText()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"image.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xff\xfe\x00\x80", 4);
    file.close();
    ui::JsonEditor editor(spec, nullptr);
    editor.display(u"{}"_s);
    editor.setFileChooser([&file](QWidget *) { return file.fileName(); });
    editor.show();
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    bool told = false;
    QTimer::singleShot(0, &editor, [&told] {
        if (QWidget *dialog = QApplication::activeModalWidget()) {
            told = true;
            dialog->close();
        }
    });
    QTest::mouseClick(editor.findChild<QPushButton *>(u"loadFile"_s), Qt::LeftButton);
    QVERIFY(told);
    QVERIFY(edits.isEmpty());
}

void TestJson::displayTellsNothing()
{
    ui::JsonEditor editor(spec, nullptr);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    editor.display(u"{}"_s);
    editor.display(QJsonValue::Undefined);
    QVERIFY(edits.isEmpty());
}

void TestJson::keepsEveryCharacter_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("NUL") << u"{\"a\": \"x"_s + QChar(u'\0') + u"y\"}"_s;
    QTest::newRow("byte order mark") << u"\uFEFF{}"_s;
    QTest::newRow("two byte order marks") << u"\uFEFF\uFEFF{}"_s;
    QTest::newRow("byte order mark inside") << u"{\"\uFEFFa\": \"\uFEFF\"}"_s;
    QTest::newRow("Windows line breaks") << u"{\r\n}\r\n"_s;
    QTest::newRow("old line breaks") << u"{\r}\r"_s;
    QTest::newRow("mixed line breaks") << u"{\r\n\"a\":\r1\n}"_s;
    QTest::newRow("separators") << u"{\"a\u2028\": \"\u2029\u0085\"}"_s;
    QTest::newRow("no-break space") << u"{\"a\u00A0b\": 1}"_s;
    QTest::newRow("object replacement") << u"{\"\uFFFC\": \"\uFFFD\"}"_s;
    QTest::newRow("overrides") << u"{\"\u202E\u200D\u200B\": 1}"_s;
    QTest::newRow("astral") << u"{\"🚜\": \"\U0010FFFF\"}"_s;
    QTest::newRow("controls") << u"{\"\u0001\u001b\u007f\": \"\t\"}"_s;
}

/// What is shown is the text, and a key pressed in it changes nothing else.
void TestJson::keepsEveryCharacter()
{
    QFETCH(QString, text);
    ui::JsonEditor editor(spec, nullptr);
    editor.show();
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    editor.display(text);
    QVERIFY(edits.isEmpty());
    auto *area = editor.findChild<QsciScintilla *>();
    const long last = area->SendScintilla(QsciScintilla::SCI_GETLENGTH);
    area->SendScintilla(QsciScintilla::SCI_SETEMPTYSELECTION, static_cast<unsigned long>(last));
    QTest::keyClicks(area, u" "_s);
    QCOMPARE(edits.size(), 1);
    QCOMPARE(edits.constLast().constFirst().toJsonValue().toString(), text + u' ');
}

void TestJson::marksWhatIsNoJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line"); // from 0; -1: none
    QTest::newRow("JSON") << u"{\"a\": 1}"_s << -1;
    QTest::newRow("nothing") << QString() << -1;
    QTest::newRow("twice") << u"{\"a\": 1, \"a\": 2}"_s << -1;
    QTest::newRow("big number") << u"[1e400, 12345678901234567890]"_s << -1;
    QTest::newRow("tab in a text") << u"{\n\"a\": \"\t\"}"_s << 1;
    QTest::newRow("stray backslash") << u"{\n\n\"a\": \"\\U\"}"_s << 2;
    QTest::newRow("number") << u"{\n\"a\": .5}"_s << 1;
    QTest::newRow("byte order mark") << u"\uFEFF{}"_s << 0;
    QTest::newRow("file link") << u"file://x.json"_s << 0;
    QTest::newRow("end missing") << u"{\n"_s << 0;
    QTest::newRow("blank") << u"  "_s << 0;
    QTest::newRow("half of a character") << u"{\n\"a\": \"x"_s + QChar(0xD83D) + u"\"}"_s << 1;
    QTest::newRow("NUL behind") << u"{}"_s + QChar(u'\0') << 0;
}

void TestJson::marksWhatIsNoJson()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    ui::JsonEditor editor(spec, nullptr);
    editor.display(text);
    auto *area = editor.findChild<QsciScintilla *>();
    QCOMPARE(area->markerFindNext(0, 0xFF), line);
    // The section's sign comes from the rules
    const schema::Problems problems =
        job::checkCreateJob({{u"document"_s, text.isNull() ? QJsonValue(u"{}"_s) : QJsonValue(text)}}, {});
    QCOMPARE(std::ranges::any_of(problems,
                                 [](const schema::Problem &problem) {
                                     return problem.at.toString() == u"/document"_s &&
                                            problem.severity == schema::Severity::Error;
                                 }),
             line >= 0);
}

void TestJson::formatsAllThatIsJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("formatted");
    QTest::newRow("twice") << u"{\"a\":1,\"a\":2}"_s << u"{\n    \"a\": 1,\n    \"a\": 2\n}"_s;
    QTest::newRow("big numbers") << u"[1e400,12345678901234567890]"_s
                                 << u"[\n    1e400,\n    12345678901234567890\n]"_s;
    QTest::newRow("list") << u"[]"_s << u"[]"_s;
    QTest::newRow("text") << u" \"x\" "_s << u"\"x\""_s;
    QTest::newRow("number") << u"1 "_s << u"1"_s;
    QTest::newRow("half in an escape") << u"[\"\\ud83d\"]"_s << u"[\n    \"\\ud83d\"\n]"_s;
}

void TestJson::formatsAllThatIsJson()
{
    QFETCH(QString, text);
    QFETCH(QString, formatted);
    ui::JsonEditor editor(spec, nullptr);
    editor.show();
    editor.display(text);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    auto *format = editor.findChild<QPushButton *>(u"format"_s);
    QVERIFY(format->isEnabled());
    QTest::mouseClick(format, Qt::LeftButton);
    QCOMPARE(edits.isEmpty() ? text : edits.constLast().constFirst().toJsonValue().toString(), formatted);
}

QTEST_MAIN(TestJson)
#include "tst_json.moc"
