// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/jobmodel.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using json::literals::operator""_ptr;

class TestJobModel : public QObject
{
    Q_OBJECT

private slots:
    void typingMerges();
    void leavingAFieldEndsMerging();
    void undoEndsMerging();
    void backAtTheStartIsNoStep();
    void oneSignalAnEdit();
    void namesTheField();
    void lists();
    void theLastItemTakesWhatIsEmptyAroundIt();
    void takesOutOnlyThatValue();
    void severalEditsAreOneStep();
    void bodyKeepsTheId();
    void serverProblemsGoWithTheEdit();
    void resetForgets();
};

void TestJobModel::typingMerges()
{
    job::JobModel model;
    for (const QString &text : {u"a"_s, u"ab"_s, u"abc"_s})
        model.setValue("/jobId"_ptr, text);
    QCOMPARE(model.undoStack()->count(), 1);
    model.setValue("/description"_ptr, u"d"_s);
    QCOMPARE(model.undoStack()->count(), 2);
    model.undoStack()->undo();
    model.undoStack()->undo();
    QVERIFY(model.document().isEmpty());
    model.undoStack()->redo();
    QCOMPARE(model.document().jobId(), u"abc"_s);
}

void TestJobModel::leavingAFieldEndsMerging()
{
    job::JobModel model;
    model.setValue("/jobId"_ptr, u"a"_s);
    model.endMerging();
    model.setValue("/jobId"_ptr, u"ab"_s);
    QCOMPARE(model.undoStack()->count(), 2);
    model.undoStack()->undo();
    QCOMPARE(model.document().jobId(), u"a"_s);
}

void TestJobModel::undoEndsMerging()
{
    job::JobModel model;
    model.setValue("/jobId"_ptr, u"a"_s);
    model.undoStack()->undo();
    model.undoStack()->redo();
    model.setValue("/jobId"_ptr, u"ab"_s);
    QCOMPARE(model.undoStack()->count(), 2);
}

void TestJobModel::backAtTheStartIsNoStep()
{
    job::JobModel model;
    model.setValue("/jobId"_ptr, u"a"_s);
    model.remove("/jobId"_ptr);
    QCOMPARE(model.undoStack()->count(), 0);
    QVERIFY(!model.isModified());
    model.setValue("/jobId"_ptr, QJsonValue::Undefined);
    QCOMPARE(model.undoStack()->count(), 0);
}

