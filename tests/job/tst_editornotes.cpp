// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/jobmodel.h"
#include "app/json/edit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using json::literals::operator""_ptr;

class TestEditorNotes : public QObject
{
    Q_OBJECT

private slots:
    void whatIsANote_data();
    void whatIsANote();
    void goBackWhereTheyStood();
    void followEdits_data();
    void followEdits();
    void followTheText();
    void typedNotes();
    void undoBringsThemBack();
    void clashesKeepBoth();
    void keepTheirNeighbours();
};

namespace
{

const QByteArray commented = R"({
    "$schema": "./create-job.schema.json",
    "// 1": "the canary first",
    "jobId": "fw-1",
    "_comment": [
        "of the targets",
        2
    ],
    "targets": [
        "arn:aws:iot:eu-west-1:123456789012:thing/a"
    ],
    "document": "{\"_comment\":\"for the device\"}",
    "jobExecutionsRolloutConfig": {
        "_comment_rate": "slow",
        "maximumPerMinute": 5,
        "exponentialRate": {
            "baseRatePerMinute": 1,
            "incrementFactor": 2,
            "rateIncreaseCriteria": {
                "numberOfNotifiedThings": 10,
                "//": {
                    "deep": true
                }
            }
        }
    },
    "abortConfig": {
        "criteriaList": [
            {
                "//": "first",
                "failureType": "FAILED",
                "action": "CANCEL",
                "thresholdPercentage": 5,
                "minNumberOfExecutedThings": 1
            },
            {
                "failureType": "REJECTED",
                "//": "second",
                "action": "CANCEL",
                "thresholdPercentage": 6,
                "minNumberOfExecutedThings": 1
            }
        ]
    },
    "tags": [
        {
            "Key": "a",
            "Value": "b",
            "_comments": "at the end"
        }
    ]
})";

job::JobDocument parsed(const QByteArray &text)
{
    const auto document = job::JobDocument::parse(text);
    return document ? *document : job::JobDocument();
}

/// Where the note with this value stands.
QString placeOf(const job::JobDocument &document, const QJsonValue &value)
{
    for (const job::EditorNotes::Note &note : document.notes().notes()) {
        if (note.value == value)
            return (note.object / note.name).toString();
    }
    return u"nowhere"_s;
}

} // namespace

