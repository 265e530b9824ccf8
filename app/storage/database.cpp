// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database.h"

#include "app/storage/atomicfile.h"
#include "app/storage/folderlock.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace fleetwright::storage
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Database)
};

const auto memory = ":memory:"_L1;
constexpr int busyTimeoutMs = 5000;
// Looking through a larger file would hold up the start; damage in it is met when it is used.
constexpr qint64 largestChecked = 64LL * 1024 * 1024;

/// SQLite's primary result code; the rest of the number tells more.
int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

constexpr int busy = 5;
constexpr int corrupt = 11;
constexpr int noDatabase = 26;

std::optional<Database::FileId> fileIdOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return Database::FileId{status.st_dev, status.st_ino};
    return std::nullopt;
#else
    return QFile::exists(path) ? std::optional(Database::FileId()) : std::nullopt;
#endif
}

/// Puts a damaged file out of the way, with what was written last, which may stand in the side files only.
Expected<QString> setAsideWhole(const QString &path)
{
    Expected<QString> aside = setAside(path);
    if (!aside)
        return aside;
    for (const QString &side : {u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(path + side))
            QFile::rename(path + side, *aside + side);
    }
    return aside;
}

} // namespace

bool Database::isDamage(const QSqlError &error)
{
    const int code = primaryCode(error);
    return code == corrupt || code == noDatabase;
}

Expected<std::unique_ptr<Database>> Database::open(const QString &path, const Tables &tables,
                                                   const std::optional<FileId> &damaged)
{
    const bool isFile = path != memory;
    std::optional<FolderLock> lock;
    if (isFile) {
        const QString folder = QFileInfo(path).absolutePath();
        if (Expected<void> made = makeFolder(folder); !made)
            return tl::unexpected(made.error());
        if (!isFileOrNothing(path))
            return failure(Texts::tr("%1 cannot be used: it is not a regular file.").arg(path));
        lock.emplace(folder);
    }
    QString aside;
    if (damaged && isFile && fileIdOf(path) == damaged) {
        const Expected<QString> kept = setAsideWhole(path);
        if (!kept)
            return tl::unexpected(kept.error());
        aside = *kept;
    }
    for (bool isSecondTry = false;; isSecondTry = true) {
        // SQLite gives its side files the rights of the file, so the file has them from the start
        if (isFile && !QFile::exists(path)) {
            QFile fresh(path);
            if (fresh.open(QIODevice::WriteOnly | QIODevice::Append))
                fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        }
        std::unique_ptr<Database> database(new Database(path));
        {
            QSqlDatabase handle = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_name);
            handle.setDatabaseName(path);
            handle.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs));
            if (!handle.open())
                return failure(Texts::tr("%1 cannot be opened.").arg(path), handle.lastError().text());
        }
        if (isFile)
            database->m_file = fileIdOf(path);
        Expected<void> prepared = database->prepare(tables, !aside.isEmpty());
        if (prepared) {
            database->m_setAside = aside;
            return database;
        }
        const int code = prepared.error().detail.toInt();
        database.reset();
        // Without the lock another process may be about to do the same
        if ((code != corrupt && code != noDatabase) || !isFile || isSecondTry || !lock->isHeld())
            return tl::unexpected(
                Error{Texts::tr("%1 cannot be used: %2").arg(path, prepared.error().message), {}});
        const Expected<QString> kept = setAsideWhole(path);
        if (!kept)
            return tl::unexpected(kept.error());
        aside = *kept;
    }
}

Database::Database(QString path) : m_path(std::move(path)), m_name(QUuid::createUuid().toString())
{
}

Database::~Database()
{
    {
        QSqlDatabase handle = QSqlDatabase::database(m_name, false);
        handle.close();
    }
    QSqlDatabase::removeDatabase(m_name);
}

bool Database::isInPlace() const
{
    return !m_file || fileIdOf(m_path) == m_file;
}

Expected<void> Database::prepare(const Tables &tables, bool replacesDamaged)
{
    QSqlQuery query(handle());
    const auto run = [&](const QString &statement) -> Expected<void> {
        // Changing the journal does not wait by itself
        QDeadlineTimer end(busyTimeoutMs);
        while (!query.exec(statement)) {
            if (primaryCode(query.lastError()) != busy || end.hasExpired())
                return failure(query.lastError().text(), QString::number(primaryCode(query.lastError())));
            constexpr int pauseMs = 10;
            QThread::msleep(pauseMs);
        }
        return {};
    };
    if (const qint64 size = QFileInfo(m_path).size(); m_file && size > 0 && size <= largestChecked) {
        if (Expected<void> done = run(u"PRAGMA quick_check(1)"_s); !done)
            return done;
        const QString found = query.next() ? query.value(0).toString() : QString();
        query.finish();
        if (found != "ok"_L1)
            return failure(found, QString::number(corrupt));
    }
    for (const QString &pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"BEGIN IMMEDIATE"_s}) {
        if (Expected<void> done = run(pragma); !done)
            return done;
    }
    if (Expected<void> done = run(u"PRAGMA user_version"_s); !done)
        return done;
    const int found = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    if (found > tables.version)
        return failure(Texts::tr("it was written by a newer Fleetwright."));
    if (found == 0) {
        QStringList statements = tables.statements;
        if (replacesDamaged)
            statements += tables.afterDamage;
        statements += u"PRAGMA user_version = %1"_s.arg(tables.version);
        for (const QString &statement : std::as_const(statements)) {
            if (Expected<void> done = run(statement); !done)
                return done;
        }
    }
    return run(u"COMMIT"_s);
}

} // namespace fleetwright::storage
