// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/templatestore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

namespace
{

job::JobDocument sample()
{
    return job::JobDocument({{u"jobId"_s, u"fw-1"_s},
                             {u"targets"_s, QJsonArray{u"arn:aws:iot:eu-west-1:000000000000:thing/a"_s}},
                             {u"description"_s, u"Ünïcode 😀"_s},
                             {u"unknownMember"_s, QJsonObject{{u"kept"_s, true}}}});
}

} // namespace

class TemplateStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void comesBackAsItWas();
    void notesStayWithIt();
    void filesAreReadableAndPrivate();
    void namesAreUniqueWhateverTheirCase();
    void idsAreSafeFileNames_data();
    void idsAreSafeFileNames();
    void overwritesKeepTheName();
    void damagedFilesAreToldAndKept();
    void newerFilesAreRefused();
    void seesWhatOthersPutThere();
    void importsAPlainJob();
    void refusesWhatIsNoJob();
    void idsCannotLeaveTheFolder();
    void restoreNeverReplacesAnother();
    void failsWhereNothingCanBeWritten();

private:
    void put(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_path + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<storage::TemplateStore> m_store;
};

void TemplateStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"deep/templates"_s);
    m_store = std::make_unique<storage::TemplateStore>(m_path);
}

void TemplateStoreTest::comesBackAsItWas()
{
    QSignalSpy changed(m_store.get(), &storage::TemplateStore::changed);
    const Expected<QString> id = m_store->add(u"  Firmware 2.4  "_s, sample());
    QVERIFY(id);
    QVERIFY(!changed.isEmpty());
    const storage::TemplateStore fresh(m_path);
    const Expected<storage::JobTemplate> item = fresh.load(*id);
    QVERIFY(item);
    QCOMPARE(item->name, u"Firmware 2.4"_s);
    QCOMPARE(item->document, sample());
    QVERIFY(item->saved.isValid());
}

void TemplateStoreTest::notesStayWithIt()
{
    const auto document = job::JobDocument::parse(
        R"({"$schema":"s","jobId":"a","tags":[{"Key":"k","// b":1,"// a":2,"Value":"v"}]})");
    QVERIFY(document);
    QCOMPARE(document->notes().count(), 3);
    const Expected<QString> id = m_store->add(u"Noted"_s, *document);
    QVERIFY(id);
    const Expected<QString> copy = m_store->duplicate(*id);
    QVERIFY(copy);
    QCOMPARE(m_store->load(*copy)->document, *document);
    // a plain job file taken in
    const QString path = m_folder->filePath(u"plain.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(document->fileText()) > 0);
    file.close();
    const Expected<QString> imported = m_store->importFile(path);
    QVERIFY(imported);
    QCOMPARE(m_store->load(*imported)->document, *document);
}

void TemplateStoreTest::filesAreReadableAndPrivate()
{
    QVERIFY(m_store->add(u"Firmware"_s, sample()));
    QFile file(m_path + u"/firmware.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.indexOf("\"jobId\"") < text.indexOf("\"targets\""), text.constData());
    QVERIFY(text.indexOf("\"name\"") < text.indexOf("\"job\""));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TemplateStoreTest::namesAreUniqueWhateverTheirCase()
{
    QVERIFY(m_store->add(u"Firmware"_s, sample()));
    QVERIFY(!m_store->add(u"firmware "_s, sample()));
    QVERIFY(!m_store->add(u"   "_s, sample()));
    const Expected<QString> other = m_store->add(u"Other"_s, sample());
    QVERIFY(!m_store->rename(*other, u"FIRMWARE"_s));
    QVERIFY(m_store->rename(*other, u"OTHER"_s));
}

void TemplateStoreTest::idsAreSafeFileNames_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"../../etc/passwd"_s, u"a/b\\c"_s, u"日本語"_s, u"."_s, u"CON"_s,
                                u"Ärger & Übel"_s, QString(300, u'x')})
        QTest::newRow(qPrintable(name.left(30))) << name;
}

void TemplateStoreTest::idsAreSafeFileNames()
{
    QFETCH(QString, name);
    const Expected<QString> id = m_store->add(name, sample());
    QVERIFY(id);
    QVERIFY(QRegularExpression(u"\\A[a-z0-9-]{1,70}\\z"_s).match(*id).hasMatch());
    QCOMPARE(m_store->load(*id)->name, name);
    QCOMPARE(QDir(m_path).entryList(QDir::Files).size(), 1);
}

