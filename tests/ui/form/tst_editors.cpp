// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/comboeditor.h"
#include "ui/form/datetimeeditor.h"
#include "ui/form/lineeditor.h"
#include "ui/form/multilineeditor.h"
#include "ui/form/numbereditor.h"
#include "ui/form/radioeditor.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using schema::FieldKind;
using schema::FieldSpec;

namespace
{

constexpr QLatin1StringView colors[] = {"RED"_L1, "BLUE"_L1};

QJsonValue lastEdit(const QSignalSpy &edits)
{
    return edits.isEmpty() ? QJsonValue(QJsonValue::Null) : edits.constLast().constFirst().toJsonValue();
}

/// Types `text` into an empty line of `editor` and gives what the job would hold.
QJsonValue typed(ui::FieldEditor &editor, const QString &text)
{
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    auto *line = editor.findChild<QLineEdit *>();
    line->clear();
    QTest::keyClicks(line, text);
    return lastEdit(edits);
}

} // namespace

/// Each editor alone: what it gives for what is typed, and what it shows for what the job holds.
class TestEditors : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void numbers_data();
    void numbers();
    void fullWidthDigitsAreDigits();
    void numbersInGerman_data();
    void numbersInGerman();
    void showsNumbers_data();
    void showsNumbers();
    void keepsWhatStandsForAnEqualValue();
    void minutesAreAlsoDays();
    void textShowsAnyValue();
    void clearingTakesOut();
    void dates_data();
    void dates();
    void unreadableDatesStay();
    void anotherZoneShowsAnotherTime();
    void radiosShowForeignValues();
    void combosShowForeignValues();
    void severalLines();
};

void TestEditors::numbers_data()
{
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, bool whole, const QString &text, const QJsonValue &value) {
        QTest::newRow(name) << whole << text << value;
    };
    row("whole", true, u"50"_s, 50);
    row("negative", true, u"-3"_s, -3);
    row("largest", true, u"9223372036854775807"_s, qint64(9223372036854775807));
    row("too large", true, u"9223372036854775808"_s, u"9223372036854775808"_s);
    row("letters", true, u"5x"_s, u"5x"_s);
    row("decimals where none belong", true, u"1.5"_s, u"1.5"_s);
    row("grouped", true, u"1,000"_s, u"1,000"_s);
    row("hexadecimal", true, u"0x10"_s, u"0x10"_s);
    row("decimals", false, u"1.5"_s, 1.5);
    row("unfinished", false, u"1."_s, 1);
    row("point first", false, u".5"_s, 0.5);
    row("comma in English", false, u"1,5"_s, u"1,5"_s);
    row("exponent", false, u"1e3"_s, u"1e3"_s);
    row("infinite", false, u"inf"_s, u"inf"_s);
}

void TestEditors::numbers()
{
    QFETCH(bool, whole);
    QFETCH(QString, text);
    QFETCH(QJsonValue, value);
    const FieldSpec spec{.kind = whole ? FieldKind::Integer : FieldKind::Number};
    ui::NumberEditor editor(spec, false, nullptr);
    QCOMPARE(typed(editor, text), value);
    // what was typed stays as it was typed
    editor.display(value);
    QCOMPARE(editor.findChild<QLineEdit *>()->text(), text);
}

void TestEditors::fullWidthDigitsAreDigits()
{
    QCOMPARE(ui::numberFrom(u"５０"_s, true), QJsonValue(50));
    QCOMPARE(ui::numberFrom(u"１.５"_s, false), QJsonValue(1.5));
}

void TestEditors::numbersInGerman_data()
{
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("comma") << false << u"1,5"_s << QJsonValue(1.5);
    QTest::newRow("point") << false << u"1.5"_s << QJsonValue(1.5);
    QTest::newRow("both") << false << u"1.000,5"_s << QJsonValue(u"1.000,5"_s);
    QTest::newRow("whole") << true << u"50"_s << QJsonValue(50);
    // a thousand to a German, one to JSON: not to be guessed
    QTest::newRow("grouped") << true << u"1.000"_s << QJsonValue(u"1.000"_s);
}

void TestEditors::numbersInGerman()
{
    QFETCH(bool, whole);
    QFETCH(QString, text);
    QFETCH(QJsonValue, value);
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const FieldSpec spec{.kind = whole ? FieldKind::Integer : FieldKind::Number};
    ui::NumberEditor editor(spec, false, nullptr);
    QCOMPARE(typed(editor, text), value);
}

