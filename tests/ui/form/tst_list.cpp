// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/createjobspec.h"
#include "ui/form/listeditor.h"
#include "ui/form/mapeditor.h"
#include "ui/form/pasteditems.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using fleetwright::json::operator""_ptr;

/// Lists and maps, bound to a job.
class TestList : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void pastedItems_data();
    void pastedItems();
    void pastesLinesAsOneStep();
    void pasteIntoACellMakesRows();
    void followsTheJob();
    void showsNoMoreThanTheWindowBears();
    void aRowsFixIsApplied();
    void aLongMapHasNoRows();
    void whatIsNoListHasNoRows();
    void namesOfAMapAreTypedLetterByLetter();
    void aNameIsNotTakenTwice();
    void aMapFollowsTheJob();

private:
    [[nodiscard]] QList<QLineEdit *> lines() const;

    std::unique_ptr<job::JobModel> m_model;
    std::unique_ptr<QWidget> m_window;
    ui::FormScope *m_scope = nullptr;
    ui::ListEditor *m_tags = nullptr;
    ui::MapEditor *m_map = nullptr;
};

void TestList::init()
{
    m_window.reset();
    m_model = std::make_unique<job::JobModel>();
    m_window = std::make_unique<QWidget>();
    m_scope = new ui::FormScope(*m_model, schema::createJob(), m_window.get());
    m_tags = new ui::ListEditor(*m_scope, *schema::createJob().member(u"tags"), "/tags"_ptr,
                                ui::ListEditor::Order::Free, m_window.get());
    m_map = new ui::MapEditor(*m_scope, *schema::createJob().member(u"documentParameters"),
                              "/documentParameters"_ptr, m_window.get());
    m_scope->settle();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QList<QLineEdit *> TestList::lines() const
{
    QList<QLineEdit *> lines = m_map->findChildren<QLineEdit *>(u"name"_s);
    lines.removeIf([](const QLineEdit *line) { return !line->isVisible(); });
    return lines;
}

void TestList::pastedItems_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QJsonArray>("items");
    const auto tag = [](const QString &key, const QString &value) {
        return QJsonObject{{u"Key"_s, key}, {u"Value"_s, value}};
    };
    QTest::newRow("key=value") << u"/tags"_s << u"a=1\nb=x=y\r\n\n"_s
                               << QJsonArray({tag(u"a"_s, u"1"_s), tag(u"b"_s, u"x=y"_s)});
    QTest::newRow("tabs") << u"/tags"_s << u"a=b\tc"_s << QJsonArray({tag(u"a=b"_s, u"c"_s)});
    QTest::newRow("key alone") << u"/tags"_s << u" a "_s << QJsonArray({QJsonObject{{u"Key"_s, u"a"_s}}});
    QTest::newRow("JSON") << u"/tags"_s << u"[{\"Key\": \"a\", \"odd\": 1}]"_s
                          << QJsonArray({QJsonObject{{u"Key"_s, u"a"_s}, {u"odd"_s, 1}}});
    QTest::newRow("ARNs") << u"/destinationPackageVersions"_s << u"arn:a\n arn:b \n"_s
                          << QJsonArray({u"arn:a"_s, u"arn:b"_s});
    QTest::newRow("numbers")
        << u"/jobExecutionsRetryConfig/criteriaList"_s << u"FAILED,3\nTIMED_OUT,x"_s
        << QJsonArray({QJsonObject{{u"failureType"_s, u"FAILED"_s}, {u"numberOfRetries"_s, 3}},
                       QJsonObject{{u"failureType"_s, u"TIMED_OUT"_s}, {u"numberOfRetries"_s, u"x"_s}}});
    QTest::newRow("nothing") << u"/tags"_s << u" \n\n"_s << QJsonArray();
}

