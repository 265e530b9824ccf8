// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/sourcetree.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright::test;

namespace
{

/// The arrows of the design: what a room may include besides itself. What those may, it may as well.
const QHash<QString, QStringList> &arrows()
{
    static const QHash<QString, QStringList> table{
        {u"app/base"_s, {}},
        {u"app/json"_s, {u"app/base"_s}},
        {u"app/schema"_s, {u"app/json"_s}},
        {u"app/job"_s, {u"app/schema"_s}},
        {u"app/exchange"_s, {u"app/job"_s}},
        {u"app/forecast"_s, {u"app/job"_s}},
        {u"app/aws"_s, {u"app/base"_s}},
        {u"app/identity"_s, {u"app/aws"_s}},
        {u"app/iot"_s, {u"app/aws"_s}},
        {u"app/storage"_s, {u"app/job"_s, u"app/iot"_s}},
        {u"app/sandbox"_s, {u"app/forecast"_s, u"app/storage"_s}},
        {u"app/session"_s, {u"app/exchange"_s, u"app/forecast"_s, u"app/storage"_s}},
        {u"app/submit"_s, {u"app/storage"_s}},
        {u"app/platform"_s, {u"app/identity"_s, u"app/storage"_s, u"app/sandbox"_s}},
        {u"app/cli"_s, {u"app/session"_s, u"app/submit"_s, u"app/platform"_s, u"app/sandbox"_s}},
        // services.h, which the rooms take that work with more than the job
        {u"ui"_s, {u"ui/common"_s}},
        {u"ui/style"_s, {}},
        {u"ui/common"_s, {u"ui/style"_s, u"app/identity"_s, u"app/session"_s, u"app/submit"_s}},
        {u"ui/form"_s, {u"ui/common"_s}},
        {u"ui/sections"_s, {u"ui/form"_s}},
        {u"ui/preview"_s, {u"ui/form"_s}},
        {u"ui/forecast"_s, {u"ui/form"_s, u"ui"_s}},
        {u"ui/submit"_s, {u"ui/preview"_s, u"ui"_s}},
        {u"ui/templates"_s, {u"ui/common"_s}},
        {u"ui/jobs"_s, {u"ui/common"_s}},
        {u"ui/connection"_s, {u"ui/common"_s}},
        {u"ui/signin"_s, {u"ui/common"_s}},
        {u"ui/compose"_s, {u"ui/sections"_s, u"ui/forecast"_s, u"ui/submit"_s}},
        {u"ui/window"_s, {u"ui/compose"_s, u"ui/templates"_s, u"ui/jobs"_s, u"ui/connection"_s}},
    };
    return table;
}

/// Rooms that may use a Qt module, `ui` for all of its rooms; every room may use QtCore.
const QHash<QString, QStringList> &modules()
{
    static const QHash<QString, QStringList> table{
        {u"QtGui"_s, {u"app/job"_s, u"app/session"_s, u"ui"_s}},
        {u"QtWidgets"_s, {u"ui"_s}},
        {u"QtNetwork"_s, {u"app/platform"_s, u"app/sandbox"_s, u"app/cli"_s}},
        {u"QtSql"_s, {u"app/storage"_s, u"app/sandbox"_s}},
    };
    return table;
}

QSet<QString> reachable(const QString &room)
{
    QSet<QString> seen{room};
    QStringList open{room};
    while (!open.isEmpty()) {
        const QStringList next = arrows().value(open.takeLast());
        for (const QString &other : next) {
            if (!seen.contains(other)) {
                seen.insert(other);
                open.append(other);
            }
        }
    }
    return seen;
}

QStringList sources()
{
    return filesIn({u"app"_s, u"ui"_s}, {u"*.h"_s, u"*.cpp"_s});
}

/// The door puts the parts together, so it alone may see all of them.
bool isDoor(const QString &path)
{
    return path == "ui/main.cpp"_L1;
}

QString where(const QString &path, const Include &include)
{
    return u"%1:%2: includes %3"_s.arg(path, QString::number(include.line), include.name);
}

/// Whether a header of Qt Widgets, of a library of widgets, or QAction, is among what a file includes, or
/// what that includes.
bool reachesWidgets(const QString &file)
{
    QSet<QString> seen{file};
    QStringList open{file};
    while (!open.isEmpty()) {
        for (const Include &include : includesOf(open.takeLast())) {
            if (include.system) {
                if (include.name == "QAction"_L1 || include.name.startsWith("Qsci/"_L1) ||
                    qtModuleOf(include.name) == "QtWidgets"_L1)
                    return true;
            } else if (!seen.contains(include.name)) {
                seen.insert(include.name);
                open.append(include.name);
            }
        }
    }
    return false;
}

} // namespace

/// Holds the includes of app/ and ui/ against the design.
class TestLayering : public QObject
{
    Q_OBJECT

private slots:
    void everyRoomHasArrows();
    void includesFollowTheArrows();
    void qtModulesStayInTheirRooms();
    void whatHasNoWidgetIsNotInUi();
    void projectIncludesAreQuotedAndThere();
    void settingsAreReadThroughTheirTable();
    void onlyTheStyleDraws();
    void filesOfARoomHaveAnOrder_data();
    void filesOfARoomHaveAnOrder();
};

