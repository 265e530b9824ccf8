// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/store.h"

#include "app/storage/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

#include <span>

namespace fleetwright::sandbox
{

namespace
{

using namespace Qt::Literals::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Sandbox)
};

constexpr auto fileName = "sandbox.sqlite"_L1;
constexpr auto inMemory = ":memory:"_L1;

/// The statements that lead from each version to the next; a released step never changes.
constexpr QLatin1StringView firstVersion[] = {
    "CREATE TABLE things (name TEXT PRIMARY KEY, id TEXT NOT NULL, type TEXT, "
    "attributes TEXT NOT NULL, version INTEGER NOT NULL)"_L1,
    "CREATE TABLE thing_attributes (thing TEXT NOT NULL REFERENCES things(name) ON DELETE CASCADE, "
    "name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (thing, name))"_L1,
    "CREATE INDEX thing_attributes_by_name ON thing_attributes(name, value)"_L1,
    "CREATE TABLE thing_groups (name TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
    "parent TEXT REFERENCES thing_groups(name), description TEXT NOT NULL, attributes TEXT NOT NULL, "
    "query TEXT, created_at REAL NOT NULL)"_L1,
    "CREATE INDEX thing_groups_by_parent ON thing_groups(parent)"_L1,
    "CREATE TABLE group_things (thing_group TEXT NOT NULL REFERENCES thing_groups(name) ON DELETE CASCADE, "
    "thing TEXT NOT NULL REFERENCES things(name) ON DELETE CASCADE, PRIMARY KEY (thing_group, thing)) WITHOUT ROWID"_L1,
    "CREATE TABLE jobs (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, "
    "status TEXT NOT NULL, target_selection TEXT NOT NULL, namespace_id TEXT, request TEXT NOT NULL, "
    "document TEXT, document_template TEXT, starts_at REAL, created_at REAL NOT NULL, "
    "updated_at REAL NOT NULL, completed_at REAL)"_L1,
    "CREATE TABLE job_targets (job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, "
    "position INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (job, position))"_L1,
    "CREATE INDEX job_targets_by_name ON job_targets(kind, name)"_L1,
    "CREATE TABLE executions (job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, "
    "thing TEXT NOT NULL, number INTEGER NOT NULL, status TEXT NOT NULL, queued_at REAL NOT NULL, "
    "started_at REAL, updated_at REAL NOT NULL, version INTEGER NOT NULL, "
    "PRIMARY KEY (job, thing, number)) WITHOUT ROWID"_L1,
};
constexpr QLatin1StringView secondVersion[] = {
    "CREATE TABLE fleet_jobs (job TEXT PRIMARY KEY REFERENCES jobs(id) ON DELETE CASCADE, "
    "begun_at REAL NOT NULL, advanced_at REAL NOT NULL, seconds REAL NOT NULL, assumptions TEXT NOT NULL)"_L1,
    "CREATE TABLE fleet_things (job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, "
    "position INTEGER NOT NULL, thing TEXT NOT NULL, PRIMARY KEY (job, position)) WITHOUT ROWID"_L1,
};
constexpr std::span<const QLatin1StringView> steps[Store::schemaVersion] = {firstVersion, secondVersion};

tl::unexpected<Refusal> unavailable(const QSqlError &error)
{
    return refusal(503, "ServiceUnavailableException",
                   u"The sandbox cannot use its database at the moment: %1"_s.arg(error.text().trimmed()));
}

/// SQLite gives its side files the rights of the file, so the file has them from the start; one of an earlier
/// version gets them now.
void keepToTheUser(const QString &path)
{
    constexpr auto forTheUser = QFile::ReadOwner | QFile::WriteOwner;
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly | QIODevice::Append))
        file.close();
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1}) {
        if (QFile::exists(path + suffix))
            QFile::setPermissions(path + suffix, forTheUser);
    }
}

} // namespace

