// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/cronpattern.h"
#include "ui/form/croneditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTimeEdit>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using Kind = job::CronPattern::Kind;

namespace
{

const job::RuleContext berlin{.now = QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC),
                              .zone = QTimeZone("Europe/Berlin")};
const schema::FieldSpec spec{.kind = schema::FieldKind::Cron};

template<typename Widget>
QList<Widget *> seen(const ui::CronEditor &editor)
{
    QList<Widget *> widgets = editor.findChildren<Widget *>();
    widgets.removeIf([&editor](const Widget *widget) { return !widget->isVisibleTo(&editor); });
    return widgets;
}

} // namespace

/// Maintenance windows composed without cron, and typed as cron.
class TestCron : public QObject
{
    Q_OBJECT

private slots:
    void patterns_data();
    void patterns();
    void otherExpressionsAreNoPattern_data();
    void otherExpressionsAreNoPattern();
    void composes();
    void typedExpressionStays();
    void switchingToCronKeepsTheExpression();
    void showsTheNextOpenings();
};

void TestCron::patterns_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("canonical");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QString &cron, const QString &canonical, Kind kind) {
        QTest::newRow(name) << cron << canonical << int(kind);
    };
    row("daily", u"cron(30 2 * * ? *)"_s, u"cron(30 2 * * ? *)"_s, Kind::Daily);
    row("weekdays", u"cron(0 18 ? * MON-FRI *)"_s, u"cron(0 18 ? * MON-FRI *)"_s, Kind::Weekdays);
    row("weekdays in numbers", u"cron(0 18 ? * 2-6 *)"_s, u"cron(0 18 ? * MON-FRI *)"_s, Kind::Weekdays);
    row("weekly", u"cron(0 2 ? * SUN,TUE *)"_s, u"cron(0 2 ? * TUE,SUN *)"_s, Kind::Weekly);
    row("Sunday is 1", u"cron(0 2 ? * 1 *)"_s, u"cron(0 2 ? * SUN *)"_s, Kind::Weekly);
    row("second Tuesday", u"cron(0 2 ? * 3#2 *)"_s, u"cron(0 2 ? * 3#2 *)"_s, Kind::NthWeekday);
    row("last Friday", u"cron(0 2 ? * 6L *)"_s, u"cron(0 2 ? * 6L *)"_s, Kind::NthWeekday);
    row("day of the month", u"cron(0 8 15 * ? *)"_s, u"cron(0 8 15 * ? *)"_s, Kind::MonthDay);
    row("last day", u"cron(0 8 L * ? *)"_s, u"cron(0 8 L * ? *)"_s, Kind::LastDay);
}

void TestCron::patterns()
{
    QFETCH(QString, cron);
    QFETCH(QString, canonical);
    QFETCH(int, kind);
    const auto pattern = job::cronPattern(cron);
    QVERIFY(pattern);
    QCOMPARE(int(pattern->kind), kind);
    QCOMPARE(job::cronText(*pattern), canonical);
    QCOMPARE(job::cronPattern(canonical), pattern);
}

void TestCron::otherExpressionsAreNoPattern_data()
{
    QTest::addColumn<QString>("cron");
    QTest::newRow("five fields") << u"cron(0 2 * * *)"_s;
    QTest::newRow("no cron()") << u"0 2 * * ? *"_s;
    QTest::newRow("some months") << u"cron(0 2 * JAN ? *)"_s;
    QTest::newRow("a year") << u"cron(0 2 * * ? 2027)"_s;
    QTest::newRow("each hour") << u"cron(0 * * * ? *)"_s;
    QTest::newRow("both days") << u"cron(0 2 1 * MON *)"_s;
    QTest::newRow("hour 25") << u"cron(0 25 * * ? *)"_s;
    QTest::newRow("day 32") << u"cron(0 2 32 * ? *)"_s;
    QTest::newRow("the same day twice") << u"cron(0 2 ? * MON,MON *)"_s;
    QTest::newRow("fifth Monday") << u"cron(0 2 ? * 2#5 *)"_s;
    QTest::newRow("double blank") << u"cron(0  2 * * ? *)"_s;
    QTest::newRow("empty") << QString();
}

