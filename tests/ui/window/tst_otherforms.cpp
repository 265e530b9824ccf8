// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/world.h"

#include "app/storage/atomicfile.h"
#include "ui/common/noticelist.h"
#include "ui/preview/bodyeditor.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;

/// Jobs that come as commands, templates or programs: opened, dropped, pasted.
class TestOtherForms : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void anOpenedCommandIsNotSavedOver();
    void pastedTextIsOffered();
    void droppedTextIsOffered();
    void pastedTextThatIsNoJobIsTold();
    void pastedIntoTheJsonIsOffered();

private:
    [[nodiscard]] QStringList notices() const
    {
        return m_window->findChild<ui::NoticeList *>(u"windowNotices"_s)->texts();
    }
    [[nodiscard]] QPushButton *takeOver() const { return m_window->findChild<QPushButton *>(u"takeOver"_s); }
    void paste(QWidget *at, const QString &text) const
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keySequence(at, QKeySequence::Paste);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::World> m_world;
    ui::FileQuestion m_asked;
    std::unique_ptr<ui::MainWindow> m_window;
};

namespace
{

const QString command = u"aws iot create-job --job-id pasted --region eu-west-1"_s;

}

void TestOtherForms::init()
{
    m_asked = {};
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<test::World>();
    ui::Services services = m_world->services();
    services.fileDialogs.save = [this](QWidget *, const ui::FileQuestion &question) {
        m_asked = question;
        return QString();
    };
    m_window = std::make_unique<ui::MainWindow>(services);
    m_window->show();
}

void TestOtherForms::cleanup()
{
    m_window.reset();
    m_world.reset();
    m_folder.reset();
}

void TestOtherForms::anOpenedCommandIsNotSavedOver()
{
    const QString path = m_folder->filePath(u"update.sh"_s);
    QVERIFY(storage::writeNamed(path, command.toUtf8()));
    QVERIFY(m_window->open(path));
    QCOMPARE(m_window->job().document().jobId(), u"pasted"_s);
    const QString told = notices().join(u' ');
    QVERIFY2(told.contains(u"AWS CLI command"_s) && told.contains(u"--region eu-west-1"_s), qPrintable(told));
    m_window->findChild<QAction *>(u"save"_s)->trigger();
    QVERIFY2(m_asked.start.endsWith(u"update.json"_s), qPrintable(m_asked.start));
    QCOMPARE(storage::readWhole(path).value_or("gone"), command.toUtf8());
}

void TestOtherForms::pastedTextIsOffered()
{
    m_window->setFocus();
    paste(m_window.get(), command);
    QVERIFY(m_window->job().document().isEmpty());
    QVERIFY(takeOver());
    takeOver()->click();
    QCOMPARE(m_window->job().document().jobId(), u"pasted"_s);
    QVERIFY(notices().join(u' ').contains(u"--region eu-west-1"_s));
}

void TestOtherForms::droppedTextIsOffered()
{
    QMimeData data;
    data.setText(u"jobId: dropped\ntargets: []\n"_s);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QVERIFY(takeOver());
    takeOver()->click();
    QCOMPARE(m_window->job().document().jobId(), u"dropped"_s);
}

void TestOtherForms::pastedTextThatIsNoJobIsTold()
{
    paste(m_window.get(), u"hello"_s);
    QVERIFY(!takeOver());
    QVERIFY2(notices().join(u' ').contains(u"line 1, column 1"_s), qPrintable(notices().join(u' ')));
}

void TestOtherForms::pastedIntoTheJsonIsOffered()
{
    auto *editor = m_window->findChild<ui::BodyEditor *>(u"jsonEditor"_s);
    QVERIFY(editor);
    paste(editor, u"\"jobId\""_s);
    QVERIFY(!takeOver());
    QVERIFY(notices().isEmpty());
    paste(editor, command);
    QVERIFY(takeOver());
    takeOver()->click();
    QCOMPARE(m_window->job().document().jobId(), u"pasted"_s);
}

QTEST_MAIN(TestOtherForms)
#include "tst_otherforms.moc"