Store::Store() : m_connection(u"sandbox-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Store::~Store()
{
    close();
}

void Store::close()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Expected<void> Store::open(const QString &folder)
{
    close();
    m_notice.clear();
    if (folder == inMemory)
        return openFile(inMemory).and_then([this] { return upgrade(); });
    if (const auto made = storage::makeFolder(folder); !made)
        return failure(Texts::tr("The sandbox's folder cannot be made."), folder);
    const QString path = QDir(folder).filePath(fileName);
    if (const auto opened = openFile(path); !opened)
        return opened;
    if (isSound())
        return upgrade();

    close();
    const Expected<QString> aside = storage::setAside(path);
    if (!aside)
        return failure(Texts::tr("The sandbox's database is damaged and cannot be set aside."), path);
    // What another program might still replay into the new file
    for (const auto suffix : {"-wal"_L1, "-shm"_L1}) {
        if (QFile::exists(path + suffix))
            QFile::rename(path + suffix, *aside + suffix);
    }
    m_notice = Texts::tr("The sandbox's database was damaged. It was set aside as %1, and the sandbox starts "
                         "with an empty one: the jobs submitted to it are gone.")
                   .arg(QDir::toNativeSeparators(*aside));
    if (const auto opened = openFile(path); !opened)
        return opened;
    return upgrade();
}

Expected<void> Store::openFile(const QString &path)
{
    if (path != inMemory)
        keepToTheUser(path);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs));
    if (!m_database.open()) {
        const QString reason = m_database.lastError().text();
        close();
        return failure(Texts::tr("The sandbox's database cannot be opened."), path + u": "_s + reason);
    }
    return {};
}

bool Store::isSound()
{
    QSqlQuery query(m_database);
    if (query.exec(u"PRAGMA quick_check(1)"_s))
        return query.next() && query.value(0).toString() == "ok"_L1;
    // SQLITE_CORRUPT and SQLITE_NOTADB; anything else (busy, no permission) says nothing about the content
    const QString code = query.lastError().nativeErrorCode();
    return code != "11"_L1 && code != "26"_L1;
}

Expected<void> Store::upgrade()
{
    const auto fail = [this](const Refusal &error) {
        const QString path = m_database.databaseName();
        close();
        return failure(Texts::tr("The sandbox's database cannot be written."),
                       path + u": "_s + error.message);
    };
    for (const QString &pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (const auto set = rows(pragma); !set)
            return fail(set.error());
    }
    int found = 0;
    const auto upgraded = transaction([this, &found]() -> Reply<void> {
        const auto version = rows(u"PRAGMA user_version"_s);
        if (!version)
            return tl::unexpected(version.error());
        found = version->constFirst().constFirst().toInt();
        for (int step = found; step < schemaVersion; ++step) {
            for (const QLatin1StringView statement : steps[step]) {
                if (auto done = run(QString(statement)); !done)
                    return done;
            }
        }
        return found < schemaVersion ? run(u"PRAGMA user_version = %1"_s.arg(schemaVersion)) : Reply<void>();
    });
    if (!upgraded)
        return fail(upgraded.error());
    if (found > schemaVersion) {
        const QString path = m_database.databaseName();
        close();
        return failure(Texts::tr("The sandbox's database was made by a later version of Fleetwright."), path);
    }
    return {};
}

Reply<Store::Rows> Store::rows(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return unavailable(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return unavailable(query.lastError());
    Rows result;
    const int columns = query.record().count();
    while (query.next()) {
        Row row;
        row.reserve(columns);
        for (int column = 0; column < columns; ++column)
            row += query.value(column);
        result += row;
    }
    if (query.lastError().isValid())
        return unavailable(query.lastError());
    return result;
}

Reply<void> Store::run(const QString &sql, const QVariantList &values)
{
    return runAll(sql, {values});
}

Reply<void> Store::runAll(const QString &sql, const QList<QVariantList> &values)
{
    QSqlQuery query(m_database);
    if (!query.prepare(sql))
        return unavailable(query.lastError());
    for (const QVariantList &list : values) {
        for (qsizetype i = 0; i < list.size(); ++i)
            query.bindValue(static_cast<int>(i), list.at(i));
        if (!query.exec())
            return unavailable(query.lastError());
    }
    return {};
}

Reply<void> Store::transaction(const std::function<Reply<void>()> &work)
{
    if (auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    if (auto done = work(); !done) {
        // The first failure is the one to tell, whatever becomes of the rollback
        [[maybe_unused]] const auto undone = run(u"ROLLBACK"_s);
        return done;
    }
    auto committed = run(u"COMMIT"_s);
    if (!committed) [[maybe_unused]]
        const auto undone = run(u"ROLLBACK"_s);
    return committed;
}

} // namespace fleetwright::sandbox
