// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database.h"

#include "app/storage/atomicfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace fleetwright::storage
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Database)
};

const auto memory = ":memory:"_L1;

/// SQLite's own codes for a file that is not (any more) a database.
bool isDamaged(const QString &nativeCode)
{
    return nativeCode == "11"_L1 || nativeCode == "26"_L1;
}

} // namespace

Expected<std::unique_ptr<Database>> Database::open(const QString &path, int version,
                                                   const QStringList &statements)
{
    const bool isFile = path != memory;
    if (isFile) {
        if (Expected<void> made = makeFolder(QFileInfo(path).absolutePath()); !made)
            return tl::unexpected(made.error());
    }
    if (isFile && !isFileOrNothing(path))
        return failure(Texts::tr("%1 cannot be used: it is not a regular file.").arg(path));
    QString aside;
    for (bool isSecondTry = false;; isSecondTry = true) {
        // SQLite gives its side files the rights of the file, so the file has them from the start
        if (isFile && !QFile::exists(path)) {
            QFile fresh(path);
            if (fresh.open(QIODevice::WriteOnly | QIODevice::Append))
                fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        }
        std::unique_ptr<Database> database(new Database(QUuid::createUuid().toString()));
        {
            QSqlDatabase handle = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_name);
            handle.setDatabaseName(path);
            handle.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
            if (!handle.open())
                return failure(Texts::tr("%1 cannot be opened.").arg(path), handle.lastError().text());
        }
        Expected<void> prepared = database->prepare(version, statements);
        if (prepared) {
            database->m_setAside = aside;
            return database;
        }
        const bool damaged = isDamaged(prepared.error().detail);
        database.reset();
        if (!damaged || !isFile || isSecondTry)
            return tl::unexpected(
                Error{Texts::tr("%1 cannot be used: %2").arg(path, prepared.error().message), {}});
        const Expected<QString> kept = setAside(path);
        if (!kept)
            return tl::unexpected(kept.error());
        aside = *kept;
        // What was written last may stand in the side files only
        for (const QString &side : {u"-wal"_s, u"-shm"_s}) {
            if (QFile::exists(path + side))
                QFile::rename(path + side, aside + side);
        }
    }
}

Database::~Database()
{
    {
        QSqlDatabase handle = QSqlDatabase::database(m_name, false);
        handle.close();
    }
    QSqlDatabase::removeDatabase(m_name);
}

Expected<void> Database::prepare(int version, const QStringList &statements)
{
    QSqlQuery query(handle());
    const auto run = [&](const QString &statement) -> Expected<void> {
        if (query.exec(statement))
            return {};
        return failure(query.lastError().text(), query.lastError().nativeErrorCode());
    };
    for (const QString &pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"BEGIN IMMEDIATE"_s}) {
        if (Expected<void> done = run(pragma); !done)
            return done;
    }
    if (Expected<void> done = run(u"PRAGMA user_version"_s); !done)
        return done;
    const int found = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    if (found > version)
        return failure(Texts::tr("it was written by a newer Fleetwright."));
    if (found == 0) {
        for (const QString &statement : statements) {
            if (Expected<void> done = run(statement); !done)
                return done;
        }
        if (Expected<void> done = run(u"PRAGMA user_version = %1"_s.arg(version)); !done)
            return done;
    }
    return run(u"COMMIT"_s);
}

} // namespace fleetwright::storage
