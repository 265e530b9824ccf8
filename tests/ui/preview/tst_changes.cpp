// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job/changes.h"

#include "ui/preview/changespane.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

namespace
{

QJsonValue parsed(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheDeepestPlaces_data();
    void tellsTheDeepestPlaces();
    void followsTheSchemasOrder();
    void countsFromTheStart();
    void takesBackOneValue();
};

void TestChanges::tellsTheDeepestPlaces_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QStringList>("places");
    QTest::newRow("same") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1})") << QStringList();
    QTest::newRow("changed") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":2})") << QStringList{u"/a"_s};
    QTest::newRow("added") << QByteArray("{}") << QByteArray(R"({"a":{"b":1}})") << QStringList{u"/a"_s};
    QTest::newRow("removed") << QByteArray(R"({"a":1,"b":2})") << QByteArray(R"({"b":2})")
                             << QStringList{u"/a"_s};
    QTest::newRow("nested") << QByteArray(R"({"a":{"b":1,"c":2}})") << QByteArray(R"({"a":{"b":1,"c":3}})")
                            << QStringList{u"/a/c"_s};
    QTest::newRow("list") << QByteArray(R"({"a":[1,2]})") << QByteArray(R"({"a":[1,3,4]})")
                          << QStringList{u"/a/1"_s, u"/a/2"_s};
    QTest::newRow("another kind") << QByteArray(R"({"a":[1]})") << QByteArray(R"({"a":{}})")
                                  << QStringList{u"/a"_s};
}

void TestChanges::tellsTheDeepestPlaces()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, now);
    QStringList places;
    for (const job::Change &change : job::changesBetween(parsed(before), parsed(now)))
        places.append(change.at.toString());
    QTEST(places, "places");
}

void TestChanges::followsTheSchemasOrder()
{
    const QJsonObject now = parsed(R"({"tags":[],"targets":["y"],"description":"x","zzz":1})").toObject();
    const QByteArray text = job::JobDocument(now).text();
    qsizetype last = -1;
    const auto changes = job::changesBetween(QJsonObject(), now);
    QCOMPARE(changes.size(), 4);
    for (const job::Change &change : changes) {
        const qsizetype place = text.indexOf('"' + change.at.leaf().toUtf8() + '"');
        QVERIFY(place > last);
        last = place;
    }
}

void TestChanges::countsFromTheStart()
{
    job::JobModel job;
    ui::ChangesPane pane(job);
    QCOMPARE(pane.count(), 0);
    job.setValue("/description"_ptr, u"new"_s);
    QCOMPARE(pane.count(), 1);
    pane.setStart(job.document(), u"the file a.json"_s);
    QCOMPARE(pane.count(), 0);
    pane.show();
    QCOMPARE(pane.findChild<QLabel *>(u"changesHead"_s)->text(), u"Nothing differs from the file a.json."_s);
}

void TestChanges::takesBackOneValue()
{
    job::JobModel job;
    job.reset(job::JobDocument(parsed(R"({"description":"old","tags":[]})").toObject()));
    ui::ChangesPane pane(job);
    pane.setStart(job.document(), u"the start"_s);
    job.setValue("/description"_ptr, u"new"_s);
    job.setValue("/tags"_ptr, QJsonValue::Undefined);
    pane.show();
    auto *list = pane.findChild<QTreeWidget *>(u"changesList"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(1), u"old"_s);
    QCOMPARE(list->topLevelItem(0)->text(2), u"new"_s);
    list->setCurrentItem(list->topLevelItem(0));
    pane.findChild<QPushButton *>(u"changeTakeBack"_s)->click();
    QCOMPARE(job.value("/description"_ptr), QJsonValue(u"old"_s));
    QCOMPARE(pane.count(), 1);
    job.undoStack()->undo();
    QCOMPARE(job.value("/description"_ptr), QJsonValue(u"new"_s));
}

QTEST_MAIN(TestChanges)
#include "tst_changes.moc"
