// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/targetnames.h"
#include "tests/ui/sections/formfixture.h"
#include "tests/ui/support/world.h"
#include "ui/common/banner.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using fleetwright::json::operator""_ptr;
using fleetwright::test::FormFixture;

/// Targets are added from text that somebody wrote for other purposes, and their types are put right.
class TestTargets : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNoNameStaysInTheField();
    void typesCanBeChanged();
    void theTypeIsAskedWhereBothExist();
};

void TestTargets::whatIsNoNameStaysInTheField()
{
    test::World world; // with its texts in English
    FormFixture form;
    auto *entry = form.find<QLineEdit>("targets", "targetEntry");
    QGuiApplication::clipboard()->setText(
        u"# the new line\n- pump-1\nbad name with spaces\npump-2 # spare\nnäme\n"_s);
    form.click("targets", "pasteTargets");
    const QString start = u"arn:aws:iot:eu-west-1:123456789012:thing/"_s;
    QCOMPARE(form.value("/targets").toArray(), QJsonArray({start + u"pump-1"_s, start + u"pump-2"_s}));
    QCOMPARE(entry->text(), u"bad name with spaces; näme"_s);
    auto *notice = form.find<ui::Banner>("targets", "notice");
    QVERIFY2(notice->text().startsWith(u"2 texts are neither"_s), qPrintable(notice->text()));
    // Put right, they are added
    entry->setText(u"name; good-name"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(form.value("/targets").toArray().size(), 4);
    QVERIFY(entry->text().isEmpty());
    QVERIFY(!notice->isVisible());
}

void TestTargets::typesCanBeChanged()
{
    const QString thing = u"arn:aws:iot:eu-west-1:123456789012:thing/"_s;
    const QString group = u"arn:aws:iot:eu-west-1:123456789012:thinggroup/"_s;
    FormFixture form;
    form.model.setValue("/targets"_ptr, QJsonArray{thing + u"a"_s, u"nothing"_s, group + u"b"_s});
    QCoreApplication::processEvents();
    auto *table = form.find<QTableView>("targets", "targetTable");
    table->setFocus();
    table->selectAll();
    form.click("targets", "switchTargets");
    QCOMPARE(form.value("/targets").toArray(), QJsonArray({group + u"a"_s, u"nothing"_s, thing + u"b"_s}));
    form.undo();
    QCOMPARE(form.value("/targets").toArray(), QJsonArray({thing + u"a"_s, u"nothing"_s, group + u"b"_s}));

    const QModelIndex type = table->model()->index(2, 1);
    QCOMPARE(type.data().toString(), u"Thing group"_s);
    table->edit(type);
    auto *box = table->findChild<QComboBox *>();
    QVERIFY(box);
    QCOMPARE(box->currentText(), u"Thing group"_s);
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(form.value("/targets").toArray().at(2).toString(), thing + u"b"_s);
    QVERIFY2(!(table->model()->flags(table->model()->index(1, 1)) & Qt::ItemIsEditable), "it has no type");
}

void TestTargets::theTypeIsAskedWhereBothExist()
{
    test::World world;
    FormFixture form;
    session::TargetNames names(form.model, world.inUse, world.clients);
    form.page->setTargetNames(names);
    auto *question = form.find<ui::Banner>("targets", "question");
    const auto arn = [](const QString &resource) {
        return u"arn:aws:iot:eu-west-1:123456789012:"_s + resource;
    };
    form.model.setValue("/targets"_ptr, QJsonArray{arn(u"thing/a"_s), arn(u"thing/b"_s), arn(u"thing/c"_s)});
    QCoreApplication::processEvents();
    for (const QString &name : {u"thing/a"_s, u"thing/b"_s, u"thing/c"_s})
        emit names.bothExist(arn(name));
    QVERIFY2(question->text().contains(u"“a”"_s), qPrintable(question->text()));
    form.click("targets", "meansGroup");
    QVERIFY2(question->text().contains(u"“b”"_s), qPrintable(question->text()));
    form.click("targets", "meansThing");
    QVERIFY2(question->text().contains(u"“c”"_s), qPrintable(question->text()));
    QCOMPARE(form.value("/targets").toArray(),
             QJsonArray({arn(u"thinggroup/a"_s), arn(u"thing/b"_s), arn(u"thing/c"_s)}));
    // A target that has gone is no question any more
    form.model.setValue("/targets"_ptr, QJsonArray{arn(u"thing/b"_s)});
    QCoreApplication::processEvents();
    QVERIFY(!question->isVisible());
}

QTEST_MAIN(TestTargets)
#include "tst_targets.moc"
