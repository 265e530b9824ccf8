// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/edit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace fleetwright::json;
using namespace Qt::Literals::StringLiterals;

namespace
{

QJsonValue json(const QByteArray &text)
{
    // In a list, so that plain values can be written too; an empty text is Undefined
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                          : QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

} // namespace

class TestEdit : public QObject
{
    Q_OBJECT

private slots:
    void valueAt_data();
    void valueAt();
    void withValue_data();
    void withValue();
    void withItem_data();
    void withItem();
    void leavesTheOldValueAlone();
    void takesANullName();
};

/// Qt 6.8.2 crashes on a null name that is inserted beside one that is not ASCII.
void TestEdit::takesANullName()
{
    const QJsonValue changed =
        fleetwright::json::withValue(json(R"({"größe":1})"), Pointer(QStringList{QString()}), 2);
    QCOMPARE(changed, json(R"({"größe":1,"":2})"));
}

void TestEdit::valueAt_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("member") << u"/a"_s << "1"_ba;
    QTest::newRow("item") << u"/list/1"_s << "\"y\""_ba;
    QTest::newRow("in an item") << u"/objects/0/k"_s << "true"_ba;
    QTest::newRow("null is a value") << u"/none"_s << "null"_ba;
    QTest::newRow("odd name") << u"/a~1b"_s << "2"_ba;
    QTest::newRow("absent member") << u"/b"_s << QByteArray();
    QTest::newRow("past the end") << u"/list/2"_s << QByteArray();
    QTest::newRow("no index") << u"/list/x"_s << QByteArray();
    QTest::newRow("below a number") << u"/a/b"_s << QByteArray();
}

void TestEdit::valueAt()
{
    QFETCH(QString, at);
    QFETCH(QByteArray, expected);
    const QJsonValue root = json(R"({"a":1,"list":["x","y"],"objects":[{"k":true}],"none":null,"a/b":2})");
    QCOMPARE(fleetwright::json::valueAt(root, *Pointer::parse(at)), json(expected));
    QCOMPARE(fleetwright::json::valueAt(root, {}), root);
}

void TestEdit::withValue_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("replace a member") << R"({"a":1,"b":2})"_ba << u"/a"_s << "3"_ba << R"({"a":3,"b":2})"_ba;
    QTest::newRow("add a member") << R"({"a":1})"_ba << u"/b"_s << "2"_ba << R"({"a":1,"b":2})"_ba;
    QTest::newRow("make parents") << "{}"_ba << u"/a/b/c"_s << "1"_ba << R"({"a":{"b":{"c":1}}})"_ba;
    QTest::newRow("make a list") << "{}"_ba << u"/a/0"_s << "1"_ba << R"({"a":[1]})"_ba;
    QTest::newRow("make a list of objects") << "{}"_ba << u"/a/0/k"_s << "1"_ba << R"({"a":[{"k":1}]})"_ba;
    QTest::newRow("replace an item") << R"({"a":[1,2]})"_ba << u"/a/1"_s << "3"_ba << R"({"a":[1,3]})"_ba;
    QTest::newRow("append an item") << R"({"a":[1]})"_ba << u"/a/1"_s << "2"_ba << R"({"a":[1,2]})"_ba;
    QTest::newRow("beyond the end") << R"({"a":[1]})"_ba << u"/a/2"_s << "2"_ba << R"({"a":[1]})"_ba;
    QTest::newRow("take out a member") << R"({"a":1,"b":2})"_ba << u"/a"_s << ""_ba << R"({"b":2})"_ba;
    QTest::newRow("take out an item") << R"({"a":[1,2,3]})"_ba << u"/a/1"_s << ""_ba << R"({"a":[1,3]})"_ba;
    QTest::newRow("take out the absent") << R"({"a":1})"_ba << u"/b/c"_s << ""_ba << R"({"a":1})"_ba;
    QTest::newRow("replace a plain parent")
        << R"({"a":1})"_ba << u"/a/b"_s << "2"_ba << R"({"a":{"b":2}})"_ba;
    QTest::newRow("the whole") << R"({"a":1})"_ba << u""_s << "[]"_ba << "[]"_ba;
    QTest::newRow("null is kept") << R"({"a":1})"_ba << u"/a"_s << "null"_ba << R"({"a":null})"_ba;
    QTest::newRow("name of digits") << R"({"a":{"x":1}})"_ba << u"/a/0"_s << "2"_ba
                                    << R"({"a":{"0":2,"x":1}})"_ba;
}

void TestEdit::withValue()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, at);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, after);
    QCOMPARE(fleetwright::json::withValue(json(before), *Pointer::parse(at), json(value)), json(after));
}

void TestEdit::withItem_data()
{
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("first") << qsizetype(0) << "[9,1,2]"_ba;
    QTest::newRow("between") << qsizetype(1) << "[1,9,2]"_ba;
    QTest::newRow("last") << qsizetype(2) << "[1,2,9]"_ba;
    QTest::newRow("beyond the end") << qsizetype(7) << "[1,2,9]"_ba;
    QTest::newRow("before the start") << qsizetype(-1) << "[9,1,2]"_ba;
}

void TestEdit::withItem()
{
    QFETCH(qsizetype, position);
    QFETCH(QByteArray, after);
    const QJsonValue root = json(R"({"a":[1,2]})");
    const QJsonValue changed = fleetwright::json::withItem(root, "/a"_ptr, position, 9);
    QCOMPARE(fleetwright::json::valueAt(changed, "/a"_ptr), json(after));
    QCOMPARE(fleetwright::json::withItem(json("{}"), "/new"_ptr, position, 9), json(R"({"new":[9]})"));
}

void TestEdit::leavesTheOldValueAlone()
{
    const QJsonValue before = json(R"({"a":{"b":[1,2]}})");
    const QJsonValue after = fleetwright::json::withValue(before, "/a/b/0"_ptr, 5);
    QCOMPARE(before, json(R"({"a":{"b":[1,2]}})"));
    QCOMPARE(after, json(R"({"a":{"b":[5,2]}})"));
}

QTEST_GUILESS_MAIN(TestEdit)
#include "tst_edit.moc"
