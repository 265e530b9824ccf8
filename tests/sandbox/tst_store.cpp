// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fleetseed.h"
#include "app/sandbox/store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace fleetwright::sandbox;

namespace
{

const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

qlonglong number(Store &store, const QString &sql)
{
    const auto rows = store.rows(sql);
    return rows && !rows->isEmpty() ? rows->constFirst().constFirst().toLongLong() : -1;
}

QStringList names(Store &store, const QString &sql)
{
    QStringList result;
    for (const Store::Row &row : store.rows(sql).value_or(Store::Rows()))
        result += row.constFirst().toString();
    return result;
}

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void makesFolderAndTables();
    void filesAreForTheUserAlone_data();
    void filesAreForTheUserAlone();
    void keepsWhatIsWritten();
    void worksInMemory();
    void refusesFolderThatCannotBe();
    void setsDamagedFileAside_data();
    void setsDamagedFileAside();
    void refusesLaterVersion();
    void twoInstancesShareAFolder();
    void lockedDatabaseIsUnavailable();
    void transactionIsAllOrNothing();
    void seedsTheSameFleet();
    void seedsOnce();
};

void TestStore::makesFolderAndTables()
{
    const QTemporaryDir folder;
    Store store;
    QVERIFY(store.open(folder.filePath(u"a/b"_s)));
    QVERIFY(store.notice().isEmpty());
    QVERIFY(QFile::exists(folder.filePath(u"a/b/sandbox.sqlite"_s)));
    QCOMPARE(number(store, u"PRAGMA user_version"_s), Store::schemaVersion);
    QCOMPARE(names(store, u"PRAGMA journal_mode"_s), QStringList(u"wal"_s));
    QCOMPARE(number(store, u"PRAGMA foreign_keys"_s), 1);
}

void TestStore::filesAreForTheUserAlone_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("new") << false;
    QTest::newRow("from an earlier version") << true;
}

void TestStore::filesAreForTheUserAlone()
{
    QFETCH(bool, isThere);
    const QTemporaryDir outer;
    const QString folder = outer.filePath(u"sandbox"_s);
    const QString path = folder + u"/sandbox.sqlite"_s;
    if (isThere) {
        QVERIFY(QDir().mkpath(folder));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    }
    Store store;
    QVERIFY(store.open(folder));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    const QStringList files = QDir(folder).entryList(QDir::Files);
    QVERIFY2(files.size() > 1, "the database and its side files");
    for (const QString &file : files)
        QVERIFY2(!(QFile::permissions(folder + u'/' + file) & others), qPrintable(file));
    if (!isThere)
        QVERIFY(!(QFile::permissions(folder) & others));
}

void TestStore::keepsWhatIsWritten()
{
    const QTemporaryDir folder;
    {
        Store store;
        QVERIFY(store.open(folder.path()));
        QVERIFY(store.run(u"INSERT INTO things VALUES (?, ?, ?, ?, ?)"_s,
                          {u"a:b"_s, u"1"_s, QVariant(), u"{}"_s, 1}));
    }
    Store store;
    QVERIFY(store.open(folder.path()));
    QCOMPARE(names(store, u"SELECT name FROM things"_s), QStringList(u"a:b"_s));
}

void TestStore::worksInMemory()
{
    Store first;
    Store second;
    QVERIFY(first.open(u":memory:"_s));
    QVERIFY(second.open(u":memory:"_s));
    QVERIFY(seedFleet(first, now));
    QCOMPARE(number(first, u"SELECT COUNT(*) FROM things"_s), 320);
    QCOMPARE(number(second, u"SELECT COUNT(*) FROM things"_s), 0);
    QVERIFY(!QDir().exists(u":memory:"_s));
}

void TestStore::refusesFolderThatCannotBe()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Store store;
    const auto opened = store.open(folder.filePath(u"file/below"_s));
    QVERIFY(!opened);
    QCOMPARE(opened.error().message, u"The sandbox's folder cannot be made."_s);

    QVERIFY(QDir(folder.path()).mkpath(u"taken/sandbox.sqlite"_s));
    const auto taken = store.open(folder.filePath(u"taken"_s));
    QVERIFY(!taken);
    QCOMPARE(taken.error().message, u"The sandbox's database cannot be opened."_s);
}

void TestStore::setsDamagedFileAside_data()
{
    QTest::addColumn<qsizetype>("from");

    QTest::newRow("no database at all") << qsizetype(0);
    QTest::newRow("pages overwritten") << qsizetype(2048);
}

