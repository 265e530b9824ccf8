// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sections/formfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using fleetwright::json::operator""_ptr;
using fleetwright::test::FormFixture;

namespace
{

QStringList messages(const FormFixture &form, const QByteArray &owner)
{
    QStringList texts;
    const auto *view = form.find<QWidget>("", owner);
    const auto labels = view ? view->findChildren<QLabel *>(u"message"_s) : QList<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisibleTo(form.page))
            texts += label->text();
    }
    return texts;
}

} // namespace

/// What happens while the operator edits: steps of Undo, messages, remedies, targets.
class TestEditing : public QObject
{
    Q_OBJECT

private slots:
    void typingIsOneStepAndUndoReachesTheModel();
    void undoOfAnotherFieldLeavesTheCursor();
    void invalidTextIsKept();
    void messagesStandUnderTheirField();
    void manyMessagesAreCut_data();
    void manyMessagesAreCut();
    void aProblemOfAFoldedSectionIsSeen();
    void fixButtons();
    void pastesManyTargets();
    void takesOutSelectedTargets();
    void namesNeedAKnownAccount();
};

void TestEditing::typingIsOneStepAndUndoReachesTheModel()
{
    FormFixture form;
    form.type("/jobId", u"job-1"_s);
    QCOMPARE(form.model.undoStack()->count(), 1);
    form.type("/description", u"d"_s);
    QCOMPARE(form.model.undoStack()->count(), 2);
    form.undo();
    QCOMPARE(form.value("/jobId").toString(), u"job-1"_s);
    QVERIFY(form.value("/description").isUndefined());
    form.undo();
    QVERIFY(form.value("/jobId").isUndefined());
    QVERIFY(qobject_cast<QLineEdit *>(form.focus("/jobId"))->text().isEmpty());
    QTest::keySequence(QApplication::focusWidget(), QKeySequence::Redo);
    QCOMPARE(form.value("/jobId").toString(), u"job-1"_s);
}

void TestEditing::undoOfAnotherFieldLeavesTheCursor()
{
    FormFixture form;
    form.type("/jobId", u"abcdef"_s);
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    line->setCursorPosition(3);
    form.model.setValue("/description"_ptr, u"x"_s);
    QCOMPARE(line->cursorPosition(), 3);
    QTest::keyClicks(line, u"X"_s);
    QCOMPARE(form.value("/jobId").toString(), u"abcXdef"_s);
    QCOMPARE(line->cursorPosition(), 4);
}

void TestEditing::invalidTextIsKept()
{
    FormFixture form;
    form.click("timeout", "addSection");
    form.type("/timeoutConfig/inProgressTimeoutInMinutes", u"12x"_s);
    QCOMPARE(form.value("/timeoutConfig/inProgressTimeoutInMinutes"), QJsonValue(u"12x"_s));
    QCOMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->text(), u"12x"_s);
    form.type("/timeoutConfig/inProgressTimeoutInMinutes", u"99999"_s);
    QCOMPARE(form.value("/timeoutConfig/inProgressTimeoutInMinutes"), QJsonValue(99999));
    form.model.setValue("/jobId"_ptr, 7);
    QCOMPARE(qobject_cast<QLineEdit *>(form.focus("/jobId"))->text(), u"7"_s);
    QCOMPARE(form.value("/jobId"), QJsonValue(7));
}

void TestEditing::messagesStandUnderTheirField()
{
    FormFixture form("{\"jobId\":\"no blanks\",\"tags\":[{\"Key\":\"a\"},{}]}");
    QCOMPARE(messages(form, "/jobId").size(), 1);
    QVERIFY(messages(form, "/description").isEmpty());
    QVERIFY(messages(form, "/tags/0").isEmpty());
    QCOMPARE(messages(form, "/tags/1").size(), 1);
    auto *line = qobject_cast<QLineEdit *>(form.focus("/jobId"));
    QVERIFY(line->accessibleDescription().contains(messages(form, "/jobId").constFirst()));
    form.type("/jobId", u"fine"_s);
    QCoreApplication::processEvents();
    QVERIFY(messages(form, "/jobId").isEmpty());
}

void TestEditing::aProblemOfAFoldedSectionIsSeen()
{
    FormFixture form;
    form.model.setServerProblems(
        {{.at = "/timeoutConfig/inProgressTimeoutInMinutes"_ptr, .message = u"Refused."_s}});
    QCOMPARE(messages(form, "timeout"), QStringList{u"Refused."_s});
    QVERIFY(messages(form, "tags").isEmpty());
    form.click("timeout", "addSection");
    QCOMPARE(messages(form, "/timeoutConfig/inProgressTimeoutInMinutes"), QStringList{u"Refused."_s});
}

