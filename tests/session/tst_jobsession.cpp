// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/write.h"
#include "app/json/edit.h"
#include "app/session/jobsession.h"
#include "app/storage/atomicfile.h"
#include "tests/ui/support/world.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright;
using namespace fleetwright::json::literals;
using session::JobFile;
using session::JobSession;

/// One job with its file and its draft.
class TestJobSession : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatIsSavedOpensTheSame();
    void unreadableFilesAreRefused_data();
    void unreadableFilesAreRefused();
    void fileThatCannotBeWrittenIsTold();
    void largerJobThanCanBeReadIsNotSaved();
    void changeOnDiskIsNoticed();
    void changeOnDiskIsNoticedAfterARestart();
    void reloadingIsUndone();
    void notesStayInTheFile();
    void notesOutliveARestart();
    void everyEditReachesTheDisk();
    void steadyTypingIsKept();
    void draftIsTriedAgain();
    void untouchedJobLeavesNoDraft();

private:
    std::unique_ptr<JobSession> begin();
    QString write(const QString &name, const QByteArray &text) const;
    /// The drafts on disk, of which there is at most one here.
    [[nodiscard]] std::optional<storage::Draft> onDisk() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::World> m_world;
    std::unique_ptr<JobSession> m_session;
};

std::unique_ptr<JobSession> TestJobSession::begin()
{
    return std::make_unique<JobSession>(m_world->needs(), m_world->drafts.newSlot());
}

void TestJobSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<test::World>();
    m_session = begin();
}

void TestJobSession::cleanup()
{
    m_session.reset();
    m_world.reset();
    m_folder.reset();
}

QString TestJobSession::write(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder->filePath(name);
    if (!storage::writeNamed(path, text))
        qFatal("cannot write a test file");
    return path;
}

std::optional<storage::Draft> TestJobSession::onDisk() const
{
    const QDir drafts(m_world->paths.drafts());
    const QStringList names = drafts.entryList({u"*.json"_s}, QDir::Files);
    if (names.isEmpty())
        return std::nullopt;
    const auto bytes = storage::readWhole(drafts.filePath(names.constFirst()));
    if (!bytes)
        return std::nullopt;
    const auto draft = storage::Draft::fromBytes(*bytes);
    return draft ? std::optional(*draft) : std::nullopt;
}

void TestJobSession::whatIsSavedOpensTheSame()
{
    m_session->startFrom(job::JobDocument(test::fullJob(m_world->clock.utcNow())), u"an example"_s);
    m_session->job().setValue("/description"_ptr, u"Größer ⚙"_s);
    QVERIFY(m_session->job().isModified());
    const QString path = m_folder->filePath(u"job.json"_s);
    QVERIFY(m_session->save(path));
    QVERIFY(!m_session->job().isModified());
    QCOMPARE(m_session->title(), u"job.json"_s);
    const auto opened = JobFile::open(path);
    QVERIFY(opened);
    QCOMPARE(opened->document, m_session->job().document());
    m_session = begin();
    m_session->startFrom(*opened);
    QVERIFY(!m_session->job().isModified());
    QVERIFY(!m_session->job().undoStack()->canUndo());
    QCOMPARE(m_session->title(), u"job.json"_s);
    QCOMPARE(m_session->start(), opened->document);
}

void TestJobSession::unreadableFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("no JSON") << QByteArray("{\n \"a\": }") << u", line 2, column 7: "_s;
    QTest::newRow("no object") << QByteArray("[1]") << u", line 1, column 1: "_s;
    QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, ' ') << u"larger than 1 MiB"_s;
}

void TestJobSession::unreadableFilesAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, told);
    const auto opened = JobFile::open(write(u"bad.json"_s, text));
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(told), qPrintable(opened.error().message));
    QVERIFY(opened.error().message.contains(u"bad.json"_s));
    QVERIFY(!JobFile::open(m_folder->filePath(u"missing.json"_s)));
}

void TestJobSession::fileThatCannotBeWrittenIsTold()
{
    m_session->job().setValue("/jobId"_ptr, u"kept"_s);
    const QString path = m_folder->filePath(u"no/such/folder/job.json"_s);
    const Expected<void> saved = m_session->save(path);
    QVERIFY(!saved && saved.error().message.contains(path));
    QVERIFY(m_session->job().isModified());
    QVERIFY(m_session->file().isNone());
}

void TestJobSession::largerJobThanCanBeReadIsNotSaved()
{
    m_session->job().setValue("/document"_ptr, QString(1024 * 1024, u'x'));
    const QString path = write(u"job.json"_s, "{}");
    QVERIFY(!m_session->save(path));
    QCOMPARE(storage::readWhole(path).value_or("gone"), QByteArray("{}"));
}