void TestList::pastedItems()
{
    QFETCH(QString, list);
    QFETCH(QString, text);
    QFETCH(QJsonArray, items);
    const schema::FieldSpec *spec = schema::createJob().find(*json::Pointer::parse(list));
    QVERIFY(spec);
    QJsonArray found;
    for (const QJsonValue &item : ui::pastedItems(*spec->element(), text))
        found.append(item);
    QCOMPARE(found, items);
}

void TestList::pastesLinesAsOneStep()
{
    QGuiApplication::clipboard()->setText(u"a=1\nb=2\nc=3"_s);
    QTest::mouseClick(m_tags->findChild<QPushButton *>(u"paste"_s), Qt::LeftButton);
    QCOMPARE(m_model->value("/tags"_ptr).toArray().size(), 3);
    QCOMPARE(m_model->value("/tags/1/Value"_ptr).toString(), u"2"_s);
    m_model->undoStack()->undo();
    QVERIFY(m_model->value("/tags"_ptr).isUndefined());
    QCOMPARE(m_model->undoStack()->count(), 1);
}

void TestList::pasteIntoACellMakesRows()
{
    m_tags->addItem();
    QWidget *cell = QApplication::focusWidget();
    QVERIFY(qobject_cast<QLineEdit *>(cell));
    QGuiApplication::clipboard()->setText(u"a=1\nb=2"_s);
    QTest::keySequence(cell, QKeySequence::Paste);
    QCOMPARE(m_model->value("/tags"_ptr).toArray().size(), 3);
    QGuiApplication::clipboard()->setText(u"one"_s);
    QTest::keySequence(cell, QKeySequence::Paste);
    QCOMPARE(m_model->value("/tags/0/Key"_ptr).toString(), u"one"_s);
    QCOMPARE(m_model->value("/tags"_ptr).toArray().size(), 3);
}

void TestList::followsTheJob()
{
    const auto rows = [this] {
        auto buttons = m_tags->findChildren<QToolButton *>(u"remove"_s);
        buttons.removeIf([](const QToolButton *button) { return !button->isVisible(); });
        return buttons.size();
    };
    m_model->setValue("/tags"_ptr, QJsonArray({QJsonObject(), QJsonObject({{u"Key"_s, u"b"_s}})}));
    m_scope->settle();
    QCOMPARE(rows(), 2);
    m_model->removeItem("/tags"_ptr, 0);
    QCOMPARE(rows(), 1);
    m_scope->settle();
    QTest::keyClicks(m_tags->open("/tags/0/Key"_ptr)->findChild<QLineEdit *>(), u"x"_s);
    QCOMPARE(m_model->value("/tags/0/Key"_ptr).toString(), u"xb"_s);
    m_model->undoStack()->setIndex(0);
    QCOMPARE(rows(), 0);
}

void TestList::showsNoMoreThanTheWindowBears()
{
    QJsonArray many;
    for (int i = 0; i < 5000; ++i)
        many.append(QJsonObject{{u"Key"_s, QString::number(i)}});
    m_model->setValue("/tags"_ptr, many);
    m_scope->settle();
    QVERIFY(m_tags->findChildren<QLineEdit *>().size() <= 400);
    bool told = false;
    for (const QLabel *label : m_tags->findChildren<QLabel *>())
        told = told || label->text().contains(QLocale().toString(4800));
    QVERIFY(told);
    QCOMPARE(m_model->value("/tags"_ptr).toArray(), many);
}

void TestList::aRowsFixIsApplied()
{
    const QJsonObject tag{{u"Key"_s, u"team"_s}, {u"Value"_s, u"x"_s}};
    m_model->setValue("/tags"_ptr, QJsonArray{tag, tag});
    m_scope->settle();
    auto *fix = m_tags->open("/tags/1"_ptr)->parentWidget()->findChild<QPushButton *>(u"fix"_s);
    QVERIFY(fix);
    fix->click();
    QCOMPARE(m_model->value("/tags"_ptr).toArray(), QJsonArray{tag});
    m_model->undoStack()->undo();
    QCOMPARE(m_model->value("/tags"_ptr).toArray(), QJsonArray({tag, tag}));
}