void TestEditing::manyMessagesAreCut_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QStringList>("more");
    QTest::newRow("all fit") << 8 << QStringList();
    QTest::newRow("one too many") << 9 << QStringList(u"… and 1 more"_s);
}

void TestEditing::manyMessagesAreCut()
{
    QFETCH(int, count);
    QFETCH(QStringList, more);
    FormFixture form;
    schema::Problems problems;
    for (int i = 0; i < count; ++i)
        problems.append({.at = "/targetSelection"_ptr, .message = u"Reason %1."_s.arg(i)});
    form.model.setServerProblems(problems);
    QCOMPARE(messages(form, "/targetSelection").size(), 8);
    QStringList cut;
    const auto labels = form.find<QWidget>("", "/targetSelection")->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->text().contains(u'…'))
            cut += label->text();
    }
    QCOMPARE(cut, more);
}

void TestEditing::fixButtons()
{
    FormFixture form;
    const schema::Fix fix{.label = u"Use CONTINUOUS"_s, .edits = {{"/targetSelection"_ptr, u"CONTINUOUS"_s}}};
    form.model.setServerProblems({{.at = "/targetSelection"_ptr, .message = u"Not so."_s, .fix = fix}});
    form.click("/targetSelection", "fix");
    QCOMPARE(form.value("/targetSelection").toString(), u"CONTINUOUS"_s);
    QVERIFY(messages(form, "/targetSelection").isEmpty());
    QCOMPARE(form.model.undoStack()->count(), 1);
}

void TestEditing::pastesManyTargets()
{
    FormFixture form;
    QStringList names;
    for (int i = 0; i < 90; ++i)
        names += u"pump-%1"_s.arg(i);
    QGuiApplication::clipboard()->setText(names.join(u"\r\n"_s) +
                                          u"\n\"arn:aws:iot:eu-west-1:123456789012:thing/q\""_s);
    auto *entry = form.find<QLineEdit>("targets", "targetEntry");
    entry->setFocus();
    QTest::keySequence(entry, QKeySequence::Paste);
    const QJsonArray targets = form.value("/targets").toArray();
    QCOMPARE(targets.size(), 91);
    QCOMPARE(targets.at(89).toString(), u"arn:aws:iot:eu-west-1:123456789012:thing/pump-89"_s);
    QCOMPARE(targets.at(90).toString(), u"arn:aws:iot:eu-west-1:123456789012:thing/q"_s);
    QCOMPARE(form.model.undoStack()->count(), 1);
    auto *table = form.find<QTableView>("targets", "targetTable");
    QCOMPARE(table->model()->rowCount(), 91);
    QCOMPARE(table->model()->index(90, 0).data().toString(), u"q"_s);
    // one name goes where the cursor stands
    QGuiApplication::clipboard()->setText(u"solo"_s);
    QTest::keySequence(entry, QKeySequence::Paste);
    QCOMPARE(entry->text(), u"solo"_s);
    QCOMPARE(form.value("/targets").toArray().size(), 91);
}

void TestEditing::takesOutSelectedTargets()
{
    FormFixture form("{\"targets\":[\"a\",\"b\",\"c\"]}");
    auto *table = form.find<QTableView>("targets", "targetTable");
    table->setFocus();
    table->selectRow(1);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(form.value("/targets").toArray(), QJsonArray({u"a"_s, u"c"_s}));
    table->selectAll();
    form.click("targets", "removeTargets");
    QCOMPARE(form.json(), QByteArray("{}"));
    form.undo();
    form.undo();
    QCOMPARE(form.value("/targets").toArray().size(), 3);
}

void TestEditing::namesNeedAKnownAccount()
{
    FormFixture form;
    form.model.setContext({});
    auto *entry = form.find<QLineEdit>("targets", "targetEntry");
    entry->setFocus();
    QTest::keyClicks(entry, u"pump-1"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(form.json(), QByteArray("{}"));
    QCOMPARE(entry->text(), u"pump-1"_s);
    QVERIFY(form.find<QWidget>("targets", "notice")->isVisible());
}

QTEST_MAIN(TestEditing)
#include "tst_editing.moc"