void TemplateStoreTest::overwritesKeepTheName()
{
    const Expected<QString> id = m_store->add(u"Firmware"_s, sample());
    const job::JobDocument other = sample().with(json::Pointer({u"jobId"_s}), u"fw-2"_s);
    QVERIFY(m_store->overwrite(*id, other));
    QCOMPARE(m_store->load(*id)->document, other);
    QCOMPARE(m_store->load(*id)->name, u"Firmware"_s);
    QVERIFY(!m_store->overwrite(u"nothing"_s, other));
}

void TemplateStoreTest::damagedFilesAreToldAndKept()
{
    QVERIFY(m_store->add(u"Good"_s, sample()));
    put(u"bad.json"_s, "{\"schema\": 1,");
    put(u"notes.txt"_s, "no template");
    QCOMPARE(m_store->list().size(), 1);
    QCOMPARE(m_store->unreadable().size(), 1);
    QVERIFY(m_store->unreadable().constFirst().message.contains(u"bad.json"_s));
    QVERIFY(QFile::exists(m_path + u"/bad.json"_s));
}

void TemplateStoreTest::newerFilesAreRefused()
{
    put(u"newer.json"_s, "{\"schema\": 99, \"name\": \"x\", \"job\": {}}");
    const Expected<storage::JobTemplate> item = m_store->load(u"newer"_s);
    QVERIFY(!item);
    QVERIFY(item.error().message.contains(u"newer"_s));
}

void TemplateStoreTest::seesWhatOthersPutThere()
{
    QSignalSpy changed(m_store.get(), &storage::TemplateStore::changed);
    put(u"theirs.json"_s, "{\"schema\": 1, \"name\": \"Theirs\", \"job\": {\"jobId\": \"a\"}}");
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(m_store->list().size(), 1);
}

void TemplateStoreTest::importsAPlainJob()
{
    const QString path = m_folder->filePath(u"night-shift.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sample().text());
    file.close();
    const Expected<QString> id = m_store->importFile(path);
    QVERIFY(id);
    QCOMPARE(m_store->load(*id)->name, u"night-shift"_s);
    QCOMPARE(m_store->load(*id)->document, sample());
    QVERIFY(m_store->importFile(path));
    QCOMPARE(m_store->list().size(), 2);
}

void TemplateStoreTest::refusesWhatIsNoJob()
{
    const QString path = m_folder->filePath(u"other.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"compilerOptions\": {}}");
    file.close();
    const Expected<QString> id = m_store->importFile(path);
    QVERIFY(!id);
    QVERIFY(id.error().message.contains(u"other.json"_s));
    QVERIFY(!m_store->importFile(u"/no/such/file.json"_s));
}

void TemplateStoreTest::idsCannotLeaveTheFolder()
{
    QFile outside(m_folder->filePath(u"deep/secret.json"_s));
    QVERIFY(outside.open(QIODevice::WriteOnly));
    outside.write("{\"schema\": 1, \"name\": \"x\", \"job\": {}}");
    outside.close();
    QVERIFY(!m_store->load(u"../secret"_s));
    QVERIFY(!m_store->remove(u"../secret"_s));
    QVERIFY(QFile::exists(outside.fileName()));
}

void TemplateStoreTest::restoreNeverReplacesAnother()
{
    const Expected<QString> id = m_store->add(u"Firmware"_s, sample());
    const Expected<storage::JobTemplate> removed = m_store->remove(*id);
    QVERIFY(removed);
    const job::JobDocument other = sample().with(json::Pointer({u"jobId"_s}), u"fw-2"_s);
    QVERIFY(m_store->add(u"Firmware"_s, other));
    QVERIFY(m_store->restore(*removed));
    QCOMPARE(m_store->list().size(), 2);
    QCOMPARE(m_store->load(*id)->document, other);
}

void TemplateStoreTest::failsWhereNothingCanBeWritten()
{
    storage::TemplateStore store(u"/proc/templates"_s);
    const Expected<QString> id = store.add(u"Firmware"_s, sample());
    QVERIFY(!id);
    QVERIFY(!id.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TemplateStoreTest)
#include "tst_templatestore.moc"