void TestEditorNotes::whatIsANote_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("notes");
    const auto row = [](const char *name, const char *text, int notes) {
        QTest::newRow(name) << QByteArray(text) << notes;
    };
    row("schema", R"({"$schema":"x"})", 1);
    row("schema below", R"({"tags":[{"$schema":"x"}]})", 0);
    row("slashes", R"({"//":1,"// a":2,"//a":3})", 3);
    row("comment", R"({"_comment":1,"_comments":2,"_comment_x":3})", 3);
    row("comment without the line", R"({"comment":1})", 0);
    row("one slash", R"({"/":1})", 0);
    row("another case", R"({"_Comment":1,"$Schema":2})", 0);
    row("in the document", R"({"document":"{\"//\":1}"})", 0);
    row("in an unknown member", R"({"later":{"//":1}})", 1);
    row("in a list of lists", R"({"later":[[{"//":1}]]})", 1);
    row("within a note", R"({"//":{"//":1}})", 1);
    row("a text of a list", R"({"targets":["// a"]})", 0);
}

void TestEditorNotes::whatIsANote()
{
    QFETCH(QByteArray, text);
    const job::JobDocument document = parsed(text);
    QTEST(int(document.notes().count()), "notes");
    QCOMPARE(document.fileRoot(), QJsonDocument::fromJson(text).object());
    if (!document.notes().isEmpty())
        QVERIFY(!document.text().contains("//") && !document.text().contains("_comment") &&
                !document.text().contains("$schema"));
}

void TestEditorNotes::goBackWhereTheyStood()
{
    const job::JobDocument document = parsed(commented);
    QCOMPARE(document.notes().count(), 8);
    for (const QByteArray &sent : {document.text(), document.body()}) {
        QVERIFY2(!sent.contains("//") && !sent.contains("$schema"), sent.constData());
        QCOMPARE(sent.count("_comment"), 1); // the device's own
    }
    QCOMPARE(document.fileText(), commented);
    QCOMPARE(parsed(document.fileText()), document);
}

void TestEditorNotes::followEdits_data()
{
    QTest::addColumn<int>("edit");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, int edit, const char *value, const char *place) {
        QTest::newRow(name) << edit << QString::fromUtf8(value) << QString::fromUtf8(place);
    };
    row("a value beside it", 0, "first", "/abortConfig/criteriaList/0/~1~1");
    row("its item changed", 0, "second", "/abortConfig/criteriaList/1/~1~1");
    row("an item before", 1, "first", "/abortConfig/criteriaList/1/~1~1");
    row("an item before, the next", 1, "second", "/abortConfig/criteriaList/2/~1~1");
    row("an item between", 2, "second", "/abortConfig/criteriaList/2/~1~1");
    row("swapped", 3, "first", "/abortConfig/criteriaList/1/~1~1");
    row("swapped, the other", 3, "second", "/abortConfig/criteriaList/0/~1~1");
    row("its item gone", 4, "first", "/abortConfig/~1~1");
    row("the item before gone", 4, "second", "/abortConfig/criteriaList/0/~1~1");
    row("another member gone", 5, "slow", "/jobExecutionsRolloutConfig/_comment_rate");
    row("renamed", 6, "first", "/AbortConfig/criteriaList/0/~1~1");
    row("renamed, another", 6, "at the end", "/tags/0/_comments");
}

void TestEditorNotes::followEdits()
{
    QFETCH(int, edit);
    QFETCH(QString, value);
    job::JobModel model;
    model.reset(parsed(commented));
    const json::Pointer list = "/abortConfig/criteriaList"_ptr;
    const QJsonObject item{{u"failureType"_s, u"ALL"_s}};
    switch (edit) {
    case 0:
        model.setValue(list / qsizetype(1) / u"thresholdPercentage"_s, 7);
        break;
    case 1:
        model.insertItem(list, 0, item);
        break;
    case 2:
        model.insertItem(list, 1, item);
        break;
    case 3:
        model.moveItem(list, 0, 1);
        break;
    case 4:
        model.removeItem(list, 0);
        break;
    case 5:
        model.remove("/jobExecutionsRolloutConfig/exponentialRate"_ptr);
        break;
    default:
        model.apply({{"/abortConfig"_ptr, QJsonValue::Undefined},
                     {"/AbortConfig"_ptr, model.value("/abortConfig"_ptr)}},
                    u"Rename"_s);
        break;
    }
    QCOMPARE(model.document().notes().count(), 8);
    const QJsonObject file = model.document().fileRoot();
    QTEST(placeOf(model.document(), value), "place");
    QFETCH(QString, place);
    QCOMPARE(json::valueAt(file, *json::Pointer::parse(place)), QJsonValue(value));
}

void TestEditorNotes::followTheText()
{
    job::JobModel model;
    model.reset(parsed(commented));
    // The body as the pane shows it, without the first criterion and with another id
    job::JobDocument edited(model.document().root());
    edited =
        edited.with("/abortConfig/criteriaList/0"_ptr, QJsonValue::Undefined).with("/jobId"_ptr, u"fw-2"_s);
    QVERIFY(model.setBodyText(edited.text()));
    QCOMPARE(model.document().notes().count(), 8);
    QCOMPARE(placeOf(model.document(), u"second"_s), u"/abortConfig/criteriaList/0/~1~1"_s);
    // An object that is gone: its note stands around it, and comes back with it
    QVERIFY(model.setBodyText("{}"));
    QCOMPARE(model.document().fileRoot().value("_comment_rate"_L1), QJsonValue(u"slow"_s));
    model.setValue("/jobExecutionsRolloutConfig/maximumPerMinute"_ptr, 6);
    QCOMPARE(json::valueAt(model.document().fileRoot(), "/jobExecutionsRolloutConfig/_comment_rate"_ptr),
             QJsonValue(u"slow"_s));
}

void TestEditorNotes::typedNotes()
{
    job::JobModel model;
    model.reset(parsed(R"({"//":"old","jobId":"a"})"));
    // Each keystroke gives a text; only the last one counts
    for (const char *text : {R"({"_comment":1})", R"({"_comment1":1})", R"({"_comment12":"x"})",
                             R"({"_comment12":"xy","description":"d"})"})
        QVERIFY(model.setBodyText(text));
    model.endMerging();
    QCOMPARE(model.document().fileRoot(), QJsonObject({{u"//"_s, u"old"_s},
                                                       {u"_comment12"_s, u"xy"_s},
                                                       {u"description"_s, u"d"_s},
                                                       {u"jobId"_s, u"a"_s}}));
    // What is not in the text afterwards stays in the file
    QVERIFY(model.setBodyText(R"({"description":"e"})"));
    QCOMPARE(model.document().notes().count(), 2);
    QVERIFY(model.setBodyText(R"({"$schema":"s","description":"e"})"));
    QCOMPARE(model.document().notes().count(), 3);
    QVERIFY(!model.document().body().contains("schema"));
    // One of the same name takes the place of the other
    model.endMerging();
    QVERIFY(model.setBodyText(R"({"//":"new","description":"e"})"));
    QCOMPARE(model.document().notes().count(), 3);
    QCOMPARE(placeOf(model.document(), u"new"_s), u"/~1~1"_s);
}

void TestEditorNotes::undoBringsThemBack()
{
    job::JobModel model;
    model.reset(parsed(commented));
    const job::JobDocument before = model.document();
    model.removeItem("/abortConfig/criteriaList"_ptr, 0);
    model.remove("/tags"_ptr);
    QVERIFY(model.setBodyText(R"({"_comment_new":1})"));
    while (model.undoStack()->canUndo())
        model.undoStack()->undo();
    QCOMPARE(model.document(), before);
    QCOMPARE(model.document().fileText(), commented);
}

void TestEditorNotes::clashesKeepBoth()
{
    const job::JobDocument document =
        parsed(R"({"//":"outer","tags":[{"//":"inner"}]})").with("/tags"_ptr, QJsonValue::Undefined);
    QCOMPARE(document.fileRoot(), QJsonObject({{u"//"_s, u"outer"_s}, {u"// 2"_s, u"inner"_s}}));
}

void TestEditorNotes::keepTheirNeighbours()
{
    const QByteArray text = R"({
    "//z": 1,
    "//a": 2,
    "jobId": "a",
    "_comment_b": 3,
    "_comment_a": 4,
    "Tags": [],
    "//y": 5,
    "//b": 6
})";
    job::JobDocument document = parsed(text);
    QCOMPARE(document.fileText(), text);
    // Also where the neighbour gets its right name
    document = document.with({{"/Tags"_ptr, QJsonValue::Undefined}, {"/tags"_ptr, QJsonArray()}});
    QCOMPARE(document.fileText(), QByteArray(text).replace("Tags", "tags"));
    // and first where it is gone
    document = document.with("/tags"_ptr, QJsonValue::Undefined);
    QVERIFY2(
        document.fileText().startsWith("{\n    \"_comment_b\": 3,\n    \"_comment_a\": 4,\n    \"//z\": 1"),
        document.fileText().constData());
}

QTEST_GUILESS_MAIN(TestEditorNotes)
#include "tst_editornotes.moc"
