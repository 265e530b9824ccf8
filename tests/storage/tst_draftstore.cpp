// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/draftstore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

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
    storage::DraftStore store(folder);
    for (int n = 1;; ++n) {
        if (!store.save(numbered(n)))
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
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void nothingAtFirst();
    void comesBackAsItWas();
    void clears();
    void aDamagedDraftIsSetAside();
    void survivesBeingKilled();
    void failsWhereNothingCanBeWritten();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void DraftStoreTest::nothingAtFirst()
{
    storage::DraftStore store(m_folder->filePath(u"drafts"_s));
    const auto loaded = store.load();
    QVERIFY(loaded);
    QVERIFY(!loaded->has_value());
    QVERIFY(store.clear());
}

void DraftStoreTest::comesBackAsItWas()
{
    storage::Draft draft = numbered(7);
    draft.jsonText = u"{ \"jobId\": \"broken"_s;
    draft.connectionId = u"c-1"_s;
    draft.filePath = u"/data/jobs/job.json"_s;
    draft.templateId = u"firmware"_s;
    storage::DraftStore store(m_folder->path());
    QVERIFY(store.save(draft));
    storage::DraftStore fresh(m_folder->path());
    const auto loaded = fresh.load();
    QVERIFY(loaded && *loaded);
    const storage::Draft &back = **loaded;
    QCOMPARE(back.document, draft.document);
    QCOMPARE(back.jsonText, draft.jsonText);
    QCOMPARE(back.connectionId, draft.connectionId);
    QCOMPARE(back.filePath, draft.filePath);
    QCOMPARE(back.templateId, draft.templateId);
    QCOMPARE(back.modified, true);
}

void DraftStoreTest::clears()
{
    storage::DraftStore store(m_folder->path());
    QVERIFY(store.save(numbered(1)));
    QVERIFY(store.clear());
    QVERIFY(!store.load()->has_value());
}

void DraftStoreTest::aDamagedDraftIsSetAside()
{
    storage::DraftStore store(m_folder->path());
    QVERIFY(store.save(numbered(1)));
    const QString name = QDir(m_folder->path()).entryList(QDir::Files).constFirst();
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"job\": {\"jobId\"");
    file.close();
    const auto loaded = store.load();
    QVERIFY(!loaded);
    QVERIFY(!loaded.error().message.isEmpty());
    const QStringList kept = QDir(m_folder->path()).entryList({name + u".damaged*"_s}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    QVERIFY2(store.load() && !store.load()->has_value(), "the next start is a clean one");
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
        child.kill();
        QVERIFY(child.waitForFinished());
        storage::DraftStore store(m_folder->path());
        const auto loaded = store.load();
        QVERIFY2(loaded && *loaded, "the draft is whole");
        const storage::Draft &back = **loaded;
        QCOMPARE(back.document, numbered(back.jsonText.toInt()).document);
        QVERIFY(back.jsonText.toInt() >= saved.count('s'));
    }
}

void DraftStoreTest::failsWhereNothingCanBeWritten()
{
    storage::DraftStore store(u"/proc/drafts"_s);
    QVERIFY(!store.save(numbered(1)));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--save-for-ever"_L1)
        return saveForEver(arguments.value(2));
    DraftStoreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_draftstore.moc"