void TestEditors::showsNumbers_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("text");
    const QLocale german(QLocale::German, QLocale::Germany);
    QTest::newRow("half") << QLocale::c() << QJsonValue(12.5) << u"12.5"_s;
    QTest::newRow("half, German") << german << QJsonValue(12.5) << u"12,5"_s;
    QTest::newRow("large, German") << german << QJsonValue(10080) << u"10080"_s;
    QTest::newRow("64 bits") << QLocale::c() << QJsonValue(qint64(9007199254740993)) << u"9007199254740993"_s;
    QTest::newRow("absent") << QLocale::c() << QJsonValue(QJsonValue::Undefined) << QString();
    QTest::newRow("text") << QLocale::c() << QJsonValue(u"many"_s) << u"many"_s;
    QTest::newRow("bool") << QLocale::c() << QJsonValue(true) << u"true"_s;
    QTest::newRow("null") << QLocale::c() << QJsonValue(QJsonValue::Null) << u"null"_s;
}

void TestEditors::showsNumbers()
{
    QFETCH(QLocale, locale);
    QFETCH(QJsonValue, value);
    QFETCH(QString, text);
    QLocale::setDefault(locale);
    const FieldSpec spec{.kind = FieldKind::Number};
    ui::NumberEditor editor(spec, false, nullptr);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    editor.display(value);
    QCOMPARE(editor.findChild<QLineEdit *>()->text(), text);
    QVERIFY(edits.isEmpty());
}

void TestEditors::keepsWhatStandsForAnEqualValue()
{
    const FieldSpec spec{.kind = FieldKind::Number};
    ui::NumberEditor editor(spec, false, nullptr);
    auto *line = editor.findChild<QLineEdit *>();
    QTest::keyClicks(line, u"1.50"_s);
    editor.display(1.5);
    QCOMPARE(line->text(), u"1.50"_s);
    editor.display(2);
    QCOMPARE(line->text(), u"2"_s);
}

void TestEditors::minutesAreAlsoDays()
{
    QCOMPARE(ui::minutesInWords(59), QString());
    QCOMPARE(ui::minutesInWords(60), u"1 h"_s);
    QCOMPARE(ui::minutesInWords(4505), u"3 d 3 h 5 min"_s);
    QCOMPARE(ui::minutesInWords(10080), u"7 d"_s);
}

void TestEditors::textShowsAnyValue()
{
    const FieldSpec spec{.kind = FieldKind::Text};
    ui::LineEditor editor(spec, nullptr);
    auto *line = editor.findChild<QLineEdit *>();
    editor.display(QJsonValue(7));
    QCOMPARE(line->text(), u"7"_s);
    editor.display(u"a\"b"_s);
    QCOMPARE(line->text(), u"a\"b"_s);
}

void TestEditors::clearingTakesOut()
{
    const FieldSpec spec{.kind = FieldKind::Text};
    ui::LineEditor editor(spec, nullptr);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    QTest::keyClicks(editor.findChild<QLineEdit *>(), u"a"_s);
    QCOMPARE(lastEdit(edits), QJsonValue(u"a"_s));
    QTest::keyClick(editor.findChild<QLineEdit *>(), Qt::Key_Backspace);
    QVERIFY(lastEdit(edits).isUndefined());
}

void TestEditors::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    QTest::newRow("winter") << u"2026-12-01 20:00"_s << u"2026-12-01T19:00"_s;
    QTest::newRow("summer") << u"2026-07-01 20:00"_s << u"2026-07-01T18:00"_s;
    QTest::newRow("short hour") << u"2026-12-01 9:05"_s << u"2026-12-01T08:05"_s;
    QTest::newRow("with a T") << u"2026-12-01T20:00"_s << u"2026-12-01T19:00"_s;
    QTest::newRow("the day before") << u"2026-12-01 00:30"_s << u"2026-11-30T23:30"_s;
    QTest::newRow("no such day") << u"2026-02-30 10:00"_s << u"2026-02-30 10:00"_s;
    QTest::newRow("words") << u"tomorrow"_s << u"tomorrow"_s;
}

