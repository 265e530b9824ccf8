// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/world.h"
#include "ui/common/noticelist.h"
#include "ui/compose/sectionlist.h"
#include "ui/preview/bodyeditor.h"
#include "ui/preview/jsonpane.h"
#include "ui/style/tokens.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

namespace
{

QColor lineBelow(QWidget &bar)
{
    const QImage picture = bar.grab().toImage();
    return picture.pixelColor(picture.width() / 2, picture.height() - 1);
}

} // namespace

/// How the window places and connects its panes.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sectionsShowTheirMarks();
    void tabsCountProblemsAndChanges();
    void problemKeyGoesToTheField();
    void jumpsBetweenFieldAndJson();
    void connectionIsChosenInTheBar();
    void productionIsUnmistakable();
    void connectionReachesTheRules();
    void droppedFileIsOpened();
    void unsettledSubmissionsAreOffered();
    void sandboxTellsItsAccess();
    void sizesAreKept();
    void everyCommandHasItsOwnKeys();

private:
    void openWindow();
    [[nodiscard]] QAction *command(const QString &name) const { return m_window->findChild<QAction *>(name); }
    [[nodiscard]] QTabWidget *tabs() const { return m_window->findChild<QTabWidget *>(u"tabs"_s); }
    QString addConnection(bool production);

    std::unique_ptr<test::World> m_world;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_world = std::make_unique<test::World>();
    openWindow();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_world.reset();
}

