// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/atomicfile.h"
#include "app/storage/connectionstore.h"
#include "app/storage/draftstore.h"
#include "app/storage/templatestore.h"
#include "tests/support/tinydisk.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <functional>

#include <sys/stat.h>

using namespace fleetwright;
using namespace Qt::Literals::StringLiterals;

/// One way to write and one to read files; what cannot be written leaves what was there.
class TestAtomicFile : public QObject
{
    Q_OBJECT

private slots:
    void fullDiskLeavesTheOldFile_data();
    void fullDiskLeavesTheOldFile();
    void fullDiskIsToldByTheStores();
    void whatCannotBePutInPlaceIsTold();
    void linkIsFollowed();
    void whatIsNoFileIsRefused_data();
    void whatIsNoFileIsRefused();
    void rightsOfANamedFileStay();
    void ownFilesAreForTheUserAlone();
    void readersAndWritersHaveOneLimit();
};

void TestAtomicFile::fullDiskLeavesTheOldFile_data()
{
    QTest::addColumn<bool>("named");
    QTest::addColumn<int>("size");
    for (const bool named : {false, true}) {
        // Less than a buffer of QFile, and more than one
        for (const int size : {9'000, 200'000})
            QTest::addRow("%s, %d bytes", named ? "named" : "own", size) << named << size;
    }
}

void TestAtomicFile::fullDiskLeavesTheOldFile()
{
    QFETCH(bool, named);
    QFETCH(int, size);
    const test::TinyDisk disk(8192);
    const QString path = disk.filePath(u"job.json"_s);
    const auto write = [&](const QByteArray &bytes) {
        return named ? storage::writeNamed(path, bytes) : storage::writeWhole(path, bytes);
    };
    QVERIFY(write("old"));
    const Expected<void> written = write(QByteArray(size, 'x'));
    QVERIFY(!written);
    QVERIFY2(written.error().message.contains(path), qPrintable(written.error().message));
    const QString reason = disk.isMounted() ? u"No space left"_s : u"File too large"_s;
    QVERIFY2(written.error().message.contains(reason, Qt::CaseInsensitive),
             qPrintable(written.error().message));
    QCOMPARE(storage::readWhole(path).value_or("gone"), QByteArray("old"));
    QCOMPARE(QDir(QFileInfo(path).path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"job.json"_s});
    QVERIFY(write("new"));
    QCOMPARE(storage::readWhole(path).value_or("gone"), QByteArray("new"));
}

void TestAtomicFile::fullDiskIsToldByTheStores()
{
    const test::TinyDisk disk(16'384);
    const storage::DraftStore drafts(disk.filePath({}));
    storage::ConnectionStore connections(disk.filePath(u"connections.json"_s));
    storage::TemplateStore templates(disk.filePath(u"templates"_s));
    const job::JobDocument large({{u"document"_s, QString(20'000, u'x')}});
    QVERIFY(!drafts.newSlot()->save({.document = large}));
    QVERIFY(!templates.add(u"Firmware"_s, large));
    aws::Connection connection{.name = QString(20'000, u'x'), .kind = aws::Connection::Kind::Environment};
    QVERIFY(!connections.save(connection));
    QVERIFY(drafts.takeAll().drafts.empty());
    QVERIFY(templates.list().isEmpty());
    QVERIFY(!QFile::exists(disk.filePath(u"connections.json"_s)));
}

// A name that is too long for a file: the one beside it, whose name is shorter, can be written all the same.
void TestAtomicFile::whatCannotBePutInPlaceIsTold()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QString(300, u'x'));
    for (const Expected<void> &written : {storage::writeNamed(path, "x"), storage::writeWhole(path, "x")}) {
        QVERIFY(!written);
        QVERIFY2(written.error().message.contains(path), qPrintable(written.error().message));
    }
    QVERIFY(QDir(folder.path()).isEmpty(QDir::Files | QDir::Hidden));
}

void TestAtomicFile::linkIsFollowed()
{
    const QTemporaryDir folder;
    const QString real = folder.filePath(u"real.json"_s);
    const QString link = folder.filePath(u"link.json"_s);
    const QString second = folder.filePath(u"second.json"_s);
    QVERIFY(QFile::link(real, link) && QFile::link(link, second));
    for (const QByteArray &text : {QByteArray("made"), QByteArray("replaced")}) {
        QVERIFY(storage::writeNamed(second, text));
        QCOMPARE(storage::readWhole(real).value_or("gone"), text);
        QVERIFY(QFileInfo(link).isSymLink() && QFileInfo(second).isSymLink());
    }
    QVERIFY(QFile::remove(real) && QFile::link(second, real));
    QVERIFY2(!storage::writeNamed(link, "x"), "links in a circle");
}

void TestAtomicFile::whatIsNoFileIsRefused_data()
{
    QTest::addColumn<std::function<bool(const QString &)>>("make");
    using Make = std::function<bool(const QString &)>;
    QTest::newRow("pipe") << Make(
        [](const QString &path) { return ::mkfifo(QFile::encodeName(path).constData(), 0600) == 0; });
    QTest::newRow("device") << Make([](const QString &path) { return QFile::link(u"/dev/full"_s, path); });
    QTest::newRow("folder") << Make([](const QString &path) { return QDir().mkdir(path); });
}

void TestAtomicFile::whatIsNoFileIsRefused()
{
    QFETCH(std::function<bool(const QString &)>, make);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"job.json"_s);
    QVERIFY(make(path));
    QVERIFY(!storage::isFileOrNothing(path));
    // Neither may wait for another program
    for (const Expected<void> &written : {storage::writeNamed(path, "x"), storage::writeWhole(path, "x")}) {
        QVERIFY(!written);
        QVERIFY2(written.error().message.contains(path), qPrintable(written.error().message));
    }
    QVERIFY(!storage::readWhole(path));
    QVERIFY(!storage::isFileOrNothing(path));
}

void TestAtomicFile::rightsOfANamedFileStay()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"job.json"_s);
    QVERIFY(storage::writeNamed(path, "1"));
    QVERIFY2(QFile::permissions(path) & QFile::ReadGroup, "as the umask says");
    const QFile::Permissions unusual = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(path, unusual));
    QVERIFY(storage::writeNamed(path, "2"));
    const QFile::Permissions everybody =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(path) & everybody, QFile::ReadGroup);
    QVERIFY2(!storage::writeNamed(folder.filePath(u"none/job.json"_s), "3"), "no folder is made unasked");
    QVERIFY(!QDir(folder.filePath(u"none"_s)).exists());
}

void TestAtomicFile::ownFilesAreForTheUserAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new/draft.json"_s);
    QVERIFY(storage::writeWhole(path, "1"));
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
}

void TestAtomicFile::readersAndWritersHaveOneLimit()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"draft.json"_s);
    QVERIFY(storage::writeWhole(path, QByteArray(storage::largestFile, 'x')));
    QVERIFY(storage::readWhole(path));
    QVERIFY(!storage::writeWhole(path, QByteArray(storage::largestFile + 1, 'x')));
    QCOMPARE(QFileInfo(path).size(), storage::largestFile);
    QVERIFY(!storage::readWhole(path, 100));
}

int main(int argc, char **argv)
{
    test::TinyDisk::prepare();
    const QCoreApplication app(argc, argv);
    TestAtomicFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_atomicfile.moc"
