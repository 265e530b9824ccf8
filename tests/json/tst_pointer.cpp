// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/pointer.h"

#include <QTest>

using namespace fleetwright::json;
using namespace Qt::Literals::StringLiterals;

class TestPointer : public QObject
{
    Q_OBJECT

private slots:
    void readsAndWrites_data();
    void readsAndWrites();
    void refuses_data();
    void refuses();
    void index_data();
    void index();
    void knowsItsRelatives();
    void appends();
};

void TestPointer::readsAndWrites_data()
{
    // The examples of RFC 6901 section 5
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("tokens");
    QTest::newRow("whole") << u""_s << QStringList{};
    QTest::newRow("member") << u"/foo"_s << QStringList{u"foo"_s};
    QTest::newRow("item") << u"/foo/0"_s << QStringList{u"foo"_s, u"0"_s};
    QTest::newRow("empty name") << u"/"_s << QStringList{u""_s};
    QTest::newRow("slash") << u"/a~1b"_s << QStringList{u"a/b"_s};
    QTest::newRow("tilde") << u"/m~0n"_s << QStringList{u"m~n"_s};
    QTest::newRow("tilde then one") << u"/~01"_s << QStringList{u"~1"_s};
    QTest::newRow("per cent") << u"/c%d"_s << QStringList{u"c%d"_s};
    QTest::newRow("quote") << u"/k\"l"_s << QStringList{u"k\"l"_s};
    QTest::newRow("blank") << u"/ "_s << QStringList{u" "_s};
    QTest::newRow("trailing slash") << u"/a/"_s << QStringList{u"a"_s, u""_s};
    QTest::newRow("not Latin") << u"/größe/名"_s << QStringList{u"größe"_s, u"名"_s};
}

void TestPointer::readsAndWrites()
{
    QFETCH(QString, text);
    QFETCH(QStringList, tokens);
    const std::optional<Pointer> pointer = Pointer::parse(text);
    QVERIFY(pointer);
    QCOMPARE(pointer->tokens(), tokens);
    QCOMPARE(pointer->toString(), text);
    QCOMPARE(pointer->depth(), tokens.size());
    QCOMPARE(Pointer(tokens), *pointer);
    QCOMPARE(qHash(Pointer(tokens)), qHash(*pointer));
}

void TestPointer::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no slash") << u"foo"_s;
    QTest::newRow("tilde at the end") << u"/foo~"_s;
    QTest::newRow("tilde at a token's end") << u"/foo~/bar"_s;
    QTest::newRow("tilde two") << u"/~2"_s;
}

void TestPointer::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!Pointer::parse(text));
}

void TestPointer::index_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<qsizetype>("index");
    QTest::newRow("0") << u"0"_s << qsizetype(0);
    QTest::newRow("12") << u"12"_s << qsizetype(12);
    QTest::newRow("leading zero") << u"01"_s << qsizetype(-1);
    QTest::newRow("sign") << u"+1"_s << qsizetype(-1);
    QTest::newRow("minus") << u"-"_s << qsizetype(-1);
    QTest::newRow("empty") << u""_s << qsizetype(-1);
    QTest::newRow("name") << u"a1"_s << qsizetype(-1);
    QTest::newRow("other digits") << u"١"_s << qsizetype(-1);
    QTest::newRow("beyond 64 bit") << u"99999999999999999999"_s << qsizetype(-1);
}

void TestPointer::index()
{
    QFETCH(QString, token);
    QFETCH(qsizetype, index);
    QCOMPARE(Pointer({u"list"_s, token}).index(), index);
}

void TestPointer::knowsItsRelatives()
{
    const Pointer at = "/abortConfig/criteriaList/0"_ptr;
    QCOMPARE(at.leaf(), u"0"_s);
    QCOMPARE(at.parent(), "/abortConfig/criteriaList"_ptr);
    QCOMPARE(at.first(1), "/abortConfig"_ptr);
    QVERIFY(Pointer().isRoot());
    QVERIFY(Pointer().parent().isRoot());
    QCOMPARE(Pointer().leaf(), QString());
    QCOMPARE(Pointer().index(), qsizetype(-1));

    QVERIFY(at.contains(at));
    QVERIFY(Pointer().contains(at));
    QVERIFY("/abortConfig"_ptr.contains(at));
    QVERIFY(!at.contains("/abortConfig"_ptr));
    // A name that starts alike is another place
    QVERIFY(!"/abort"_ptr.contains("/abortConfig"_ptr));
    QVERIFY(!"/tags/1"_ptr.contains("/tags/10"_ptr));
}

void TestPointer::appends()
{
    QCOMPARE((Pointer() / u"tags"_s / qsizetype(3) / "Key"_L1).toString(), u"/tags/3/Key"_s);
    QCOMPARE((Pointer() / QStringView(u"a/b~c")).toString(), u"/a~1b~0c"_s);
}

QTEST_GUILESS_MAIN(TestPointer)
#include "tst_pointer.moc"