void TestEditors::dates()
{
    QFETCH(QString, text);
    QFETCH(QString, kept);
    const FieldSpec spec{.kind = FieldKind::DateTime};
    const job::RuleContext context{.zone = QTimeZone("Europe/Berlin")};
    ui::DateTimeEditor editor(spec, context, nullptr);
    QCOMPARE(typed(editor, text), QJsonValue(kept));
    editor.display(kept);
    QCOMPARE(editor.findChild<QLineEdit *>()->text(), text);
}

void TestEditors::unreadableDatesStay()
{
    const FieldSpec spec{.kind = FieldKind::DateTime};
    const job::RuleContext context{.zone = QTimeZone("Europe/Berlin")};
    ui::DateTimeEditor editor(spec, context, nullptr);
    editor.display(u"2026-12-01T19:00:00Z"_s);
    QCOMPARE(editor.findChild<QLineEdit *>()->text(), u"2026-12-01T19:00:00Z"_s);
    editor.display(u"2026-12-01T19:00"_s);
    QCOMPARE(editor.findChild<QLineEdit *>()->text(), u"2026-12-01 20:00"_s);
}

void TestEditors::anotherZoneShowsAnotherTime()
{
    const FieldSpec spec{.kind = FieldKind::DateTime};
    job::RuleContext context{.zone = QTimeZone("Europe/Berlin")};
    ui::DateTimeEditor editor(spec, context, nullptr);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    editor.display(u"2026-12-01T19:00"_s);
    context.zone = QTimeZone("Asia/Tokyo");
    editor.refresh();
    QCOMPARE(editor.findChild<QLineEdit *>()->text(), u"2026-12-02 04:00"_s);
    QVERIFY(editor.findChild<QLabel *>()->text().contains(u"2026-12-01 19:00 UTC"_s));
    QVERIFY(edits.isEmpty());
}

void TestEditors::radiosShowForeignValues()
{
    const FieldSpec spec{.kind = FieldKind::Choice, .choices = colors};
    ui::RadioEditor editor(spec, nullptr);
    const auto checked = [&editor] {
        const auto buttons = editor.findChildren<QRadioButton *>();
        for (const QRadioButton *button : buttons) {
            if (button->isChecked())
                return button->text();
        }
        return QString();
    };
    editor.display(u"BLUE"_s);
    QCOMPARE(checked(), u"BLUE"_s);
    editor.display(u"GREEN"_s);
    QCOMPARE(checked(), u"GREEN"_s);
    editor.display(QJsonValue::Undefined);
    QCOMPARE(checked(), u"Not set"_s);
    const FieldSpec required{.kind = FieldKind::Choice, .required = true, .choices = colors};
    ui::RadioEditor strict(required, nullptr);
    strict.display(QJsonValue::Undefined);
    for (const QRadioButton *button : strict.findChildren<QRadioButton *>())
        QVERIFY(!button->isChecked());
}

void TestEditors::combosShowForeignValues()
{
    const FieldSpec spec{.kind = FieldKind::Choice, .required = true, .choices = colors};
    ui::ComboEditor editor(spec, nullptr);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    auto *combo = editor.findChild<QComboBox *>();
    editor.display(QJsonValue::Undefined);
    QCOMPARE(combo->currentIndex(), -1);
    editor.display(u"GREEN"_s);
    QCOMPARE(combo->currentText(), u"GREEN"_s);
    editor.display(u"RED"_s);
    QCOMPARE(combo->currentText(), u"RED"_s);
    QVERIFY(edits.isEmpty());
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(lastEdit(edits), QJsonValue(u"BLUE"_s));
}

void TestEditors::severalLines()
{
    const FieldSpec spec{.kind = FieldKind::MultilineText};
    ui::MultilineEditor editor(spec, nullptr);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    editor.display(u"one\ntwo"_s);
    QVERIFY(edits.isEmpty());
    auto *text = editor.findChild<QPlainTextEdit *>();
    QTest::keyClicks(text, u"x"_s);
    QCOMPARE(lastEdit(edits), QJsonValue(u"xone\ntwo"_s));
    QTest::keySequence(text, QKeySequence::SelectAll);
    QTest::keyClick(text, Qt::Key_Delete);
    QVERIFY(lastEdit(edits).isUndefined());
}

QTEST_MAIN(TestEditors)
#include "tst_editors.moc"
