// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/createjobspec.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::json::literals;
using namespace fleetwright::schema;
using namespace Qt::Literals::StringLiterals;

class TestFieldSpec : public QObject
{
    Q_OBJECT

private slots:
    void find_data();
    void find();
    void pathLabels_data();
    void pathLabels();
    void allowedTexts_data();
    void allowedTexts();
    void tableOrder();
};

void TestFieldSpec::find_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("label"); // empty: not known
    QTest::newRow("root") << u""_s << u"Job"_s;
    QTest::newRow("member") << u"/jobId"_s << u"Job id"_s;
    QTest::newRow("list item") << u"/targets/17"_s << u"Target"_s;
    QTest::newRow("member of an item") << u"/abortConfig/criteriaList/2/action"_s << u"Action"_s;
    QTest::newRow("map entry") << u"/documentParameters/any name"_s << u"Value"_s;
    QTest::newRow("unknown") << u"/nothing"_s << u""_s;
    QTest::newRow("wrong case") << u"/jobid"_s << u""_s;
    QTest::newRow("below a text") << u"/jobId/0"_s << u""_s;
    QTest::newRow("below the unknown") << u"/nothing/at/all"_s << u""_s;
}

void TestFieldSpec::find()
{
    QFETCH(QString, at);
    QFETCH(QString, label);
    const FieldSpec *spec = createJob().find(*json::Pointer::parse(at));
    QCOMPARE(spec ? fieldText(spec->label) : QString(), label);
}

void TestFieldSpec::pathLabels_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("label");
    QTest::newRow("member") << u"/jobId"_s << u"Job id"_s;
    QTest::newRow("nested") << u"/timeoutConfig/inProgressTimeoutInMinutes"_s
                            << u"Time-out: In-progress time-out"_s;
    QTest::newRow("list item") << u"/targets/0"_s << u"Targets 1"_s;
    QTest::newRow("member of an item")
        << u"/abortConfig/criteriaList/1/thresholdPercentage"_s << u"Abort: Abort criteria 2: Threshold"_s;
    QTest::newRow("map entry") << u"/documentParameters/filePath"_s << u"Document parameters: filePath"_s;
    QTest::newRow("unknown") << u"/x/y"_s << u"x: y"_s;
    QTest::newRow("no index") << u"/targets/x"_s << u"Targets: x"_s;
}

void TestFieldSpec::pathLabels()
{
    QFETCH(QString, at);
    QFETCH(QString, label);
    QCOMPARE(pathLabel(createJob(), *json::Pointer::parse(at)), label);
}

void TestFieldSpec::allowedTexts_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << u"/jobId"_s << u"letters, digits, - and _, 1 to 64 characters"_s;
    QTest::newRow("bytes") << u"/document"_s << u"at most 32,768 bytes"_s;
    QTest::newRow("list") << u"/targets"_s << u"1 to 100 entries"_s;
    QTest::newRow("integer") << u"/timeoutConfig/inProgressTimeoutInMinutes"_s
                             << u"1 to 10,080 minutes, whole numbers"_s;
    QTest::newRow("choice") << u"/targetSelection"_s << u"SNAPSHOT, CONTINUOUS"_s;
    QTest::newRow("no limit") << u"/schedulingConfig"_s << u""_s;
}

void TestFieldSpec::allowedTexts()
{
    QFETCH(QString, at);
    QFETCH(QString, text);
    QCOMPARE(allowedText(*createJob().find(*json::Pointer::parse(at))), text);
}

void TestFieldSpec::tableOrder()
{
    QCOMPARE(inTableOrder(createJob(), {}, {u"a"_s, u"document"_s, u"jobId"_s, u"z"_s, u"targets"_s}),
             QStringList({u"jobId"_s, u"targets"_s, u"document"_s, u"a"_s, u"z"_s}));
    QCOMPARE(inTableOrder(createJob(), "/tags/3"_ptr, {u"Value"_s, u"Key"_s}),
             QStringList({u"Key"_s, u"Value"_s}));
    // A map has no order of its own
    QCOMPARE(inTableOrder(createJob(), "/documentParameters"_ptr, {u"b"_s, u"a"_s}),
             QStringList({u"b"_s, u"a"_s}));
    QCOMPARE(inTableOrder(createJob(), "/unknown"_ptr, {u"b"_s, u"a"_s}), QStringList({u"b"_s, u"a"_s}));
}

QTEST_GUILESS_MAIN(TestFieldSpec)
#include "tst_fieldspec.moc"
