// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/atomicfile.h"
#include "app/storage/draftstore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// A large draft whose parts all tell the same number, so that a mixture would show.
storage::Draft numbered(int n)
{
    QJsonArray targets;
    for (int i = 0; i < 100; ++i)
        targets.append(u"arn:aws:iot:eu-west-1:000000000000:thing/t-%1-%2"_s.arg(n).arg(i));
    return {.document = job::JobDocument({{u"jobId"_s, u"job-%1"_s.arg(n)},
                                          {u"targets"_s, targets},
                                          {u"document"_s, QString(20000, QChar(u'a' + n % 26))}}),
            .jsonText = QString::number(n),
            .modified = true};
}

/// What this program does when it is started to be killed: saves drafts until it is.
int saveForEver(const QString &folder)
{
    const storage::DraftStore store(folder);
    const std::unique_ptr<storage::DraftSlot> slot = store.newSlot();
    for (int n = 1;; ++n) {
        if (!slot->save(numbered(n)))
            return 1;
        std::fputs("s\n", stdout);
        std::fflush(stdout);
    }
}

} // namespace

class DraftStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingAtFirst();
    void comesBackAsItWas();
    void whatIsHeldIsNotTaken();
    void removes();
    void formerDraftIsTakenOver();
    void whatCannotBeReadIsSetAside_data();
    void whatCannotBeReadIsSetAside();
    void closedJobsComeBack();
    void oldestClosedJobsGo();
    void survivesBeingKilled();
    void failsWhereNothingCanBeWritten();

private:
    void write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList({u"*.json*"_s}, QDir::Files | QDir::System);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::DraftStore> m_store;
};

void DraftStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<storage::DraftStore>(m_folder->path());
}

void DraftStoreTest::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

void DraftStoreTest::nothingAtFirst()
{
    const storage::DraftStore store(m_folder->filePath(u"drafts"_s));
    const storage::DraftStore::Found found = store.takeAll();
    QVERIFY(found.drafts.empty() && found.problems.isEmpty());
    QVERIFY(store.closed().isEmpty());
    const auto slot = store.newSlot();
    QVERIFY(slot->remove());
    QVERIFY(!QDir(m_folder->filePath(u"drafts"_s)).exists());
}

void DraftStoreTest::comesBackAsItWas()
{
    storage::Draft draft = numbered(7);
    draft.jsonText = u"{ \"jobId\": \"broken"_s;
    draft.title = u"job.json"_s;
    draft.filePath = u"/data/jobs/job.json"_s;
    draft.fileDigest = QByteArray("\0\xff", 2);
    draft.templateId = u"firmware"_s;
    draft.start = numbered(6).document;
    draft.startName = u"the file job.json"_s;
    draft.opened = QDateTime::currentDateTimeUtc();
    draft.shown = draft.opened.addSecs(1);
    QVERIFY(m_store->newSlot()->save(draft));
    storage::Draft first = numbered(1);
    first.opened = draft.opened.addSecs(-1);
    QVERIFY(m_store->newSlot()->save(first));
    const storage::DraftStore::Found found = m_store->takeAll();
    QCOMPARE(found.drafts.size(), size_t(2));
    QCOMPARE(found.drafts.front().draft.document, first.document);
    const storage::Draft &back = found.drafts.back().draft;
    QCOMPARE(back.document, draft.document);
    QCOMPARE(back.jsonText, draft.jsonText);
    QCOMPARE(back.title, draft.title);
    QCOMPARE(back.filePath, draft.filePath);
    QCOMPARE(back.fileDigest, draft.fileDigest);
    QCOMPARE(back.templateId, draft.templateId);
    QCOMPARE(back.start, draft.start);
    QCOMPARE(back.startName, draft.startName);
    QCOMPARE(back.modified, true);
    QCOMPARE(back.opened, draft.opened);
    QCOMPARE(back.shown, draft.shown);
}

void DraftStoreTest::whatIsHeldIsNotTaken()
{
    auto slot = m_store->newSlot();
    QVERIFY(slot->save(numbered(1)));
    const storage::DraftStore other(m_folder->path());
    QVERIFY(other.takeAll().drafts.empty());
    const QString id = slot->id();
    slot.reset();
    const storage::DraftStore::Found found = other.takeAll();
    QCOMPARE(found.drafts.size(), size_t(1));
    QCOMPARE(found.drafts.front().slot->id(), id);
    QVERIFY(m_store->takeAll().drafts.empty());
}

void DraftStoreTest::removes()
{
    const auto slot = m_store->newSlot();
    QVERIFY(slot->save(numbered(1)));
    QVERIFY(slot->remove());
    QVERIFY(files().isEmpty());
}

