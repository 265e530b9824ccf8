// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json/writer.h"
#include "ui/common/banner.h"
#include "ui/preview/bodyeditor.h"
#include "ui/preview/jsonpane.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;

/// The JSON pane while its text does not parse.
class TestJsonPaneBroken : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void brokenTextStaysAndTheJobStays();
    void bannerTellsThePlace();
    void mendingTakesItUp();
    void discardingShowsTheJob();
    void formEditsMeanwhileAreNotLost();
    void theTextCanWin();
    void undoIsTheEditorsOwn();
    void restoredTextIsBrokenAgain();
    void aFixCanBeTaken();
    void everyCharacterArrives_data();
    void everyCharacterArrives();

private:
    void breakIt();
    [[nodiscard]] QPushButton *button(const QString &name) const;

    std::unique_ptr<job::JobModel> m_job;
    std::unique_ptr<ui::JsonPane> m_pane;
    ui::BodyEditor *m_editor = nullptr;
};

void TestJsonPaneBroken::init()
{
    m_job = std::make_unique<job::JobModel>();
    m_job->reset(job::JobDocument(QJsonObject{{u"jobId"_s, u"fw-1"_s}, {u"description"_s, u"First"_s}}));
    m_pane = std::make_unique<ui::JsonPane>(*m_job);
    m_editor = m_pane->editor();
    m_pane->resize(500, 300);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    m_editor->setFocus();
}

void TestJsonPaneBroken::cleanup()
{
    m_pane.reset();
    m_job.reset();
}

void TestJsonPaneBroken::breakIt()
{
    m_editor->setCaret(m_editor->bytes().indexOf("First") + 5);
    QTest::keyClicks(m_editor, u"\""_s);
    QVERIFY(m_pane->isBroken());
}

QPushButton *TestJsonPaneBroken::button(const QString &name) const
{
    return m_pane->findChild<QPushButton *>(name);
}

void TestJsonPaneBroken::brokenTextStaysAndTheJobStays()
{
    QSignalSpy broken(m_pane.get(), &ui::JsonPane::brokenChanged);
    breakIt();
    QCOMPARE(broken.size(), 1);
    QCOMPARE(m_job->value("/description"_ptr), QJsonValue(u"First"_s));
    QVERIFY(m_pane->brokenText().contains(u"First\"\""_s));
    const QString typed = m_pane->brokenText();
    m_editor->clearFocus();
    QCOMPARE(m_pane->brokenText(), typed);
}

void TestJsonPaneBroken::bannerTellsThePlace()
{
    breakIt();
    const auto *banner = m_pane->findChild<ui::Banner *>(u"jsonBanner"_s);
    QVERIFY2(banner->text().startsWith(u"Line 2, column "_s), qPrintable(banner->text()));
}

void TestJsonPaneBroken::mendingTakesItUp()
{
    breakIt();
    QTest::keyClick(m_editor, Qt::Key_Backspace);
    QVERIFY(!m_pane->isBroken());
    QTest::keyClicks(m_editor, u"!"_s);
    QCOMPARE(m_job->value("/description"_ptr), QJsonValue(u"First!"_s));
    QCOMPARE(m_pane->findChild<ui::Banner *>(u"jsonBanner"_s)->text(), QString());
}

void TestJsonPaneBroken::discardingShowsTheJob()
{
    breakIt();
    button(u"discardText"_s)->click();
    QVERIFY(!m_pane->isBroken());
    QCOMPARE(m_editor->bytes(), m_job->document().body());
}

void TestJsonPaneBroken::formEditsMeanwhileAreNotLost()
{
    breakIt();
    QVERIFY(!m_pane->isDiverged());
    m_job->setValue("/namespaceId"_ptr, u"ns"_s);
    QVERIFY(!m_pane->isDiverged());
    QTest::keyClick(m_editor, Qt::Key_Backspace);
    QVERIFY(m_pane->isDiverged());
    // The text is valid again and does not know of the other edit: nobody's is thrown away unasked.
    QVERIFY(m_pane->isBroken());
    QCOMPARE(m_job->value("/namespaceId"_ptr), QJsonValue(u"ns"_s));
    button(u"discardText"_s)->click();
    QVERIFY(!m_pane->isBroken());
    QVERIFY(m_editor->bytes().contains("\"ns\""));
}

