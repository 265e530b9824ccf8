// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sections/formfixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimeEdit>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using fleetwright::json::operator""_ptr;
using fleetwright::test::FormFixture;

namespace
{

/// The places of all values in `value`, leaves and containers.
QStringList places(const QJsonValue &value, const json::Pointer &at = {})
{
    QStringList found;
    if (!at.isRoot())
        found += at.toString();
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        found += places(it.value(), at / it.key());
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        found += places(array.at(i), at / i);
    return found;
}

} // namespace

/// How the operator gets around in the form, and what its sections tell.
class TestNavigation : public QObject
{
    Q_OBJECT

private slots:
    void revealsEveryPlace();
    void opensAFoldedSectionToReveal();
    void marks();
    void unknownMembersAreShown();
    void tabFollowsTheEye();
    void everyInputHasAName();
    void wheelWithoutFocusScrollsThePage();
    void goesToSections();
    void pageMayGoFirst();
};

void TestNavigation::revealsEveryPlace()
{
    FormFixture form(test::fullJob());
    const QStringList all = places(form.model.document().root());
    QVERIFY(all.size() > 45);
    for (const QString &place : all) {
        QVERIFY2(form.page->reveal(*json::Pointer::parse(place)), qPrintable(place));
        const QWidget *focused = QApplication::focusWidget();
        QVERIFY2(focused && form.page->isAncestorOf(focused), qPrintable(place));
        const QRect seen(QPoint(0, 0), form.page->viewport()->size());
        QVERIFY2(seen.contains(focused->mapTo(form.page->viewport(), QPoint(1, 1))), qPrintable(place));
    }
    QVERIFY(!form.page->reveal({}));
    QVERIFY(!form.page->reveal("/unknown"_ptr));
}

void TestNavigation::opensAFoldedSectionToReveal()
{
    FormFixture form;
    QVERIFY(form.page->reveal("/jobExecutionsRolloutConfig/exponentialRate/incrementFactor"_ptr));
    QTest::keyClicks(QApplication::focusWidget(), u"2"_s);
    QCOMPARE(form.value("/jobExecutionsRolloutConfig/exponentialRate/incrementFactor").toInt(), 2);
    QVERIFY(form.page->reveal("/documentSource"_ptr));
    QTest::keyClicks(QApplication::focusWidget(), u"s"_s);
    QCOMPARE(form.value("/documentSource").toString(), u"s"_s);
}

void TestNavigation::marks()
{
    using Mark = ui::FormPage::Mark;
    FormFixture form;
    const auto mark = [&form](const QString &id) {
        const auto sections = form.page->sections();
        for (const auto &section : sections) {
            if (section.id == id)
                return section;
        }
        return ui::FormPage::SectionMark{};
    };
    QSignalSpy changes(form.page, &ui::FormPage::sectionsChanged);
    QCOMPARE(mark(u"general"_s).mark, Mark::Errors);
    QCOMPARE(mark(u"general"_s).problems, 1);
    QCOMPARE(mark(u"namespace"_s).mark, Mark::Empty);
    form.type("/jobId", u"a"_s);
    QCOMPARE(mark(u"general"_s).mark, Mark::Good);
    QCOMPARE(changes.size(), 1);
    form.type("/description", u"more text that changes no mark"_s);
    QCOMPARE(changes.size(), 1);
    form.model.setServerProblems(
        {{.at = "/namespaceId"_ptr, .severity = schema::Severity::Warning, .message = u"?"_s}});
    QCOMPARE(mark(u"namespace"_s).mark, Mark::Warnings);
}

void TestNavigation::unknownMembersAreShown()
{
    FormFixture form("{\"mystery\":{\"x\":1}}");
    auto *line = form.find<QLineEdit>("", "value-mystery");
    QVERIFY(line && line->isVisible());
    QCOMPARE(line->text(), u"{\"x\":1}"_s);
    QVERIFY(form.page->reveal("/mystery"_ptr));
    form.model.remove("/mystery"_ptr);
    QVERIFY(!form.find<QLineEdit>("", "value-mystery") ||
            !form.find<QLineEdit>("", "value-mystery")->isVisible());
}