void TestMainWindow::openWindow()
{
    m_window = std::make_unique<ui::MainWindow>(m_world->services());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QString TestMainWindow::addConnection(bool production)
{
    aws::Connection connection;
    connection.name = u"Plant"_s;
    connection.kind = aws::Connection::Kind::Environment;
    connection.region = u"cn-north-1"_s;
    connection.account = u"123456789012"_s;
    connection.color = u"#c01c28"_s;
    connection.production = production;
    return m_world->connections.save(connection).value_or(QString());
}

void TestMainWindow::sectionsShowTheirMarks()
{
    auto *list = m_window->findChild<ui::SectionList *>();
    QVERIFY(list->count() >= 10);
    QTRY_COMPARE(list->currentRow(), 0);
    m_window->job().setValue("/timeoutConfig"_ptr, QJsonObject{{u"inProgressTimeoutInMinutes"_s, 0}});
    const auto spoken = [list] {
        QStringList all;
        for (int row = 0; row < list->count(); ++row)
            all.append(list->item(row)->data(Qt::AccessibleTextRole).toString());
        return all;
    };
    QTRY_VERIFY2(spoken().contains(u"Time-out: errors: 1"_s), qPrintable(spoken().join(u'|')));
    m_window->job().setValue("/timeoutConfig"_ptr, QJsonObject{{u"inProgressTimeoutInMinutes"_s, 60}});
    QTRY_VERIFY2(spoken().contains(u"Time-out: good"_s), qPrintable(spoken().join(u'|')));
}

void TestMainWindow::tabsCountProblemsAndChanges()
{
    const auto full = job::JobDocument(test::fullJob(m_world->clock.utcNow()));
    m_window->jobs().startFrom(full, u"an example"_s);
    const qsizetype before = m_window->job().problems().size();
    QCOMPARE(tabs()->tabText(1), u"Changes"_s);
    m_window->job().setValue("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 0);
    QCOMPARE(tabs()->tabText(1), u"Changes 1"_s);
    QCOMPARE(tabs()->tabText(2), u"Problems %1"_s.arg(before + 1));
    QCOMPARE(tabs()->tabToolTip(2), u"Error"_s);
}

void TestMainWindow::problemKeyGoesToTheField()
{
    m_window->jobs().startFrom(job::JobDocument(test::fullJob(m_world->clock.utcNow())), u"an example"_s);
    m_window->job().setValue("/timeoutConfig/inProgressTimeoutInMinutes"_ptr, 0);
    command(u"nextProblem"_s)->trigger();
    const auto place = [] {
        for (const QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
            if (widget->objectName().startsWith(u'/'))
                return widget->objectName();
        }
        return QString();
    };
    QTRY_COMPARE(place(), u"/timeoutConfig/inProgressTimeoutInMinutes"_s);
}

void TestMainWindow::jumpsBetweenFieldAndJson()
{
    m_window->jobs().startFrom(job::JobDocument(test::fullJob(m_world->clock.utcNow())), u"an example"_s);
    auto *json = m_window->findChild<ui::JsonPane *>();
    tabs()->setCurrentIndex(2);
    auto *row = m_window->findChild<QWidget *>(u"/description"_s);
    QVERIFY(row);
    QWidget *editor = nullptr;
    for (QWidget *child : row->findChildren<QWidget *>()) {
        if (!editor && child->focusPolicy() == Qt::StrongFocus)
            editor = child;
    }
    QVERIFY(editor);
    editor->setFocus();
    command(u"jump"_s)->trigger();
    QCOMPARE(tabs()->currentWidget(), json);
    QVERIFY(json->editor()->hasFocus());
    QCOMPARE(json->caretPlace(), "/description"_ptr);
    command(u"jump"_s)->trigger();
    QVERIFY(row->isAncestorOf(QApplication::focusWidget()));
}

void TestMainWindow::connectionIsChosenInTheBar()
{
    const QString id = addConnection(false);
    auto *chooser = m_window->findChild<QToolButton *>(u"connectionChooser"_s);
    QVERIFY(chooser->text().contains(u"eu-west-1"_s));
    emit chooser->menu()->aboutToShow();
    auto *action = m_window->findChild<QAction *>(u"connection."_s + id);
    QVERIFY(action);
    action->trigger();
    QCOMPARE(m_world->connections.current().id, id);
    QVERIFY2(chooser->text().startsWith(u"Plant · cn-north-1"_s), qPrintable(chooser->text()));
    QVERIFY(!chooser->accessibleName().contains(u"production"_s));
    auto *bar = m_window->findChild<QWidget *>(u"topBar"_s);
    QVERIFY(lineBelow(*bar) != ui::tone(ui::Token::DangerFill, bar->palette()));
}

void TestMainWindow::productionIsUnmistakable()
{
    QVERIFY(m_world->connections.setCurrent(addConnection(true)));
    const auto *chooser = m_window->findChild<QToolButton *>(u"connectionChooser"_s);
    QVERIFY(chooser->accessibleName().contains(u"production"_s));
    auto *bar = m_window->findChild<QWidget *>(u"topBar"_s);
    const QColor red = ui::tone(ui::Token::DangerFill, bar->palette());
    QCOMPARE(lineBelow(*bar), red);
    // Where the chip begins it says so in a word on the same red.
    const QImage chip = bar->grab(chooser->geometry()).toImage();
    QCOMPARE(chip.pixelColor(4, chip.height() / 2), red);
}

void TestMainWindow::connectionReachesTheRules()
{
    QVERIFY(m_world->connections.setCurrent(addConnection(false)));
    const job::RuleContext &context = m_window->job().context();
    QCOMPARE(context.region, u"cn-north-1"_s);
    QCOMPARE(context.partition, u"aws-cn"_s);
    QCOMPARE(context.account, u"123456789012"_s);
    QCOMPARE(context.now, m_world->clock.utcNow());
}

void TestMainWindow::droppedFileIsOpened()
{
    const QString path = m_world->paths.data + u"/dropped.json"_s;
    QFile file(path);
    QVERIFY(QDir().mkpath(m_world->paths.data) && file.open(QIODevice::WriteOnly));
    file.write(R"({"jobId":"dropped"})");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(m_window->job().document().jobId(), u"dropped"_s);
}

void TestMainWindow::unsettledSubmissionsAreOffered()
{
    m_window.reset();
    iot::SubmissionJournal::Opening opening;
    opening.jobId = u"fw-lost"_s;
    opening.at = m_world->clock.utcNow();
    QVERIFY(m_world->log.open(opening));
    openWindow();
    const auto *notices = m_window->findChild<ui::NoticeList *>(u"windowNotices"_s);
    QTRY_VERIFY(notices->texts().join(u' ').contains(u"fw-lost"_s));
    QVERIFY(m_window->findChild<QPushButton *>(u"settleNow"_s));
}

void TestMainWindow::sandboxTellsItsAccess()
{
    const auto access = m_world->startSandbox();
    QVERIFY(access);
    m_window->findChild<QAction *>(u"sandboxAccess"_s)->trigger();
    auto *shown = m_window->findChild<QMessageBox *>(u"sandboxAccess"_s);
    QVERIFY(shown && shown->informativeText().contains(access->endpoint.toString()));
    QGuiApplication::clipboard()->clear();
    shown->findChild<QPushButton *>(u"copySandboxAccess"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"export AWS_ENDPOINT_URL="_s +
                                                          access->endpoint.toString()));
}

void TestMainWindow::sizesAreKept()
{
    m_window->resize(1300, 820);
    QVERIFY(m_window->close());
    m_window.reset();
    openWindow();
    QCOMPARE(m_window->size(), QSize(1300, 820));
}

void TestMainWindow::everyCommandHasItsOwnKeys()
{
    QSet<QKeySequence> seen;
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!seen.contains(keys), qPrintable(action->objectName() + u' ' + keys.toString()));
            seen.insert(keys);
        }
    }
    QVERIFY(seen.size() > 15);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