void DraftStoreTest::formerDraftIsTakenOver()
{
    write(u"current.json"_s, R"({"schema":1,"job":{"jobId":"former"},"jsonText":"{ half","modified":true,
          "connection":"sandbox","file":"/data/job.json"})");
    const storage::DraftStore::Found found = m_store->takeAll();
    QVERIFY(found.problems.isEmpty());
    QCOMPARE(found.drafts.size(), size_t(1));
    const storage::Draft &draft = found.drafts.front().draft;
    QCOMPARE(draft.document.jobId(), u"former"_s);
    QCOMPARE(draft.jsonText, u"{ half"_s);
    QCOMPARE(draft.filePath, u"/data/job.json"_s);
    QVERIFY(draft.modified);
}

void DraftStoreTest::whatCannotBeReadIsSetAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("cut") << QByteArray("{\"schema\":1,\"job\": {\"jobId\"");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no job") << QByteArray("{\"schema\":1}");
    QTest::newRow("newer") << QByteArray("{\"schema\":99,\"job\":{}}");
    QTest::newRow("too large") << QByteArray(storage::largestFile + 1, ' ');
    QTest::newRow("a pipe") << QByteArray("pipe");
}

void DraftStoreTest::whatCannotBeReadIsSetAside()
{
    QFETCH(QByteArray, text);
    const QString name = u"some.json"_s;
    if (text == "pipe")
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder->filePath(name)).constData(), 0600), 0);
    else
        write(name, text);
    QVERIFY(m_store->newSlot()->save(numbered(2)));
    const storage::DraftStore::Found found = m_store->takeAll();
    QCOMPARE(found.drafts.size(), size_t(1));
    QCOMPARE(found.problems.size(), 1);
    const QString aside = u"some.json.damaged-1"_s;
    QVERIFY2(found.problems.constFirst().message.contains(aside),
             qPrintable(found.problems.constFirst().message));
    QVERIFY(files().contains(aside));
    if (text != "pipe")
        QCOMPARE(QFileInfo(m_folder->filePath(aside)).size(), text.size());
    QVERIFY2(m_store->takeAll().problems.isEmpty(), "told once");
}

void DraftStoreTest::closedJobsComeBack()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int n = 1; n <= 2; ++n) {
        const auto slot = m_store->newSlot();
        QVERIFY(slot->save(numbered(n)));
        QVERIFY(m_store->close(*slot, now.addSecs(n)));
    }
    QVERIFY(files().isEmpty());
    const QList<storage::DraftStore::Closed> closed = m_store->closed();
    QCOMPARE(closed.size(), 2);
    QCOMPARE(closed.constFirst().draft.document, numbered(2).document);
    QCOMPARE(closed.constFirst().closed, now.addSecs(2));
    const auto taken = m_store->reopen(closed.constLast().id);
    QVERIFY(taken);
    QCOMPARE(taken->draft.document, numbered(1).document);
    QCOMPARE(taken->slot->load()->document, numbered(1).document);
    QCOMPARE(m_store->closed().size(), 1);
    QVERIFY2(m_store->takeAll().drafts.empty(), "it is held");
    QVERIFY(!m_store->reopen(closed.constLast().id));
}

void DraftStoreTest::oldestClosedJobsGo()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int n = 0; n < storage::DraftStore::mostClosed + 2; ++n) {
        const auto slot = m_store->newSlot();
        QVERIFY(slot->save(numbered(n)));
        QVERIFY(m_store->close(*slot, now.addSecs(n)));
    }
    const QList<storage::DraftStore::Closed> closed = m_store->closed();
    QCOMPARE(closed.size(), storage::DraftStore::mostClosed);
    QCOMPARE(closed.constLast().draft.document, numbered(2).document);
}

void DraftStoreTest::survivesBeingKilled()
{
    for (int round = 0; round < 5; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--save-for-ever"_s, m_folder->path()});
        QVERIFY(child.waitForStarted());
        QByteArray saved;
        while (saved.count('s') < 3 + round) {
            QVERIFY(child.waitForReadyRead(10000));
            saved += child.readAllStandardOutput();
        }
        QVERIFY2(m_store->takeAll().drafts.empty(), "while it runs, it holds its draft");
        child.kill();
        QVERIFY(child.waitForFinished());
        const storage::DraftStore::Found found = m_store->takeAll();
        QVERIFY2(found.drafts.size() == 1 && found.problems.isEmpty(), "the draft is whole");
        const storage::Draft &back = found.drafts.front().draft;
        QCOMPARE(back.document, numbered(back.jsonText.toInt()).document);
        QVERIFY(back.jsonText.toInt() >= saved.count('s'));
        QVERIFY(found.drafts.front().slot->remove());
    }
}

void DraftStoreTest::failsWhereNothingCanBeWritten()
{
    const storage::DraftStore store(u"/proc/drafts"_s);
    QVERIFY(!store.newSlot()->save(numbered(1)));
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--save-for-ever"_L1)
        return saveForEver(arguments.value(2));
    DraftStoreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_draftstore.moc"