void TestJsonPaneBroken::theTextCanWin()
{
    breakIt();
    m_job->setValue("/namespaceId"_ptr, u"ns"_s);
    QTest::keyClick(m_editor, Qt::Key_Backspace);
    QTest::keyClicks(m_editor, u"!"_s);
    button(u"takeText"_s)->click();
    QVERIFY(!m_pane->isBroken());
    QVERIFY(!m_job->document().has("/namespaceId"_ptr));
    QCOMPARE(m_job->value("/description"_ptr), QJsonValue(u"First!"_s));
    m_job->undoStack()->undo();
    QCOMPARE(m_job->value("/namespaceId"_ptr), QJsonValue(u"ns"_s));
}

void TestJsonPaneBroken::undoIsTheEditorsOwn()
{
    breakIt();
    QTest::keyClick(m_editor, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_pane->isBroken());
    QCOMPARE(m_editor->bytes(), m_job->document().body());
}

void TestJsonPaneBroken::restoredTextIsBrokenAgain()
{
    m_pane->restoreBroken(u"{ \"description\": "_s);
    QVERIFY(m_pane->isBroken());
    QCOMPARE(m_pane->brokenText(), u"{ \"description\": "_s);
    QCOMPARE(m_job->value("/description"_ptr), QJsonValue(u"First"_s));
}

void TestJsonPaneBroken::aFixCanBeTaken()
{
    const QByteArray typed = "{'description': \"a\tb\",}";
    m_editor->retype(typed);
    QVERIFY(m_pane->isBroken());
    QVERIFY(button(u"mendText"_s));
    QTest::mouseClick(button(u"mendText"_s), Qt::LeftButton);
    QVERIFY(!m_pane->isBroken());
    QCOMPARE(m_job->value("/description"_ptr), QJsonValue(u"a\tb"_s));
    m_editor->retype("{\"description\": 01}");
    QVERIFY(m_pane->isBroken());
    QVERIFY(!button(u"mendText"_s));
}

void TestJsonPaneBroken::everyCharacterArrives_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("byte order mark") << u"\uFEFFa"_s;
    QTest::newRow("byte order mark inside") << u"a\uFEFF"_s;
    QTest::newRow("separators") << u"a\u2028\u2029\u0085b"_s;
    QTest::newRow("no-break space") << u"\u00A0a\u00A0"_s;
    QTest::newRow("object replacement") << u"\uFFFC\uFFFD"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(u'\0') + u"b"_s;
    QTest::newRow("line breaks") << u"a\r\nb\rc\n"_s;
    QTest::newRow("half") << u"a"_s + QChar(0xD83D);
}

/// From the job into the pane, and from what is typed there into the job and the bytes sent.
void TestJsonPaneBroken::everyCharacterArrives()
{
    QFETCH(QString, text);
    const QJsonObject body{{u"description"_s, text}, {text, 1}, {u"document"_s, text}};
    const QByteArray written = json::write(body, json::Layout::Compact);
    m_editor->retype(written);
    QVERIFY(!m_pane->isBroken());
    for (const json::Pointer &at : {"/description"_ptr, "/document"_ptr})
        QCOMPARE(m_job->value(at), QJsonValue(text));
    QCOMPARE(m_job->value(json::Pointer({text})), QJsonValue(1));
    const auto sent = json::parse(m_job->document().body());
    QVERIFY(sent);
    QCOMPARE(sent->root, QJsonValue(body));
    m_editor->clearFocus();
    QTRY_COMPARE(m_editor->bytes(), m_job->document().body());
}

QTEST_MAIN(TestJsonPaneBroken)
#include "tst_jsonpanebroken.moc"
