// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/jsonpane.h"

#include "app/exchange/write.h"
#include "ui/common/banner.h"
#include "ui/preview/bodyeditor.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

namespace
{

const QString thing = u"arn:aws:iot:eu-west-1:000000000000:thing/lamp-1"_s;

QJsonObject sample()
{
    return {{u"jobId"_s, u"fw-1"_s},
            {u"targets"_s, QJsonArray{thing}},
            {u"document"_s, u"{}"_s},
            {u"description"_s, u"First"_s}};
}

} // namespace

/// The JSON pane while its text parses; the other case has a test of its own.
class TestJsonPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsWhatIsSent();
    void typingIsTheJobAtOnce();
    void ownFormatStaysWhileInFocus();
    void typedIdMovesToTheRequestLine();
    void notesStayInTheFile();
    void formEditsKeepTheCaret();
    void formEditsKeepTheScrollPosition();
    void hiddenPaneCatchesUp();
    void undoIsTheWindows();
    void caretKnowsItsField();
    void problemsAreMarked();
    void copiesInEveryForm();
    void goesWhileItHasTheFocus();

private:
    void caretAfter(const QByteArray &text);

    std::unique_ptr<job::JobModel> m_job;
    std::unique_ptr<QWidget> m_window;
    ui::JsonPane *m_pane = nullptr;
    ui::BodyEditor *m_editor = nullptr;
    QLineEdit *m_elsewhere = nullptr;
};

void TestJsonPane::init()
{
    m_job = std::make_unique<job::JobModel>();
    m_job->reset(job::JobDocument(sample()));
    m_window = std::make_unique<QWidget>();
    m_pane = new ui::JsonPane(*m_job);
    m_editor = m_pane->editor();
    m_elsewhere = new QLineEdit;
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_elsewhere);
    layout->addWidget(m_pane);
    m_window->resize(600, 400);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestJsonPane::cleanup()
{
    m_window.reset();
    m_job.reset();
}

void TestJsonPane::caretAfter(const QByteArray &text)
{
    const qsizetype at = m_editor->bytes().indexOf(text);
    QVERIFY(at >= 0);
    m_editor->setFocus();
    m_editor->setCaret(at + text.size());
}

void TestJsonPane::goesWhileItHasTheFocus()
{
    auto alone = std::make_unique<ui::JsonPane>(*m_job);
    alone->show();
    alone->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(alone.get()));
    alone->editor()->setFocus();
    QTRY_VERIFY(alone->editor()->hasFocus());
    alone.reset(); // an assertion in Qt tells of slots of what is half gone
    m_job->setValue("/description"_ptr, u"after"_s);
    QCOMPARE(m_job->value("/description"_ptr).toString(), u"after"_s);
}

void TestJsonPane::showsWhatIsSent()
{
    QCOMPARE(m_editor->bytes(), m_job->document().body());
    QVERIFY(!m_editor->bytes().contains("jobId"));
    QCOMPARE(m_pane->findChild<QLabel *>(u"requestPath"_s)->text(), u"PUT /jobs/fw-1"_s);
    const QString size = QLocale().toString(m_job->document().body().size());
    QCOMPARE(m_pane->findChild<QLabel *>(u"requestSize"_s)->text(), size + u" bytes"_s);
    m_job->setValue("/description"_ptr, u"Größer ⚙"_s);
    QCOMPARE(m_editor->bytes(), m_job->document().body());
    m_job->remove("/targets"_ptr);
    QCOMPARE(m_editor->bytes(), m_job->document().body());
}

void TestJsonPane::typingIsTheJobAtOnce()
{
    QSignalSpy changed(m_job.get(), &job::JobModel::valueChanged);
    caretAfter("First");
    QTest::keyClicks(m_editor, u" light"_s);
    QCOMPARE(m_job->value("/description"_ptr), QJsonValue(u"First light"_s));
    QCOMPARE(changed.size(), 6);
    QCOMPARE(m_job->document().jobId(), u"fw-1"_s);
    QCOMPARE(m_job->undoStack()->count(), 1);
}

void TestJsonPane::ownFormatStaysWhileInFocus()
{
    caretAfter("{");
    QTest::keyClicks(m_editor, u"   "_s);
    QVERIFY(m_editor->bytes().startsWith("{   "));
    QVERIFY(!m_pane->isBroken());
    m_elsewhere->setFocus();
    QCOMPARE(m_editor->bytes(), m_job->document().body());
}

void TestJsonPane::typedIdMovesToTheRequestLine()
{
    caretAfter("{");
    QTest::keyClicks(m_editor, u"\"jobId\":\"typed\","_s);
    QCOMPARE(m_job->document().jobId(), u"typed"_s);
    QCOMPARE(m_pane->findChild<QLabel *>(u"requestPath"_s)->text(), u"PUT /jobs/typed"_s);
    QVERIFY(m_editor->bytes().contains("jobId"));
    m_elsewhere->setFocus();
    QVERIFY(!m_editor->bytes().contains("jobId"));
    const auto *banner = m_pane->findChild<ui::Banner *>(u"jsonBanner"_s);
    QVERIFY2(banner->text().contains(u"request line"_s), qPrintable(banner->text()));
}