void TestStore::setsDamagedFileAside()
{
    QFETCH(qsizetype, from);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"sandbox.sqlite"_s);
    {
        Store store;
        QVERIFY(store.open(folder.path()));
        QVERIFY(seedFleet(store, now));
        QVERIFY(store.rows(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    QVERIFY(file.seek(from));
    file.write(QByteArray(size - from, 'x'));
    file.close();

    Store store;
    QVERIFY(store.open(folder.path()));
    const QStringList aside = QDir(folder.path()).entryList({u"sandbox.sqlite.damaged-*"_s});
    QCOMPARE(aside.size(), 1);
    QVERIFY(store.notice().contains(aside.constFirst()));
    QCOMPARE(QFile(folder.filePath(aside.constFirst())).size(), size);
    QVERIFY(seedFleet(store, now));
    QCOMPARE(number(store, u"SELECT COUNT(*) FROM things"_s), 320);
}

void TestStore::refusesLaterVersion()
{
    const QTemporaryDir folder;
    {
        Store store;
        QVERIFY(store.open(folder.path()));
        QVERIFY(seedFleet(store, now));
        QVERIFY(store.run(u"PRAGMA user_version = %1"_s.arg(Store::schemaVersion + 1)));
    }
    Store store;
    const auto opened = store.open(folder.path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().message, u"The sandbox's database was made by a later version of Fleetwright."_s);
    QVERIFY(QDir(folder.path()).entryList({u"*damaged*"_s}).isEmpty());
}

void TestStore::twoInstancesShareAFolder()
{
    const QTemporaryDir folder;
    Store first;
    Store second;
    QVERIFY(first.open(folder.path()));
    QVERIFY(seedFleet(first, now));
    QVERIFY(second.open(folder.path()));
    QVERIFY(seedFleet(second, now));
    QVERIFY(second.run(u"UPDATE things SET version = 2 WHERE name = 'lyon-gate-001'"_s));
    QCOMPARE(number(first, u"SELECT version FROM things WHERE name = 'lyon-gate-001'"_s), 2);
}

void TestStore::lockedDatabaseIsUnavailable()
{
    const QTemporaryDir folder;
    Store first;
    Store second;
    QVERIFY(first.open(folder.path()));
    QVERIFY(second.open(folder.path()));
    const auto held = first.transaction([&]() -> Reply<void> {
        const auto refused = second.run(u"DELETE FROM things"_s);
        if (refused)
            return refusal(500, "Test", u"the lock was not held"_s);
        if (refused.error().status != 503 || refused.error().code != "ServiceUnavailableException")
            return tl::unexpected(refused.error());
        return second.rows(u"SELECT * FROM things"_s) ? Reply<void>()
                                                      : refusal(500, "Test", u"cannot read"_s);
    });
    QVERIFY2(held, held ? "" : qPrintable(held.error().message));
    QVERIFY(second.run(u"DELETE FROM things"_s));
}

void TestStore::transactionIsAllOrNothing()
{
    Store store;
    QVERIFY(store.open(u":memory:"_s));
    QVERIFY(seedFleet(store, now));
    const auto failed = store.transaction([&]() -> Reply<void> {
        return store.run(u"DELETE FROM group_things"_s).and_then([]() -> Reply<void> {
            return notFound(u"changed my mind"_s);
        });
    });
    QVERIFY(!failed);
    QCOMPARE(failed.error().message, u"changed my mind"_s);
    QVERIFY(number(store, u"SELECT COUNT(*) FROM group_things"_s) > 0);
}

void TestStore::seedsTheSameFleet()
{
    Store first;
    Store second;
    for (Store *store : {&first, &second}) {
        QVERIFY(store->open(u":memory:"_s));
        QVERIFY(seedFleet(*store, now));
    }
    for (const auto &table : {u"things"_s, u"thing_attributes"_s, u"thing_groups"_s, u"group_things"_s}) {
        const QString sql = u"SELECT * FROM %1 ORDER BY 1, 2"_s.arg(table);
        QCOMPARE(first.rows(sql).value(), second.rows(sql).value());
    }
    QCOMPARE(number(first, u"SELECT COUNT(*) FROM things WHERE name GLOB '*:*'"_s), 112);
    QVERIFY(number(first, u"SELECT COUNT(*) FROM thing_groups WHERE parent IS NOT NULL"_s) >= 7);
    QCOMPARE(names(first, u"SELECT name FROM thing_groups WHERE query IS NOT NULL"_s),
             QStringList(u"outdated-firmware"_s));
    // The dynamic group holds exactly what its query says
    QCOMPARE(
        names(first, u"SELECT thing FROM group_things WHERE thing_group = 'outdated-firmware' ORDER BY 1"_s),
        names(
            first,
            u"SELECT thing FROM thing_attributes WHERE name = 'firmware' AND value = '2.3.4' ORDER BY 1"_s));
    QCOMPARE(names(first, u"SELECT query FROM thing_groups WHERE name = 'outdated-firmware'"_s),
             QStringList(u"attributes.firmware:2.3.4"_s));
}

void TestStore::seedsOnce()
{
    Store store;
    QVERIFY(store.open(u":memory:"_s));
    QVERIFY(seedFleet(store, now));
    QVERIFY(store.run(u"DELETE FROM things WHERE name = 'lyon-gate-001'"_s));
    QVERIFY(seedFleet(store, now.addDays(1)));
    QCOMPARE(number(store, u"SELECT COUNT(*) FROM things"_s), 319);
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