void TestLayering::everyRoomHasArrows()
{
    QSet<QString> rooms;
    for (const QString &path : sources()) {
        const QString room = roomOf(path);
        QVERIFY2(!room.isEmpty(), qPrintable(path + u": is in no room"_s));
        QVERIFY2(arrows().contains(room), qPrintable(path + u": the design knows no room "_s + room));
        rooms.insert(room);
    }
    QVERIFY2(rooms.size() >= 10, "the sources were not found");
}

void TestLayering::includesFollowTheArrows()
{
    QStringList offences;
    for (const QString &path : sources()) {
        if (isDoor(path))
            continue;
        const QString room = roomOf(path);
        const QSet<QString> allowed = reachable(room);
        for (const Include &include : includesOf(path)) {
            const QString other = roomOf(include.name);
            if (!other.isEmpty() && !allowed.contains(other))
                offences.append(u"%1, which %2 may not see"_s.arg(where(path, include), room));
        }
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestLayering::qtModulesStayInTheirRooms()
{
    QCOMPARE(qtModuleOf(u"QWidget"_s), u"QtWidgets"_s);
    QCOMPARE(qtModuleOf(u"QtWidgets/QWidget"_s), u"QtWidgets"_s);
    QCOMPARE(qtModuleOf(u"QUndoStack"_s), u"QtGui"_s);
    QCOMPARE(qtModuleOf(u"QTcpServer"_s), u"QtNetwork"_s);
    QCOMPARE(qtModuleOf(u"vector"_s), QString());

    QStringList offences;
    for (const QString &path : sources()) {
        for (const Include &include : includesOf(path)) {
            const QString module = include.system ? qtModuleOf(include.name) : QString();
            const QString room = path.startsWith("ui/"_L1) ? u"ui"_s : roomOf(path);
            if (modules().contains(module) && !isDoor(path) && !modules().value(module).contains(room))
                offences.append(u"%1 of %2"_s.arg(where(path, include), module));
        }
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestLayering::whatHasNoWidgetIsNotInUi()
{
    // Item models of one view may stay beside it; icons and colours are the window's look.
    static const QRegularExpression mayStay(u"(model|/common/sign|/style/\\w+)\\.cpp$"_s);
    QStringList offences;
    for (const QString &path : filesIn({u"ui"_s}, {u"*.cpp"_s})) {
        if (!mayStay.match(path).hasMatch() && !reachesWidgets(path))
            offences.append(path);
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
    QVERIFY(!reachesWidgets(u"app/job/jobmodel.cpp"_s));
}

void TestLayering::projectIncludesAreQuotedAndThere()
{
    QStringList offences;
    for (const QString &path : sources()) {
        for (const Include &include : includesOf(path)) {
            const bool ours = include.name.startsWith("app/"_L1) || include.name.startsWith("ui/"_L1);
            const bool madeByMoc = include.name.endsWith(".moc"_L1);
            if (include.system ? ours : !madeByMoc && (!ours || textOf(include.name).isEmpty()))
                offences.append(where(path, include));
        }
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestLayering::settingsAreReadThroughTheirTable()
{
    QStringList holders;
    for (const QString &path : sources()) {
        for (const Include &include : includesOf(path)) {
            if (include.name == "QSettings"_L1)
                holders.append(path);
        }
    }
    QCOMPARE(holders, QStringList(u"app/storage/settings.h"_s));
}

/// A style sheet puts another style before ours, for its widget and all within.
void TestLayering::onlyTheStyleDraws()
{
    QStringList offences;
    for (const QString &path : filesIn({u"ui"_s}, {u"*.h"_s, u"*.cpp"_s})) {
        if (textOf(path).contains("setStyleSheet"))
            offences.append(path);
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestLayering::filesOfARoomHaveAnOrder_data()
{
    QTest::addColumn<QString>("room");
    for (const QString &room :
         {u"app/json"_s, u"app/schema"_s, u"app/forecast"_s, u"app/identity"_s, u"app/iot"_s,
          u"app/storage"_s, u"app/sandbox"_s, u"app/session"_s, u"app/submit"_s})
        QTest::newRow(qPrintable(room)) << room;
}

/// A header and its source are one; from the bottom up, each may see only those below it.
void TestLayering::filesOfARoomHaveAnOrder()
{
    QFETCH(QString, room);
    const auto stem = [](const QString &path) { return path.left(path.lastIndexOf(u'.')); };
    QHash<QString, QSet<QString>> above;
    for (const QString &path : sources()) {
        if (roomOf(path) != room)
            continue;
        QSet<QString> &seen = above[stem(path)];
        for (const Include &include : includesOf(path)) {
            if (!include.system && roomOf(include.name) == room && stem(include.name) != stem(path))
                seen.insert(stem(include.name));
        }
    }
    QVERIFY(!above.isEmpty());
    for (bool foundOne = true; std::exchange(foundOne, false);) {
        const QStringList left = above.keys();
        for (const QString &file : left) {
            if (std::ranges::any_of(above.value(file),
                                    [&](const QString &one) { return above.contains(one); }))
                continue;
            above.remove(file);
            foundOne = true;
        }
    }
    QVERIFY2(above.isEmpty(), qPrintable(u"in a circle: "_s + above.keys().join(u", "_s)));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