void TestJsonPane::notesStayInTheFile()
{
    auto *notes = m_pane->findChild<QLabel *>(u"jsonNotes"_s);
    QVERIFY(!notes->isVisible());
    m_editor->setFocus();
    caretAfter("{");
    QTest::keyClicks(m_editor, u"\"$schema\": \"./job.schema.json\", \"// why\": 1,"_s);
    QVERIFY(!m_pane->isBroken());
    QCOMPARE(m_job->document().notes().count(), 2);
    QVERIFY(notes->isVisible());
    QCOMPARE(notes->text(), u"2 notes stay in the file."_s);
    QVERIFY2(notes->toolTip().contains(u"/$schema"_s), qPrintable(notes->toolTip()));
    // While one types they stand there; then the text is what is sent
    QVERIFY(m_editor->bytes().contains("$schema"));
    m_elsewhere->setFocus();
    QCOMPARE(m_editor->bytes(), m_job->document().body());
    QVERIFY(!m_editor->bytes().contains("$schema"));
    QCOMPARE(m_job->document().notes().count(), 2);
    while (m_job->undoStack()->canUndo())
        m_job->undoStack()->undo();
    QVERIFY(!notes->isVisible());
}

void TestJsonPane::formEditsKeepTheCaret()
{
    caretAfter("thing/la");
    m_job->setValue("/documentSource"_ptr, u"https://s3.amazonaws.com/b/k"_s);
    QCOMPARE(m_editor->bytes(), m_job->document().body());
    QCOMPARE(m_editor->caret(), m_editor->bytes().indexOf("thing/la") + 8);
    QCOMPARE(m_pane->caretPlace(), "/targets/0"_ptr);
    // The very value under the caret.
    m_job->setValue("/targets/0"_ptr, u"arn:aws:iot:eu-west-1:000000000000:thinggroup/other"_s);
    QCOMPARE(m_pane->caretPlace(), "/targets/0"_ptr);
}

void TestJsonPane::formEditsKeepTheScrollPosition()
{
    QJsonArray targets;
    for (int i = 0; i < 90; ++i)
        targets.append(thing + QString::number(i));
    m_job->setValue("/targets"_ptr, targets);
    m_editor->setFirstVisibleLine(50);
    const int top = m_editor->firstVisibleLine();
    const QString line = m_editor->text(top);
    m_job->insertItem("/targets"_ptr, 0, thing);
    QCOMPARE(m_editor->text(m_editor->firstVisibleLine()), line);
    QCOMPARE(m_editor->firstVisibleLine(), top + 1);
}

void TestJsonPane::hiddenPaneCatchesUp()
{
    m_pane->hide();
    m_job->setValue("/description"_ptr, u"While away"_s);
    m_pane->show();
    QCOMPARE(m_editor->bytes(), m_job->document().body());
}

void TestJsonPane::undoIsTheWindows()
{
    QAction undo;
    undo.setShortcut(QKeySequence::Undo);
    m_window->addAction(&undo);
    connect(&undo, &QAction::triggered, m_job->undoStack(), &QUndoStack::undo);
    caretAfter("First");
    QTest::keyClicks(m_editor, u"!"_s);
    QCOMPARE(m_job->value("/description"_ptr), QJsonValue(u"First!"_s));
    QTest::keyClick(m_editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_job->value("/description"_ptr), QJsonValue(u"First"_s));
    QCOMPARE(m_editor->bytes(), m_job->document().body());
}

void TestJsonPane::caretKnowsItsField()
{
    QSignalSpy requested(m_pane, &ui::JsonPane::fieldRequested);
    caretAfter("thing/la");
    QTRY_VERIFY(m_pane->findChild<QLabel *>(u"jsonPlace"_s)->toolTip() == u"/targets/0"_s);
    m_pane->findChild<QAbstractButton *>(u"jsonToField"_s)->click();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().value<json::Pointer>(), "/targets/0"_ptr);
    m_pane->reveal("/description"_ptr);
    QCOMPARE(m_pane->caretPlace(), "/description"_ptr);
}

void TestJsonPane::problemsAreMarked()
{
    m_job->setValue("/targetSelection"_ptr, u"SOMETIMES"_s);
    const auto marked = [this] {
        for (const ui::BodyEditor::Mark &mark : m_editor->marks()) {
            const QByteArray text =
                m_editor->bytes().mid(mark.range.begin, mark.range.end - mark.range.begin);
            if (text == "\"SOMETIMES\"" && mark.severity == schema::Severity::Error && mark.underline)
                return true;
        }
        return false;
    };
    QTRY_VERIFY(marked());
    m_job->setValue("/targetSelection"_ptr, u"SNAPSHOT"_s);
    QTRY_VERIFY(!marked());
}

void TestJsonPane::copiesInEveryForm()
{
    const exchange::Destination destination{u"eu-west-1"_s, QUrl(u"http://127.0.0.1:9"_s), true};
    m_pane->setDestination([destination] { return destination; });
    QSignalSpy copied(m_pane, &ui::JsonPane::copied);
    qsizetype written = 0;
    for (const exchange::FormSpec &spec : exchange::forms()) {
        if (spec.name.isEmpty())
            continue;
        auto *action = m_pane->findChild<QAction *>(u"copyAs-%1"_s.arg(spec.name));
        QVERIFY(action);
        action->trigger();
        ++written;
        const QByteArray expected = exchange::write(m_job->document(), spec.form, destination).text;
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), expected);
    }
    QCOMPARE(copied.size(), written);
}

QTEST_MAIN(TestJsonPane)
#include "tst_jsonpane.moc"
