// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/problemsmodel.h"
#include "ui/preview/problemspane.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

class TestProblems : public QObject
{
    Q_OBJECT

private slots:
    void listsWhatTheJobHas();
    void staysAProperModelWhileTyping();
    void selectionOutlivesOtherEdits();
    void enterGoesToTheField();
    void fixIsOneStep();
    void allSafeFixesAreOneClick();
};

void TestProblems::listsWhatTheJobHas()
{
    job::JobModel job;
    job.setValue("/targetSelection"_ptr, u"SOMETIMES"_s);
    const ui::ProblemsModel model(job);
    QCOMPARE(model.rowCount(), int(job.problems().size()));
    QVERIFY(model.rowCount() > 1);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.problem(row - 1).severity >= model.problem(row).severity);
    const QModelIndex first = model.index(0);
    QVERIFY(!first.data().toString().isEmpty());
    QVERIFY(!first.data(ui::ProblemsModel::MessageRole).toString().isEmpty());
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().startsWith(u"Error: "_s));
}

void TestProblems::staysAProperModelWhileTyping()
{
    job::JobModel job;
    ui::ProblemsModel model(job);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<std::pair<json::Pointer, QJsonValue>> edits{
        {"/jobId"_ptr, u"bad id!"_s},
        {"/jobId"_ptr, u"good"_s},
        {"/targetSelection"_ptr, u"X"_s},
        {"/description"_ptr, u""_s},
        {"/timeoutConfig"_ptr, QJsonObject()},
        {"/targetSelection"_ptr, QJsonValue::Undefined},
        {"/unknownMember"_ptr, 7},
        {"/description"_ptr, QJsonValue::Undefined},
    };
    for (const auto &[at, value] : edits) {
        job.setValue(at, value);
        QCOMPARE(model.rowCount(), int(job.problems().size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(job.problems().contains(model.problem(row)));
    }
    job.undoStack()->setIndex(0);
    QCOMPARE(model.rowCount(), int(job.problems().size()));
}

void TestProblems::selectionOutlivesOtherEdits()
{
    job::JobModel job;
    job.setValue("/targetSelection"_ptr, u"X"_s);
    ui::ProblemsPane pane(job);
    auto *list = pane.findChild<QListView *>(u"problemsList"_s);
    const int last = list->model()->rowCount() - 1;
    list->setCurrentIndex(list->model()->index(last, 0));
    const QString place = list->currentIndex().data(ui::ProblemsModel::PlaceRole).toString();
    job.setValue("/jobId"_ptr, u"bad id!"_s);
    QCOMPARE(list->currentIndex().data(ui::ProblemsModel::PlaceRole).toString(), place);
}

void TestProblems::enterGoesToTheField()
{
    job::JobModel job;
    ui::ProblemsPane pane(job);
    pane.show();
    QSignalSpy requested(&pane, &ui::ProblemsPane::fieldRequested);
    auto *list = pane.findChild<QListView *>(u"problemsList"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    const QString place = list->currentIndex().data(ui::ProblemsModel::PlaceRole).toString();
    QTest::keyClick(list, Qt::Key_Return);
    pane.findChild<QPushButton *>(u"problemGoTo"_s)->click();
    QCOMPARE(requested.size(), 2);
    for (const QList<QVariant> &arguments : requested)
        QCOMPARE(arguments.first().value<json::Pointer>().toString(), place);
}

void TestProblems::fixIsOneStep()
{
    job::JobModel job;
    const schema::Fix fix{u"Put it right"_s,
                          {{"/description"_ptr, u"right"_s}, {"/namespaceId"_ptr, u"ns"_s}}};
    job.setServerProblems(
        {{"/description"_ptr, schema::Severity::Error, u"server.test"_s, u"Wrong."_s, fix}});
    ui::ProblemsPane pane(job);
    pane.show();
    auto *list = pane.findChild<QListView *>(u"problemsList"_s);
    auto *button = pane.findChild<QPushButton *>(u"problemFix"_s);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        list->setCurrentIndex(index);
        if (index.data(ui::ProblemsModel::RuleRole) == u"server.test"_s)
            break;
    }
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Fix: Put it right"_s);
    button->click();
    QCOMPARE(job.value("/description"_ptr), QJsonValue(u"right"_s));
    QCOMPARE(job.value("/namespaceId"_ptr), QJsonValue(u"ns"_s));
    QCOMPARE(job.undoStack()->count(), 1);
}

void TestProblems::allSafeFixesAreOneClick()
{
    job::JobModel job;
    ui::ProblemsPane pane(job);
    pane.show();
    auto *button = pane.findChild<QPushButton *>(u"problemFixAll"_s);
    QVERIFY(!button->isVisible());
    job.setValue("/AbortConfig"_ptr, QJsonObject{{u"CriteriaList"_s, QJsonArray()}});
    QVERIFY(button->isVisible());
    job.setValue("/owner"_ptr, 1);
    job.setValue("/maintenanceWindows"_ptr, QJsonArray());
    QCOMPARE(button->text(), u"Apply all 2 safe &fixes"_s);
    const int steps = job.undoStack()->count();
    button->click();
    QCOMPARE(job.document().root(),
             QJsonObject({{u"abortConfig"_s, QJsonObject{{u"criteriaList"_s, QJsonArray()}}},
                          {u"owner"_s, 1},
                          {u"schedulingConfig"_s, QJsonObject{{u"maintenanceWindows"_s, QJsonArray()}}}}));
    QCOMPARE(job.undoStack()->count(), steps + 1);
    QVERIFY(!button->isVisible());
}

QTEST_MAIN(TestProblems)
#include "tst_problems.moc"