void TestJobModel::oneSignalAnEdit()
{
    job::JobModel model;
    const QSignalSpy changed(&model, &job::JobModel::valueChanged);
    const QSignalSpy revealed(&model, &job::JobModel::revealRequested);
    model.setValue("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 5);
    QCOMPARE(changed.size(), 1);
    model.setValue("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 5);
    QCOMPARE(changed.size(), 1);
    model.setValue("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 6);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(revealed.size(), 0);
    model.undoStack()->undo();
    QCOMPARE(changed.size(), 3);
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(revealed.at(0).at(0).value<json::Pointer>(), "/timeoutConfig/inProgressTimeoutInMinutes"_ptr);
    model.undoStack()->redo();
    QCOMPARE(changed.size(), 4);
    QCOMPARE(revealed.size(), 2);
}

void TestJobModel::namesTheField()
{
    job::JobModel model;
    model.setValue("/jobExecutionsRolloutConfig/exponentialRate/incrementFactor"_ptr, 1.5);
    QVERIFY2(model.undoStack()->undoText().endsWith(u"Increment factor"_s),
             qPrintable(model.undoStack()->undoText()));
    QVERIFY(model.undoStack()->undoText().startsWith(u"Change of "_s));
    QCOMPARE(model.undoStack()->redoText(), QString());
}

void TestJobModel::lists()
{
    job::JobModel model;
    model.insertItems("/targets"_ptr, 0, {u"a"_s, u"b"_s, u"c"_s});
    QCOMPARE(model.undoStack()->count(), 1);
    model.moveItem("/targets"_ptr, 0, 2);
    QCOMPARE(model.value("/targets"_ptr).toArray(), QJsonArray({u"b"_s, u"c"_s, u"a"_s}));
    model.moveItem("/targets"_ptr, 0, 3);
    QCOMPARE(model.undoStack()->count(), 2);
    model.insertItem("/targets"_ptr, 1, u"d"_s);
    model.removeItem("/targets"_ptr, 0);
    QCOMPARE(model.value("/targets"_ptr).toArray(), QJsonArray({u"d"_s, u"c"_s, u"a"_s}));
    for (int i = 0; i < 3; ++i)
        model.removeItem("/targets"_ptr, 0);
    QVERIFY(!model.document().has("/targets"_ptr));
    model.undoStack()->undo();
    QCOMPARE(model.value("/targets"_ptr).toArray(), QJsonArray({u"a"_s}));
}

void TestJobModel::theLastItemTakesWhatIsEmptyAroundIt()
{
    job::JobModel model;
    model.insertItem("/abortConfig/criteriaList"_ptr, 0, QJsonObject());
    model.setValue("/schedulingConfig/startTime"_ptr, u"2027-01-01T00:00"_s);
    model.insertItem("/schedulingConfig/maintenanceWindows"_ptr, 0, QJsonObject());
    model.removeItem("/abortConfig/criteriaList"_ptr, 0);
    QVERIFY(!model.document().has("/abortConfig"_ptr));
    model.removeItem("/schedulingConfig/maintenanceWindows"_ptr, 0);
    QVERIFY(!model.document().has("/schedulingConfig/maintenanceWindows"_ptr));
    QVERIFY(model.document().has("/schedulingConfig/startTime"_ptr));
    model.undoStack()->undo();
    model.undoStack()->undo();
    QCOMPARE(model.value("/abortConfig/criteriaList"_ptr).toArray().size(), 1);
}

void TestJobModel::takesOutOnlyThatValue()
{
    job::JobModel model;
    model.setValue("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 5);
    model.remove("/timeoutConfig/inProgressTimeoutInMinutes"_ptr);
    model.setValue("/presignedUrlConfig/expiresInSec"_ptr, 60);
    model.endMerging();
    model.remove("/presignedUrlConfig/expiresInSec"_ptr);
    QVERIFY(model.document().has("/presignedUrlConfig"_ptr));
    QVERIFY(model.value("/presignedUrlConfig"_ptr).toObject().isEmpty());
}

void TestJobModel::severalEditsAreOneStep()
{
    job::JobModel model;
    const QSignalSpy changed(&model, &job::JobModel::valueChanged);
    model.apply({{"/jobId"_ptr, u"a"_s}, {"/description"_ptr, u"d"_s}}, u"Both"_s);
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed.at(0).at(0).value<json::Pointer>().isRoot());
    QCOMPARE(model.undoStack()->undoText(), u"Both"_s);
    model.undoStack()->undo();
    QVERIFY(model.document().isEmpty());
}

void TestJobModel::bodyKeepsTheId()
{
    job::JobModel model;
    model.setValue("/jobId"_ptr, u"a"_s);
    QVERIFY(model.setBodyText(R"({"description": "d"})"));
    QCOMPARE(model.document().jobId(), u"a"_s);
    QVERIFY(model.setBodyText(R"({"jobId": "b"})"));
    QCOMPARE(model.document().jobId(), u"b"_s);
    QVERIFY(!model.document().has("/description"_ptr));
    const int steps = model.undoStack()->count();
    QVERIFY(!model.setBodyText(R"({"description": )"));
    QVERIFY(!model.setBodyText("[]"));
    QCOMPARE(model.undoStack()->count(), steps);
    QCOMPARE(model.document().jobId(), u"b"_s);
}

void TestJobModel::serverProblemsGoWithTheEdit()
{
    job::JobModel model;
    model.setValue("/abortConfig/criteriaList/0/failureType"_ptr, u"ALL"_s);
    const auto ofService = [&] {
        return std::ranges::count(model.problems(), u"service.refusal"_s, &schema::Problem::rule);
    };
    const auto problem = [](const json::Pointer &at) {
        return schema::Problem{at, schema::Severity::Error, u"service.refusal"_s, u"No."_s, {}};
    };
    model.setServerProblems({problem("/abortConfig/criteriaList"_ptr), problem("/jobId"_ptr)});
    QCOMPARE(ofService(), 2);
    model.setValue("/description"_ptr, u"d"_s);
    QCOMPARE(ofService(), 2);
    model.setValue("/abortConfig/criteriaList/0/failureType"_ptr, u"FAILED"_s);
    QCOMPARE(ofService(), 1);
    QCOMPARE(std::ranges::count(model.problemsAt("/jobId"_ptr), u"service.refusal"_s, &schema::Problem::rule),
             1);
    model.replace({}, u"New"_s);
    QCOMPARE(ofService(), 0);
}

void TestJobModel::resetForgets()
{
    job::JobModel model;
    model.setValue("/jobId"_ptr, u"a"_s);
    QVERIFY(model.isModified());
    model.reset(job::JobDocument(QJsonObject{{"jobId"_L1, u"b"_s}}));
    QVERIFY(!model.isModified());
    QVERIFY(!model.undoStack()->canUndo());
    QCOMPARE(model.document().jobId(), u"b"_s);
}

QTEST_GUILESS_MAIN(TestJobModel)
#include "tst_jobmodel.moc"
