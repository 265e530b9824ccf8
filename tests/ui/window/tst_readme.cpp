// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/world.h"
#include "ui/sections/formpage.h"
#include "ui/submit/reviewdialog.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// README's "Your first job" is followed to the letter: what it tells to type is typed, what it names is
/// there.
class TestReadme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFirstJobIsCreated();
    void everythingItNamesIsThere();
    void itsKeysAreCommands();

private:
    /// What stands between ` in step `number`, in order.
    [[nodiscard]] QStringList code(int number) const { return captured(number, u"`([^`]+)`"_s); }
    /// What stands in bold in step `number`, in order.
    [[nodiscard]] QStringList bold(int number) const { return captured(number, u"\\*\\*([^*]+)\\*\\*"_s); }
    [[nodiscard]] QStringList captured(int number, const QString &pattern) const;

    QMap<int, QString> m_steps;
    QString m_after; ///< the paragraphs that follow the steps
};

QStringList TestReadme::captured(int number, const QString &pattern) const
{
    QStringList found;
    QRegularExpressionMatchIterator matches = QRegularExpression(pattern).globalMatch(m_steps.value(number));
    while (matches.hasNext())
        found += matches.next().captured(1);
    return found;
}

void TestReadme::initTestCase()
{
    QFile file(QStringLiteral(FLEETWRIGHT_SOURCE_DIR "/README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype start = text.indexOf("\n## Your first job"_L1);
    const QString part = text.mid(start, text.indexOf("\n## "_L1, start + 1) - start);
    static const QRegularExpression step(u"^(\\d+)\\. (.*?)(?=^\\d+\\. |^\\S)"_s,
                                         QRegularExpression::MultilineOption |
                                             QRegularExpression::DotMatchesEverythingOption);
    QRegularExpressionMatchIterator matches = step.globalMatch(part);
    qsizetype end = 0;
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        m_steps.insert(match.captured(1).toInt(), match.captured(2).simplified());
        end = match.capturedEnd();
    }
    m_after = part.mid(end).simplified();
    QCOMPARE(m_steps.size(), 8);
}

void TestReadme::theFirstJobIsCreated()
{
    test::World world;
    ui::MainWindow window(world.services());
    // As main() does it: the sandbox comes once the window is painted
    connect(&window, &ui::MainWindow::painted, &window, [&world] { QVERIFY(world.startSandbox()); });
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *form = window.findChild<ui::FormPage *>();
    const auto focused = [form](const QString &section) {
        form->goTo(section);
        return QApplication::focusWidget();
    };

    const QString id = code(2).value(0);
    QTest::keyClicks(focused(u"general"_s), id);
    QCOMPARE(window.job().value("/jobId"_ptr).toString(), id);

    auto *entry = qobject_cast<QLineEdit *>(focused(u"targets"_s));
    QVERIFY(entry);
    // The names are in sight before anything is typed
    QTRY_VERIFY2(entry->placeholderText().contains(u"berlin-gateway-001"_s),
                 qPrintable(entry->placeholderText()));
    const QStringList names = code(3);
    QCOMPARE(names.size(), 2);
    for (const QString &name : names) {
        QTest::keyClicks(entry, name);
        QTest::keyClick(entry, Qt::Key_Return);
        QVERIFY(entry->text().isEmpty());
    }
    const QString account = u"arn:aws:iot:eu-west-1:000000000000:"_s;
    QTRY_COMPARE(window.job().value("/targets"_ptr).toArray(),
                 QJsonArray({account + u"thinggroup/"_s + names.at(0), account + u"thing/"_s + names.at(1)}));

    // On the test's platform the list of proposals takes the focus of the window.
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(form->reveal("/document"_ptr));
    QTest::keyClicks(QApplication::focusWidget(), code(4).value(0));
    QCOMPARE(window.job().value("/document"_ptr).toString(), code(4).value(0));

    for (const QString &section : {u"rollout"_s, u"abort"_s, u"timeout"_s})
        QVERIFY(form->findChild<QWidget *>(section)->findChild<QAbstractButton *>(u"addSection"_s));
    QVERIFY2(window.job().count(schema::Severity::Error) == 0,
             qPrintable(window.job().problems().value(0).message));

    window.findChild<QAction *>(u"review"_s)->trigger();
    auto *review = window.findChild<ui::ReviewDialog *>();
    auto *submit = review->findChild<QAbstractButton *>(u"submitJob"_s);
    QCOMPARE(QString(submit->text()).remove(u'&'), bold(7).value(1));
    QVERIFY(submit->isEnabled());
    submit->click();
    QTRY_VERIFY_WITH_TIMEOUT(review->findChild<QWidget *>(u"outcomePage"_s)->isVisible(), 10'000);
    QCOMPARE(review->findChild<QLabel *>(u"outcomeTitle"_s)->text(), u"The job %1 was created."_s.arg(id));
    QCOMPARE(review->findChild<QLabel *>(u"outcomeArn"_s)->text(), account + u"job/"_s + id);
    QVERIFY(!review->findChild<QLabel *>(u"outcomeRequestId"_s)->text().isEmpty());
}

void TestReadme::everythingItNamesIsThere()
{
    test::World world;
    ui::MainWindow window(world.services());
    window.show();
    window.review();
    window.findChild<QAction *>(u"connections"_s)->trigger();
    emit window.findChild<QToolButton *>(u"connectionChooser"_s)->menu()->aboutToShow();
    QStringList seen;
    for (const auto *action : window.findChildren<QAction *>())
        seen += action->text();
    for (const auto *button : window.findChildren<QAbstractButton *>())
        seen += button->text();
    for (const auto *label : window.findChildren<QLabel *>())
        seen += label->text();
    for (const auto *tabs : window.findChildren<QTabWidget *>()) {
        for (int tab = 0; tab < tabs->count(); ++tab)
            seen += tabs->tabText(tab);
    }
    for (QString &text : seen)
        text = text.remove(u'&').trimmed();
    static const QRegularExpression count(u" \\d+$"_s);
    seen.replaceInStrings(count, QString());
    for (int step = 1; step <= 8; ++step) {
        QVERIFY2(!bold(step).isEmpty(), qPrintable(m_steps.value(step)));
        for (const QString &name : bold(step)) {
            const bool isThere =
                std::ranges::any_of(seen, [&name](const QString &text) { return text.startsWith(name); });
            QVERIFY2(isThere, qPrintable(u"step %1 names “%2”"_s.arg(step).arg(name)));
        }
    }
}

void TestReadme::itsKeysAreCommands()
{
    test::World world;
    const ui::MainWindow window(world.services());
    QList<QKeySequence> keys;
    for (const auto *action : window.findChildren<QAction *>())
        keys += action->shortcuts();
    const QString text = m_steps.value(5) + m_after;
    static const QRegularExpression named(u"\\b((?:Ctrl\\+|Shift\\+)+(?:Page Down|Page Up|\\w+)|F\\d+)\\b"_s);
    QRegularExpressionMatchIterator matches = named.globalMatch(text);
    int found = 0;
    for (; matches.hasNext(); ++found) {
        const QString key = matches.next().captured(1);
        const QString portable =
            QString(key).replace("Page Down"_L1, "PgDown"_L1).replace("Page Up"_L1, "PgUp"_L1);
        QVERIFY2(keys.contains(QKeySequence::fromString(portable, QKeySequence::PortableText)),
                 qPrintable(key));
    }
    QVERIFY2(found >= 6, "the paragraph on keys was not found");
}

QTEST_MAIN(TestReadme)
#include "tst_readme.moc"