void TestList::aLongMapHasNoRows()
{
    QJsonObject many;
    for (int i = 0; i < 5000; ++i)
        many.insert(QString::number(i), u"x"_s);
    m_model->setValue("/documentParameters"_ptr, many);
    m_scope->settle();
    QVERIFY(lines().isEmpty());
    QVERIFY(!m_map->findChild<QPushButton *>(u"add"_s)->isVisible());
    QCOMPARE(m_model->value("/documentParameters"_ptr).toObject(), many);
    m_model->setValue("/documentParameters"_ptr, QJsonObject{{u"a"_s, u"1"_s}});
    QCOMPARE(lines().size(), 1);
    QVERIFY(m_map->findChild<QPushButton *>(u"add"_s)->isVisible());
}

void TestList::whatIsNoListHasNoRows()
{
    m_model->setValue("/tags"_ptr, u"none"_s);
    m_scope->settle();
    QVERIFY(m_tags->findChildren<QLineEdit *>().isEmpty());
    QCOMPARE(m_model->value("/tags"_ptr).toString(), u"none"_s);
}

void TestList::namesOfAMapAreTypedLetterByLetter()
{
    m_model->setValue("/documentParameters"_ptr, QJsonObject{{u"m"_s, u"1"_s}, {u"z"_s, u"2"_s}});
    m_scope->settle();
    m_model->endMerging();
    QLineEdit *name = lines().constFirst();
    name->setFocus();
    QTest::keySequence(name, QKeySequence::SelectAll);
    QTest::keyClicks(name, u"zz"_s);
    // on its way it was called z, as the other one is
    QCOMPARE(m_model->value("/documentParameters"_ptr).toObject(),
             QJsonObject({{u"zz"_s, u"1"_s}, {u"z"_s, u"2"_s}}));
    QCOMPARE(lines().constFirst(), name);
    m_model->undoStack()->undo();
    QCOMPARE(m_model->value("/documentParameters"_ptr).toObject(),
             QJsonObject({{u"m"_s, u"1"_s}, {u"z"_s, u"2"_s}}));
    QCOMPARE(lines().size(), 2);
}

void TestList::aNameIsNotTakenTwice()
{
    m_model->setValue("/documentParameters"_ptr, QJsonObject{{u"a"_s, u"1"_s}});
    m_scope->settle();
    QTest::mouseClick(m_map->findChild<QPushButton *>(u"add"_s), Qt::LeftButton);
    QTest::keyClicks(QApplication::focusWidget(), u"a"_s);
    QCOMPARE(m_model->value("/documentParameters"_ptr).toObject(), QJsonObject({{u"a"_s, u"1"_s}}));
    QCOMPARE(lines().size(), 2);
    QVERIFY(!lines().constLast()->accessibleDescription().isEmpty());
    QTest::keyClicks(QApplication::focusWidget(), u"b"_s);
    QCOMPARE(m_model->value("/documentParameters"_ptr).toObject().keys(), QStringList({u"a"_s, u"ab"_s}));
}

void TestList::aMapFollowsTheJob()
{
    m_model->setValue("/documentParameters"_ptr, QJsonObject{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}});
    m_scope->settle();
    QCOMPARE(lines().size(), 2);
    m_model->remove("/documentParameters/a"_ptr);
    QCOMPARE(lines().size(), 1);
    m_model->setValue("/documentParameters/b"_ptr, u"3"_s);
    QCOMPARE(m_map->open("/documentParameters/b"_ptr)->findChild<QLineEdit *>()->text(), u"3"_s);
    m_model->remove("/documentParameters"_ptr);
    QVERIFY(lines().isEmpty());
}

QTEST_MAIN(TestList)
#include "tst_list.moc"