void TestNavigation::tabFollowsTheEye()
{
    FormFixture form(test::fullJob());
    form.click("/tags", "add");
    form.focus("/jobId");
    int stops = 0;
    QWidget *last = QApplication::focusWidget();
    QPoint before = last->mapTo(form.page->widget(), QPoint(0, 0));
    while (true) {
        QTest::keyClick(last, Qt::Key_Tab);
        QWidget *now = QApplication::focusWidget();
        // a time has two stops, hours and minutes
        if (now == last && qobject_cast<QTimeEdit *>(now)) {
            QTest::keyClick(last, Qt::Key_Tab);
            now = QApplication::focusWidget();
        }
        // with nothing beside the form it begins anew
        if (now->accessibleName() == u"Job id"_s)
            break;
        const QPoint place = now->mapTo(form.page->widget(), QPoint(0, 0));
        // further down, or further right on the same line; widgets of a line differ in height
        const bool sameLine = qAbs(place.y() - before.y()) <= 14;
        const bool onward = place.y() > before.y() + 6 || (sameLine && place.x() > before.x());
        QVERIFY2(onward, qPrintable(now->accessibleName() + u" after "_s + last->accessibleName()));
        before = place;
        last = now;
        ++stops;
    }
    QVERIFY(form.find<QWidget>("", "namespace")->isAncestorOf(last));
    QVERIFY2(stops > 50, qPrintable(QString::number(stops)));
    // and back the same way; the time again has two stops
    last->setFocus();
    for (int i = 0; i <= stops; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(!QApplication::focusWidget()->accessibleName().isEmpty() ||
                qobject_cast<QAbstractButton *>(QApplication::focusWidget()));
    }
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Job id"_s);
}

void TestNavigation::everyInputHasAName()
{
    FormFixture form(test::fullJob());
    int inputs = 0;
    const auto widgets = form.page->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() ||
            !widget->isVisibleTo(form.page))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && button->text().size() > 1);
        const bool part = widget->parentWidget() && !widget->parentWidget()->accessibleName().isEmpty();
        QVERIFY2(named || part, qPrintable(QString::fromLatin1(widget->metaObject()->className()) +
                                           u" in "_s + widget->parentWidget()->objectName()));
        ++inputs;
    }
    QVERIFY(inputs > 60);
}

void TestNavigation::wheelWithoutFocusScrollsThePage()
{
    FormFixture form(test::fullJob());
    form.focus("/jobId");
    auto *combo = form.page->findChild<QComboBox *>(u"targetType"_s);
    const int index = combo->currentIndex();
    QWheelEvent wheel(QPointF(2, 2), combo->mapToGlobal(QPointF(2, 2)), {}, QPoint(0, -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(combo, &wheel);
    QCOMPARE(combo->currentIndex(), index);
    QVERIFY(!wheel.isAccepted());
}

void TestNavigation::goesToSections()
{
    FormFixture form(test::fullJob());
    QSignalSpy current(form.page, &ui::FormPage::currentSectionChanged);
    const auto sections = form.page->sections();
    for (const auto &section : sections) {
        form.page->goTo(section.id);
        const auto *widget = form.find<QWidget>("", section.id.toLatin1());
        const int top = widget->mapTo(form.page->viewport(), QPoint(0, 0)).y();
        const bool atEnd =
            form.page->verticalScrollBar()->value() == form.page->verticalScrollBar()->maximum();
        QVERIFY2((top >= 0 && top < 60) || atEnd, qPrintable(section.id));
        QVERIFY2(widget->isAncestorOf(QApplication::focusWidget()), qPrintable(section.id));
        if (!current.isEmpty())
            QCOMPARE(current.constLast().constFirst().toString(), section.id);
    }
    QCOMPARE(current.constLast().constFirst().toString(), sections.constLast().id);
}

void TestNavigation::pageMayGoFirst()
{
    job::JobModel model;
    {
        ui::FormPage page(model);
        page.show();
        model.setValue("/tags"_ptr, QJsonArray({QJsonObject()}));
    }
    model.setValue("/tags"_ptr, QJsonValue::Undefined);
    model.setValue("/jobId"_ptr, u"still there"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(model.document().jobId(), u"still there"_s);
}

QTEST_MAIN(TestNavigation)
#include "tst_navigation.moc"
