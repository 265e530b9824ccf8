// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/jsonformat.h"
#include "ui/form/jsoneditor.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

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

QTEST_MAIN(TestJson)
#include "tst_json.moc"