void TestJobSession::changeOnDiskIsNoticed()
{
    const QString path = write(u"job.json"_s, R"({"jobId":"mine"})");
    m_session->startFrom(*JobFile::open(path));
    QCOMPARE(m_session->file().onDisk(), JobFile::OnDisk::AsKnown);
    write(u"job.json"_s, R"({"jobId":"theirs"})");
    QCOMPARE(m_session->file().onDisk(), JobFile::OnDisk::Changed);
    QVERIFY(m_session->save(path));
    QCOMPARE(m_session->file().onDisk(), JobFile::OnDisk::AsKnown);
    QVERIFY(QFile::remove(path));
    QCOMPARE(m_session->file().onDisk(), JobFile::OnDisk::Gone);
}

void TestJobSession::changeOnDiskIsNoticedAfterARestart()
{
    const QString path = write(u"job.json"_s, R"({"jobId":"mine"})");
    m_session->startFrom(*JobFile::open(path));
    QVERIFY(m_session->flush());
    const storage::Draft draft = *onDisk();
    m_session = begin();
    m_session->restore(draft);
    QCOMPARE(m_session->file().onDisk(), JobFile::OnDisk::AsKnown);
    write(u"job.json"_s, R"({"jobId":"theirs"})");
    m_session = begin();
    m_session->restore(draft);
    QCOMPARE(m_session->file().onDisk(), JobFile::OnDisk::Changed);
    QCOMPARE(m_session->job().document().jobId(), u"mine"_s);
    // Former versions kept no digest: known only where file and draft are equal
    storage::Draft former = draft;
    former.fileDigest.clear();
    m_session = begin();
    m_session->restore(former);
    QCOMPARE(m_session->file().onDisk(), JobFile::OnDisk::Changed);
    write(u"job.json"_s, R"({ "jobId": "mine" })");
    m_session = begin();
    m_session->restore(former);
    QCOMPARE(m_session->file().onDisk(), JobFile::OnDisk::AsKnown);
}

void TestJobSession::reloadingIsUndone()
{
    const QString path = write(u"job.json"_s, R"({"jobId":"mine"})");
    m_session->startFrom(*JobFile::open(path));
    m_session->job().setValue("/description"_ptr, u"typed"_s);
    write(u"job.json"_s, R"({"jobId":"theirs"})");
    QVERIFY(m_session->reload());
    QCOMPARE(m_session->job().document().jobId(), u"theirs"_s);
    QVERIFY(!m_session->job().isModified());
    QCOMPARE(m_session->file().onDisk(), JobFile::OnDisk::AsKnown);
    m_session->job().undoStack()->undo();
    QCOMPARE(m_session->job().value("/description"_ptr).toString(), u"typed"_s);
    QVERIFY(m_session->job().isModified());
    write(u"job.json"_s, "{ broken");
    QVERIFY(!m_session->reload());
    QCOMPARE(m_session->job().document().jobId(), u"mine"_s);
}

namespace
{

/// Notes at five depths, list items among them.
const QByteArray commented = R"({
    "$schema": "./create-job.schema.json",
    "jobId": "fw-1",
    "targets": ["arn:aws:iot:eu-west-1:000000000000:thing/berlin-gateway-001"],
    "document": "{\"operation\":\"noop\"}",
    "abortConfig": {
        "_comment": "depth 2",
        "criteriaList": [
            {"//": "depth 4", "failureType": "FAILED", "action": "CANCEL", "thresholdPercentage": 10,
             "minNumberOfExecutedThings": 5},
            {"failureType": "REJECTED", "action": "CANCEL", "thresholdPercentage": 20,
             "minNumberOfExecutedThings": 5, "// why": "depth 4, second"}
        ]
    },
    "jobExecutionsRolloutConfig": {
        "maximumPerMinute": 50,
        "exponentialRate": {
            "// rate": "depth 3",
            "baseRatePerMinute": 5,
            "incrementFactor": 2,
            "rateIncreaseCriteria": {"_comment": {"depth": 4}, "numberOfNotifiedThings": 10}
        }
    }
})";

} // namespace

