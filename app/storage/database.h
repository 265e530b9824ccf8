// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/expected.h"

#include <QSqlDatabase>
#include <QStringList>

#include <memory>
#include <optional>

class QSqlError;

namespace fleetwright::storage
{

/// An SQLite file with a version of its own; closed with this object.
class Database
{
public:
    /// Tells a file from another that has its name later.
    struct FileId {
        quint64 device = 0;
        quint64 file = 0;

        bool operator==(const FileId &) const = default;
    };
    struct Tables {
        int version = 1;
        QStringList statements = {};  ///< make version 1 from nothing
        QStringList afterDamage = {}; ///< run once in a file that replaces a damaged one
    };

    /// Opens or makes the file and brings it to the version of `tables`. Every write is on the disk when it
    /// returns; other processes may use the file too. A file that is damaged is set aside and a new one made,
    /// by one process where several find it so; one of a newer version is refused. `damaged` is a file in
    /// whose use damage was met: it is set aside where it still has this name. `:memory:` keeps nothing.
    [[nodiscard]] static Expected<std::unique_ptr<Database>> open(const QString &path, const Tables &tables,
                                                                  const std::optional<FileId> &damaged = {});
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Where a damaged file was kept when this was opened; empty where there was none.
    [[nodiscard]] QString setAsidePath() const { return m_setAside; }
    [[nodiscard]] QSqlDatabase handle() const { return QSqlDatabase::database(m_name); }
    /// Which file this is; nothing in memory.
    [[nodiscard]] std::optional<FileId> file() const { return m_file; }
    /// False once another process has set the file aside, or somebody has removed it.
    [[nodiscard]] bool isInPlace() const;

    /// True for SQLite's ways of saying that a file is not, or not any more, a database.
    [[nodiscard]] static bool isDamage(const QSqlError &error);

private:
    explicit Database(QString path);
    [[nodiscard]] Expected<void> prepare(const Tables &tables, bool replacesDamaged);

    QString m_path;
    QString m_name;
    QString m_setAside;
    std::optional<FileId> m_file;
};

} // namespace fleetwright::storage