void TestCron::otherExpressionsAreNoPattern()
{
    QFETCH(QString, cron);
    QVERIFY(!job::cronPattern(cron));
}

void TestCron::composes()
{
    ui::CronEditor editor(spec, berlin, nullptr);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    editor.display(QJsonValue::Undefined);
    QVERIFY(edits.isEmpty());
    auto *kind = seen<QComboBox>(editor).constFirst();
    QTest::keyClick(kind, Qt::Key_Home);
    QTest::keyClick(kind, Qt::Key_Down);
    QTest::keyClick(kind, Qt::Key_Down);
    QCOMPARE(edits.constLast().constFirst().toJsonValue().toString(), u"cron(0 0 ? * MON *)"_s);
    QTest::keyClick(seen<QCheckBox>(editor).constLast(), Qt::Key_Space);
    QCOMPARE(edits.constLast().constFirst().toJsonValue().toString(), u"cron(0 0 ? * MON,SUN *)"_s);
    seen<QTimeEdit>(editor).constFirst()->setTime(QTime(3, 30));
    QCOMPARE(edits.constLast().constFirst().toJsonValue().toString(), u"cron(30 3 ? * MON,SUN *)"_s);
}

void TestCron::typedExpressionStays()
{
    ui::CronEditor editor(spec, berlin, nullptr);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    editor.display(u"cron(0/15 2 * * ? *)"_s);
    auto *line = seen<QLineEdit>(editor).constLast();
    QCOMPARE(line->text(), u"cron(0/15 2 * * ? *)"_s);
    line->setText(u"cron(0 2 * * ? *"_s);
    QTest::keyClicks(line, u")"_s);
    // it could now be composed, but it is being typed
    QCOMPARE(edits.constLast().constFirst().toJsonValue().toString(), u"cron(0 2 * * ? *)"_s);
    editor.display(u"cron(0 2 * * ? *)"_s);
    QVERIFY(line->isVisibleTo(&editor));
}

void TestCron::switchingToCronKeepsTheExpression()
{
    ui::CronEditor editor(spec, berlin, nullptr);
    editor.display(u"cron(0 2 ? * 3#2 *)"_s);
    QSignalSpy edits(&editor, &ui::FieldEditor::edited);
    QTest::keyClick(seen<QComboBox>(editor).constFirst(), Qt::Key_End);
    QCOMPARE(seen<QLineEdit>(editor).constLast()->text(), u"cron(0 2 ? * 3#2 *)"_s);
    QVERIFY(edits.isEmpty());
}

void TestCron::showsTheNextOpenings()
{
    ui::CronEditor editor(spec, berlin, nullptr);
    auto *openings = editor.findChild<QLabel *>(u"openings"_s);
    editor.display(u"cron(30 23 * * ? *)"_s);
    const QStringList lines = openings->text().split(u'\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.at(1), u"Tue 2026-11-24 00:30 CET  =  2026-11-23 23:30 UTC"_s);
    QCOMPARE(lines.at(5), u"Sat 2026-11-28 00:30 CET  =  2026-11-27 23:30 UTC"_s);
    editor.display(u"cron(0 2 ? * 3#2 *)"_s);
    QCOMPARE(openings->text().section(u'\n', 1, 1), u"Tue 2026-12-08 03:00 CET  =  02:00 UTC"_s);
    // clocks go forward on 28 March 2027, windows do not
    QCOMPARE(openings->text().section(u'\n', 5, 5), u"Tue 2027-04-13 04:00 CEST  =  02:00 UTC"_s);
    editor.display(u"cron(0 2 * * ? 2020)"_s);
    QCOMPARE(openings->text(), u"It never opens again."_s);
    editor.display(u"cron(nonsense)"_s);
    QVERIFY(!openings->isVisibleTo(&editor));
}

QTEST_MAIN(TestCron)
#include "tst_cron.moc"