void TestJobSession::notesStayInTheFile()
{
    const QString path = write(u"job.json"_s, commented);
    const auto opened = JobFile::open(path);
    QVERIFY(opened);
    m_session->startFrom(*opened);
    QCOMPARE(m_session->job().count(schema::Severity::Error), 0);
    for (const schema::Problem &problem : m_session->job().problems())
        QVERIFY2(!problem.rule.startsWith(u"schema."_s), qPrintable(problem.message));
    m_session->job().setValue("/description"_ptr, u"edited"_s);
    m_session->job().insertItem("/abortConfig/criteriaList"_ptr, 0,
                                QJsonObject{{u"failureType"_s, u"TIMED_OUT"_s}, {u"action"_s, u"CANCEL"_s}});
    QVERIFY(m_session->save(path));

    const QByteArray saved = storage::readWhole(path).value();
    QJsonObject wanted = QJsonDocument::fromJson(commented).object();
    wanted.insert(u"description"_s, u"edited"_s);
    const QJsonObject added{{u"failureType"_s, u"TIMED_OUT"_s}, {u"action"_s, u"CANCEL"_s}};
    wanted = json::withItem(wanted, "/abortConfig/criteriaList"_ptr, 0, added).toObject();
    QCOMPARE(QJsonDocument::fromJson(saved).object(), wanted);
    for (const QByteArray &sent : {m_session->job().document().body(), m_session->job().document().text()})
        QVERIFY2(!sent.contains("//") && !sent.contains("_comment") && !sent.contains("$schema"),
                 sent.constData());
    for (const exchange::FormSpec &form : exchange::forms()) {
        if (form.name.isEmpty())
            continue;
        const QByteArray written =
            exchange::write(m_session->job().document(), form.form, {.region = u"eu-west-1"_s}).text;
        QVERIFY2(!written.contains("depth") && !written.contains("$schema") && !written.contains("_comment"),
                 written.constData());
    }
}

void TestJobSession::notesOutliveARestart()
{
    const auto opened = JobFile::open(write(u"job.json"_s, commented));
    QVERIFY(opened);
    m_session->startFrom(*opened);
    m_session->job().setValue("/description"_ptr, u"edited"_s);
    const job::JobDocument before = m_session->job().document();
    QVERIFY(m_session->flush());
    const auto draft = onDisk();
    QVERIFY(draft);
    m_session = begin();
    m_session->restore(*draft);
    QCOMPARE(m_session->job().document(), before);
    QCOMPARE(m_session->start(), opened->document);
    QCOMPARE(m_session->job().document().notes().count(), 6);
    QCOMPARE(m_session->job().document().fileText(), before.fileText());
}

void TestJobSession::everyEditReachesTheDisk()
{
    for (const QString &text : {u"first"_s, u"second"_s, u"third"_s}) {
        m_session->job().setValue("/description"_ptr, text);
        QTRY_VERIFY(onDisk() && onDisk()->document == m_session->job().document());
    }
    for (const QString &broken : {u"{ \"half"_s, u"{ \"half more"_s, QString()}) {
        m_session->setBrokenText(broken);
        QTRY_COMPARE(onDisk()->jsonText, broken);
    }
}

void TestJobSession::steadyTypingIsKept()
{
    // Never a pause in which a timer that is started again with each letter could end
    QElapsedTimer typing;
    typing.start();
    for (int n = 0; !onDisk() && typing.elapsed() < 10'000; ++n) {
        m_session->job().setValue("/description"_ptr, QString::number(n));
        QTest::qWait(20);
    }
    QVERIFY(onDisk());
}

void TestJobSession::draftIsTriedAgain()
{
    QSignalSpy failed(m_session.get(), &JobSession::draftFailed);
    QSignalSpy recovered(m_session.get(), &JobSession::draftRecovered);
    // A file where the folder should be: nothing can be written
    QVERIFY(storage::writeWhole(m_world->paths.drafts(), "in the way"));
    m_session->job().setValue("/description"_ptr, u"first"_s);
    QTRY_COMPARE(failed.size(), 1);
    m_session->job().setValue("/description"_ptr, u"second"_s);
    QVERIFY(!m_session->flush());
    QVERIFY2(failed.size() == 1 && recovered.isEmpty(), "told once");
    QVERIFY2(!m_session->close(), "what cannot be kept stays open");
    QVERIFY(QFile::remove(m_world->paths.drafts()));
    QTRY_COMPARE_WITH_TIMEOUT(recovered.size(), 1, 20'000);
    QCOMPARE(onDisk()->document, m_session->job().document());
}

void TestJobSession::untouchedJobLeavesNoDraft()
{
    QVERIFY(m_session->isUntouched());
    m_session->markShown();
    QVERIFY(m_session->flush());
    QVERIFY(!onDisk());
    m_session->job().setValue("/jobId"_ptr, u"a"_s);
    QVERIFY(m_session->flush());
    QVERIFY(onDisk() && !m_session->isUntouched());
    m_session->job().undoStack()->undo();
    QVERIFY(m_session->flush());
    QVERIFY(!onDisk());
    QVERIFY2(!m_session->isUntouched(), "what was undone can be done again");
}

QTEST_MAIN(TestJobSession)
#include "tst_jobsession.moc"
